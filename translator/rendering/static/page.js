"use strict";
// Partners light up together, arrow keys walk through the sentences, the sentence in hand shows its
// record and can be copied or linked to. The view and the size of the text are remembered.
(() => {
  const record = document.getElementById("record");
  if (!record) return;
  const said = document.getElementById("said");
  const facts = record.querySelector(".facts");
  const all = { source: [...document.querySelectorAll("main .source .s[data-n]")], target: [...document.querySelectorAll("main .target .s[data-n]")] };
  const byNumber = (side, n) => document.getElementById((side === "source" ? "s" : "t") + n);
  const partners = (n) => ["source", "target"].map((side) => byNumber(side, n)).filter(Boolean);
  const visible = (s) => s && s.getClientRects().length > 0;
  // The side that the keyboard walks through: the translation, unless only the source is shown.
  const walked = () => (document.getElementById("view-source")?.checked ? "source" : "target");
  const stop = (n) => byNumber(walked(), n);
  let marked = null; // the sentence that is marked on both sides
  let linked = null; // the one that the address names
  let inHand = null; // the one whose record is shown
  let leaving = false; // focus goes back to a sentence whose record was closed

  // What is marked: the sentence under the pointer, else the one in hand, else the one linked to.
  function mark(n) {
    if (n === marked) return;
    if (marked) partners(marked).forEach((s) => s.classList.remove("on"));
    marked = n;
    if (n) partners(n).forEach((s) => s.classList.add("on"));
  }
  const sentence = (event) => event.target.closest?.("main .s[data-n]");
  const held = () => inHand ?? linked;

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.append(text);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function show(n) {
    const target = byNumber("target", n);
    const lines = [element("p", `${record.dataset.sentence.replace("#", n)}: ${target.dataset.origin}`, { class: "origin" })];
    for (const [term, spelling, how] of JSON.parse(target.dataset.terms ?? "[]")) {
      const p = element("p", element("bdi", term), { class: "use" });
      p.append(" = ", element("bdi", spelling), ` (${how})`);
      lines.push(p);
    }
    const change = document.querySelector(`[data-change="${n}"]`);
    if (change) lines.push(element("p", change.cloneNode(true), { class: "change" }));
    if (target.dataset.findings) lines.push(element("p", element("bdi", target.dataset.findings), { class: "finding" }));
    facts.replaceChildren(...lines);
    if (inHand) partners(inHand).forEach((s) => s.removeAttribute("aria-describedby"));
    stop(n).setAttribute("aria-describedby", facts.id);
    inHand = n;
    mark(n);
    const row = target.closest(".row");
    if (row.nextElementSibling !== record) row.after(record); // so that Tab leads from the sentence to its buttons
    record.hidden = false;
  }

  function hide() {
    record.hidden = true;
    inHand = null;
    mark(held());
  }

  document.addEventListener("mouseover", (event) => mark(sentence(event)?.dataset.n ?? held()));
  document.addEventListener("click", (event) => {
    const s = sentence(event);
    if (!s || event.target.closest("a") || String(getSelection())) return;
    stop(s.dataset.n).focus({ preventScroll: true });
    show(s.dataset.n);
    s.scrollIntoView({ block: "nearest" }); // above the record
  });
  document.addEventListener("focusin", (event) => {
    const s = sentence(event);
    if (!s) return;
    mark(s.dataset.n);
    if (s !== event.target) return; // a link in it
    oneStop(s.dataset.n);
    if (s.matches(":focus-visible") && !leaving) show(s.dataset.n);
  });
  document.addEventListener("focusout", (event) => {
    const next = event.relatedTarget;
    if (inHand && next && !record.contains(next) && !next.closest?.(".s[data-n]")) hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (inHand && !record.contains(event.target) && !sentence(event)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (inHand || linked)) {
      leaving = true;
      if (record.contains(document.activeElement)) stop(inHand).focus({ preventScroll: true });
      else document.activeElement?.blur?.();
      leaving = false;
      linked = null;
      hide();
      mark(null);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = all[walked()];
    const here = document.activeElement; // after a link to #s12 it is the sentence on the other side
    const at = here?.matches(".s[data-n]") ? stops.findIndex((stop) => stop.dataset.n === here.dataset.n) : -1;
    if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stops[at + step];
    if (next) { event.preventDefault(); next.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); }
  });
  function oneStop(n) { // for the Tab key; the arrow keys go on from it
    for (const s of [...all.source, ...all.target]) s.tabIndex = -1;
    const at = n ? stop(n) : all[walked()][0];
    if (at) at.tabIndex = 0;
  }

  // Copying: the address of the sentence in hand, or its two texts.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // a page that is not served securely has no clipboard
      const field = element("textarea", text, { class: "unseen", "aria-hidden": "true" });
      record.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }
  record.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const n = inHand;
    if (button.dataset.copy === "link") {
      history.replaceState(null, "", `#s${n}`);
      linked = n;
    }
    await copy(button.dataset.copy === "link" ? location.href : partners(n).map((s) => s.textContent).join("\n"));
    button.focus();
    said.textContent = button.dataset.done;
    const label = button.textContent;
    if (label === button.dataset.done) return;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; said.textContent = ""; }, 2000);
  });

  function followHash() {
    linked = /^#[st](\d+)$/.exec(location.hash)?.[1] ?? null;
    if (!linked || !stop(linked)) { linked = null; return; }
    mark(linked);
    oneStop(linked);
    stop(linked).scrollIntoView({ block: "center" });
  }

  // Whatever changes the columns keeps the sentence that is being read where it is.
  const bar = document.querySelector(".bar");
  let reading = null;
  const top = (s) => (visible(s) ? s.getBoundingClientRect().top : null);
  function remember() {
    const edge = bar?.getBoundingClientRect().bottom ?? 0;
    const shown = [all.target, all.source].find((side) => visible(side[0])) ?? [];
    const begins = shown.find((s) => s.getBoundingClientRect().top >= edge);
    const goesOn = shown.find((s) => s.getBoundingClientRect().bottom > edge);
    const n = scrollY > 0 && (begins && top(begins) < innerHeight ? begins : goesOn)?.dataset.n;
    reading = n ? { n, source: top(byNumber("source", n)), target: top(byNumber("target", n)) } : null;
  }
  function restore() {
    if (!reading) return;
    const now = { source: top(byNumber("source", reading.n)), target: top(byNumber("target", reading.n)) };
    const side = ["target", "source"].find((name) => now[name] !== null && reading[name] !== null);
    const moved = side ? now[side] - reading[side] : (now.target ?? now.source) - (reading.target ?? reading.source);
    scrollBy({ top: moved, behavior: "instant" });
  }
  document.addEventListener("pointerdown", remember, true);
  document.addEventListener("keydown", remember, true);
  for (const choice of document.querySelectorAll(".views input, .sizes input")) {
    choice.addEventListener("change", () => {
      if (choice.name === "view") { hide(); oneStop(held()); }
      restore();
      remember();
      try { localStorage.setItem(`translator-${choice.name}`, choice.id); } catch { /* private windows keep nothing */ }
    });
  }
  for (const name of ["view", "size"]) {
    try { const kept = document.getElementById(localStorage.getItem(`translator-${name}`)); if (kept) kept.checked = true; } catch { /* as above */ }
  }
  oneStop(null);
  addEventListener("hashchange", followHash);
  followHash();
})();
