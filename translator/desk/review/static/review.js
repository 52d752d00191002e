// The review of an article: which sentence is worked on, what is shown, keys, and what others do meanwhile.

import { OPENED, get, say } from "./desk.js";
import { Pair } from "./review-pair.js";
import { Panel } from "./review-panel.js";
import { base, nameReviewer, reviewer, word } from "./review-page.js";

const LISTEN = 1500; // milliseconds between two looks at what others have changed

const home = document.querySelector("#review");
const bar = document.querySelector("#bar");
const saving = document.querySelector("#saving");
const help = document.querySelector("#keys");
const panel = new Panel((pair) => approve(pair));
let ready = false;
const pairs = [...home.querySelectorAll(".pair")].map((element) => new Pair(element, (pair) => ready && changed(pair)));
const byId = new Map(pairs.map((pair) => [pair.id, pair]));
let known = home.dataset.version;
let filter = "all";

/* ---- What is shown, and how far the article is. ---- */

const kinds = {
  all: () => true,
  open: (pair) => !["approved", "copied"].includes(pair.state),
  findings: (pair) => pair.judged.remarks > 0,
  changed: (pair) => pair.record.state === "changed",
};

function shows(pair) {
  return kinds[filter](pair);
}

function count() {
  const counted = pairs.filter((pair) => pair.record.state !== "copied");
  const approved = counted.filter((pair) => pair.record.state === "approved").length;
  const progress = bar.querySelector("progress");
  progress.max = Math.max(1, counted.length);
  progress.value = approved;
  bar.querySelector(".done").textContent = word("progress", { done: approved, all: counted.length });
  for (const option of bar.querySelectorAll("input[name=show]")) {
    option.parentElement.querySelector(".count").textContent = pairs.filter(kinds[option.value]).length;
  }
  const open = pairs.filter((pair) => !pair.settled);
  saving.textContent = word(open.some((pair) => pair.trouble) ? "not_saved" : open.some((pair) => pair.theirs) ? "to_choose" : open.length ? "saving" : "all_saved");
  saving.classList.toggle("trouble", open.some((pair) => pair.trouble || pair.theirs));
}

let counting = 0;
function changed(pair) {
  if (panel.pair === pair) panel.refresh();
  if (!counting) counting = requestAnimationFrame(() => { counting = 0; count(); });
}

function sift() {
  for (const pair of pairs) pair.element.hidden = !shows(pair) && !pair.active;
  for (const part of home.querySelectorAll(".part-of-article")) {
    part.hidden = !part.querySelector(".pair:not([hidden])");
  }
  const shown = pairs.filter(shows).length;
  home.querySelector(".empty").hidden = shown > 0;
  return shown;
}

bar.addEventListener("change", (event) => {
  if (event.target.name !== "show") return;
  filter = event.target.value;
  say(word("shown", { count: sift() }));
});

/* ---- Going from sentence to sentence. ---- */

function go(pair) {
  if (!pair) return;
  pair.element.hidden = false;
  pair.box.focus({ preventScroll: true });
  pair.element.scrollIntoView({ block: "nearest" });
  const strip = bar.getBoundingClientRect().bottom;
  const top = pair.element.getBoundingClientRect().top;
  if (top < strip) window.scrollBy(0, top - strip - 12);
}

/** The next sentence that fits, behind `pair` or else from the beginning. */
function next(pair, fits, step = 1) {
  const from = pairs.indexOf(pair);
  for (let way = 1; way <= pairs.length; way += 1) {
    const other = pairs[(from + step * way + pairs.length * 2) % pairs.length];
    if (other !== pair && fits(other)) return other;
  }
  return null;
}

async function approve(pair) {
  if (!pair || pair.box.readOnly) {
    go(next(pair, open));
    return;
  }
  if (pair.theirs) {
    say(word("conflict", { number: pair.number }), { wrong: true });
    return;
  }
  if (!pair.text) {
    say(word("empty", { number: pair.number }), { wrong: true });
    return;
  }
  const saved = pair.save({ status: "approved" });
  const other = next(pair, (each) => open(each) && each !== pair);
  if (other) go(other);
  if (await saved && pair.record.state === "approved") say(other ? word("approved", { number: pair.number }) : word("all_approved"));
  sift();
}

