"use strict";
// Partners light up together, arrow keys walk through the sentences, a sentence shows its record.
(() => {
  const record = document.getElementById("record");
  const all = { source: [...document.querySelectorAll("main .source .s[data-n]")], target: [...document.querySelectorAll("main .target .s[data-n]")] };
  // The side that the keyboard walks through: the translation, unless only the source is shown.
  const walked = () => (document.getElementById("view-source").checked ? "source" : "target");
  const stops = () => all[walked()];
  const stop = (n) => document.getElementById((walked() === "source" ? "s" : "t") + n);
  const partners = (n) => document.querySelectorAll(`main .s[data-n="${n}"]`);
  let marked = null;

  function mark(n) {
    if (n === marked) return;
    if (marked) partners(marked).forEach((s) => s.classList.remove("on"));
    marked = n;
    if (n) partners(n).forEach((s) => s.classList.add("on"));
  }

  function line(text, className) {
    const p = document.createElement("p");
    p.textContent = text;
    if (className) p.className = className;
    return p;
  }

  function show(n) {
    const s = document.getElementById("t" + n);
    record.replaceChildren(line(`Sentence ${n}: ${s.dataset.origin}`));
    if (s.dataset.terms) record.append(line(s.dataset.terms));
    if (s.dataset.findings) record.append(line(s.dataset.findings, "finding"));
    record.hidden = false;
  }

  const sentence = (event) => event.target.closest?.("main .s[data-n]");
  document.addEventListener("mouseover", (event) => mark(sentence(event)?.dataset.n ?? focused()));
  document.addEventListener("click", (event) => {
    const s = sentence(event);
    if (s && !event.target.closest("a")) { stop(s.dataset.n).focus({ preventScroll: true }); show(s.dataset.n); }
  });
  document.addEventListener("focusin", (event) => {
    const s = sentence(event);
    if (!s) return;
    oneStop(s.dataset.n);
    mark(s.dataset.n);
    if (s.matches(":focus-visible")) show(s.dataset.n);
  });
  document.addEventListener("focusout", () => { if (!focused()) { mark(null); record.hidden = true; } });
  const focused = () => document.activeElement?.closest?.("main .s[data-n]")?.dataset.n ?? null;

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { record.hidden = true; document.activeElement?.blur?.(); mark(null); return; }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = stops().indexOf(document.activeElement);
    if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stops()[at + step];
    if (next) { event.preventDefault(); next.focus(); next.scrollIntoView({ block: "nearest" }); }
  });
  function oneStop(n) { // for the Tab key; the arrow keys go on from it
    for (const s of [...all.source, ...all.target]) s.tabIndex = -1;
    const at = n ? stop(n) : stops()[0];
    if (at) at.tabIndex = 0;
  }

  function followHash() {
    const n = /^#[st](\d+)$/.exec(location.hash)?.[1];
    if (n && stop(n)) { mark(n); show(n); stop(n).scrollIntoView({ block: "center" }); }
  }

  // Switching views keeps the paragraph that is being read where it is, and the choice is remembered.
  const views = [...document.querySelectorAll(".views input")];
  let reading = null;
  const top = () => {
    const row = [...document.querySelectorAll("main .row")].find((r) => r.getBoundingClientRect().bottom > 80);
    return row && { row, offset: row.getBoundingClientRect().top };
  };
  document.addEventListener("pointerdown", () => (reading = top()), true);
  document.addEventListener("keydown", () => (reading = top()), true);
  views.forEach((view) => view.addEventListener("change", () => {
    oneStop(focused());
    if (reading) scrollBy(0, reading.row.getBoundingClientRect().top - reading.offset);
    try { localStorage.setItem("translator-view", view.id); } catch { /* private windows keep nothing */ }
  }));
  try { const kept = document.getElementById(localStorage.getItem("translator-view")); if (kept) kept.checked = true; } catch { /* as above */ }
  oneStop(null);
  addEventListener("hashchange", followHash);
  followHash();
})();
