// The overview: how far each article is, one after the other, and which articles are shown.

import { get } from "./desk.js";
import { word } from "./review-page.js";

const rows = [...document.querySelectorAll(".articles tbody tr")].map((element) => ({ element, progress: null }));
const sifting = document.querySelector("#sift");
const language = document.documentElement.lang;
const counts = ["draft", "edited", "changed", "findings"];

function showProgress(row, progress) {
  row.progress = progress;
  const { element } = row;
  const title = element.querySelector(".title");
  title.textContent = progress.title;
  title.lang = progress.language;
  const bar = element.querySelector("progress");
  bar.max = Math.max(1, progress.all);
  bar.value = progress.approved;
  bar.setAttribute("aria-valuetext", word("progress", { done: progress.approved, all: progress.all }));
  element.querySelector(".done").textContent = word("progress", { done: progress.approved, all: progress.all });
  for (const name of counts) {
    element.querySelector(`td.${name}`).textContent = progress.opened ? progress[name] : "–";
    element.querySelector(`td.${name}`).classList.toggle("some", progress[name] > 0);
  }
  const last = element.querySelector(".last");
  last.textContent = progress.last ? new Date(progress.last).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" }) : word("never");
}

function showOverall() {
  const known = rows.map((row) => row.progress).filter(Boolean);
  const sum = (name) => known.reduce((total, progress) => total + progress[name], 0);
  const bar = document.querySelector("#overall");
  bar.max = Math.max(1, sum("all"));
  bar.value = sum("approved");
  document.querySelector("#overall-done").textContent = word("progress", { done: sum("approved"), all: sum("all") });
}

const states = {
  all: () => true,
  open: (progress) => progress.approved < progress.all,
  changed: (progress) => progress.changed > 0,
  findings: (progress) => progress.findings > 0,
  done: (progress) => progress.all > 0 && progress.approved === progress.all,
};

let asked = 0;
async function sift() {
  const number = ++asked;
  const typed = sifting.elements.words.value.trim().toLocaleLowerCase();
  // Spellings that readers take for the same word are found together; without the desk, what is typed is.
  const { words } = typed ? await get("/review/words", { words: typed }).catch(() => ({ words: typed })) : { words: "" };
  if (number !== asked) return;
  const fits = states[sifting.elements.state.value];
  let shown = 0;
  for (const { element, progress } of rows) {
    const text = progress?.words ?? element.querySelector("th").textContent.toLocaleLowerCase();
    element.hidden = !(text.includes(words) && (!progress || fits(progress)));
    shown += !element.hidden;
  }
  document.querySelector("#none").hidden = shown > 0;
  document.querySelector("#found").textContent = word("articles", { count: shown });
}

sifting?.addEventListener("input", sift);
sifting?.addEventListener("submit", (event) => event.preventDefault());

async function lookAtAll() {
  for (const row of rows.filter(({ element }) => element.dataset.base)) {
    try {
      showProgress(row, await get(`${row.element.dataset.base}/progress`));
    } catch (error) {
      row.element.querySelector(".done").textContent = word("unread", { reason: error.message });
    }
    showOverall();
    if (sifting.elements.state.value !== "all") sift();
  }
}
lookAtAll();