function open(pair) {
  return !["approved", "copied"].includes(pair.record.state) && !pair.approving && shows(pair);
}

home.addEventListener("focusin", (event) => {
  const pair = byId.get(event.target.closest(".pair")?.dataset.id);
  if (!pair || pair === panel.pair) return;
  panel.move(pair);
  sift();
});

function jump(number) {
  const pair = pairs.find((each) => each.number === Number(number));
  if (pair) go(pair);
  else say(word("no_such", { number }), { wrong: true });
}

function jumpToHash() {
  const number = /^#[st](\d+)$/.exec(location.hash)?.[1];
  if (number) jump(number);
}
window.addEventListener("hashchange", jumpToHash);
bar.querySelector("#jump").addEventListener("submit", (event) => {
  event.preventDefault();
  jump(new FormData(event.target).get("number"));
});

/* ---- Keys. By their place on the keyboard: Arabic, French and English ones have other letters there. ---- */

document.addEventListener("keydown", (event) => {
  const { code } = event;
  const writing = event.target.matches("textarea, input:not([type=radio])");
  const control = event.ctrlKey || event.metaKey;
  const { pair } = panel;
  const digit = /^Digit([0-9])$/.exec(code)?.[1];
  const acts = [
    [control && !event.shiftKey && code === "Enter", () => approve(pair ?? pairs[0])],
    [control && event.shiftKey && code === "Enter", () => pair?.record.state === "approved" && panel.reopen()],
    [event.altKey && !control && code === "ArrowDown", () => go(next(pair, shows))],
    [event.altKey && !control && code === "ArrowUp", () => go(next(pair ?? pairs[0], shows, -1))],
    [event.altKey && !control && digit === "0", () => pair && panel.revert()],
    [event.altKey && !control && digit > "0", () => pair && panel.take(Number(digit) - 1)],
    [event.altKey && !control && code === "KeyG", () => bar.querySelector("#jump input").focus()],
    [(event.key === "?" && !writing) || (control && (event.key === "/" || code === "Slash")), () => help.showModal()],
  ];
  const act = acts.find(([wanted]) => wanted);
  if (!act) return;
  event.preventDefault();
  act[1]();
});
bar.querySelector("#show-keys").addEventListener("click", () => help.showModal());
const name = help.querySelector("#reviewer");
name.value = reviewer();
name.addEventListener("change", () => nameReviewer(name.value));

/* ---- What others do meanwhile, and what must not get lost. ---- */

async function listen() {
  if (document.visibilityState !== "visible") return;
  const news = await get(`${base}/changes`, { known }).catch(() => null);
  if (!news || news.version === known) return;
  known = news.version;
  home.querySelector(".other-article").hidden = news.text === home.dataset.text;
  const heard = news.records.filter((record) => byId.get(record.id)?.hear(record));
  if (heard.length === 1) say(word("heard", { number: byId.get(heard[0].id).number }));
  else if (heard.length) say(word("heard_many", { count: heard.length }));
}

async function listening() {
  await listen();
  setTimeout(listening, LISTEN);
}
document.addEventListener("visibilitychange", listen);

/** What was not saved may be now: the desk was opened anew in another tab, or somebody comes back to this one. */
function retry() {
  for (const pair of pairs) pair.retry();
}
document.addEventListener("visibilitychange", retry);
for (const event of ["focus", "online"]) window.addEventListener(event, retry);
window.addEventListener("storage", ({ key }) => key === OPENED && retry());

window.addEventListener("pagehide", () => {
  for (const pair of pairs) pair.flush({ keepalive: true });
});
home.querySelector(".other-article button").addEventListener("click", () => {
  location.hash = panel.pair ? `#s${panel.pair.number}` : "";
  location.reload();
});

if (!CSS.supports("field-sizing", "content")) { // boxes do not grow by themselves: each does when it is seen
  const seen = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
    byId.get(target.dataset.id).grow();
    seen.unobserve(target);
  }));
  for (const pair of pairs) seen.observe(pair.element);
}

ready = true;
pairs.forEach((pair) => pair.restore());
count();
// Not sooner: the browser itself goes to the place that the address names, and takes the focus away.
window.addEventListener("load", () => setTimeout(jumpToHash));
listening();
