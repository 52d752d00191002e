// Loads the page again when the site has changed. Hidden pages hold no connection: browsers allow few.
"use strict";
(() => {
  const shown = document.currentScript.dataset.version;
  let changes = null;
  function listen() {
    if (document.hidden || changes) return;
    changes = new EventSource("/.translator/changes");
    changes.onmessage = (event) => {
      if (event.data !== shown) location.reload();
    };
  }
  function rest() {
    changes?.close();
    changes = null;
  }
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  listen();
})();
