// Names that the glossary lacks: each is taken, perhaps corrected, or left out.

import { post, say } from "./desk.js";
import { judge, prepare, preview, values } from "./glossary-form.js";

const list = document.querySelector(".suggestions");
const words = list.dataset;
const pair = words.pair;

const judgeForm = (form) => form.closest("li").hidden || judge(form, pair, "").catch(failed);

for (const form of list.querySelectorAll("form")) {
  prepare(form, judgeForm);
  form.addEventListener("focusin", () => judgeForm(form), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take(form, values(form));
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    const wish = button?.dataset.do;
    if (wish === "skip") leave(form);
    if (wish === "spelling") take(form, values(form));
    if (wish === "preview" || wish === "more") preview(form, pair, "", { from: button.dataset.from ?? 0 }).catch(failed);
  });
  for (const button of form.querySelectorAll("button")) button.disabled = false;
}

async function take(form, cells) {
  try {
    const answer = await post("/glossary/save", { pair, cells, spelling: true });
    leave(form);
    const message = (answer.merged ? words.merged : words.saved).replace("{}", answer.source);
    say(message, { action: words.undo, act: () => undo(answer.step, form) });
  } catch (error) {
    failed(error);
  }
}

async function undo(step, form) {
  try {
    await post("/glossary/undo", { pair, step });
    form.closest("li").hidden = false;
    form.elements.target.focus();
    say(words.undone);
  } catch (error) {
    failed(error);
  }
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
