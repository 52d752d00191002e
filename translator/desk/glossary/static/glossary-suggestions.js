// Names that the glossary lacks: each is taken, perhaps corrected, or left out.

import { post, say } from "./desk.js";
import { ignoreSecondClicks, judge, prepare, preview, values } from "./glossary-form.js";

const list = document.querySelector(".suggestions");
const words = list.dataset;
const pair = words.pair;

const article = words.article;
const leftOut = document.querySelector(".left-out");

ignoreSecondClicks(list);
const judgeForm = (form) => form.closest("li").hidden || judge(form, pair, "").catch(failed);

for (const form of list.querySelectorAll("form")) {
  prepare(form, judgeForm);
  if (form.contains(document.activeElement)) judgeForm(form); // somebody was faster than this script
  else form.addEventListener("focusin", () => judgeForm(form), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take(form, values(form));
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    const wish = button?.dataset.do;
    if (wish === "skip") leaveOut(form);
    if (wish === "spelling") take(form, values(form));
    if (wish === "preview" || wish === "more") preview(form, pair, "", { from: button.dataset.from ?? 0 }).catch(failed);
  });
  for (const button of form.querySelectorAll("button")) button.disabled = false;
}

async function take(form, cells) {
  if (form.busy) return;
  form.busy = true;
  try {
    const answer = await post("/glossary/save", { pair, cells, spelling: true });
    leave(form);
    const message = (answer.merged ? words.merged : words.saved).replace("{}", answer.source);
    say(message, { action: words.undo, act: () => undo(answer.step, form) });
  } catch (error) {
    failed(error);
  } finally {
    form.busy = false;
  }
}

async function undo(step, form) {
  try {
    await post("/glossary/undo", { pair, step });
    comeBack(form);
    say(words.undone);
  } catch (error) {
    failed(error);
  }
}

/** The names that were left out, each with the button that asks it back, in the order of the forms. */
const asking = [...leftOut.querySelectorAll("li")];
const place = (form) => [...list.children].indexOf(form.closest("li"));

async function leaveOut(form) {
  try {
    await post("/glossary/leave-out", { pair, article, name: form.dataset.name });
    leave(form);
    count(asking[place(form)], false);
    say(words.left.replace("{}", form.dataset.name), { action: words.undo, act: () => askBack(form) });
  } catch (error) {
    failed(error);
  }
}

async function askBack(form) {
  try {
    await post("/glossary/leave-out", { pair, article, name: form.dataset.name, back: true });
    count(asking[place(form)], true);
    comeBack(form);
  } catch (error) {
    failed(error);
  }
}

function count(item, hidden) {
  item.hidden = hidden;
  leftOut.hidden = asking.every((each) => each.hidden);
}

leftOut.addEventListener("click", (event) => {
  const item = event.target.closest("button") && event.target.closest("li");
  if (item) askBack(list.children[asking.indexOf(item)].querySelector("form"));
});

function comeBack(form) {
  form.closest("li").hidden = false;
  form.elements.target.focus();
}

function leave(form) {
  const item = form.closest("li");
  item.hidden = true;
  let next = item.nextElementSibling;
  while (next?.hidden) next = next.nextElementSibling;
  next?.querySelector("[name=target]").focus();
}

function failed(error) {
  if (error.name === "AbortError") return;
  say(error.status ? error.message : words.failed, { wrong: true });
}
