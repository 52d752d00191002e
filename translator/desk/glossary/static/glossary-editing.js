// Rows that are edited in place: what a change does, saving it, choosing between two versions, undo.

import { elements, get, post, say } from "./desk.js";
import { judge, prepare, pronounce, values } from "./glossary-form.js";
import { failed, load, pair, rowOf, settle, show, under, words } from "./glossary-rows.js";

export async function edit(row) {
  const form = await openForm({ pair, row: row.dataset.row });
  under(row)?.remove();
  form.before_ = row;
  row.replaceWith(form);
  begin(form, "target");
}

export async function add(given = {}) {
  const form = await openForm({ pair, ...given });
  show(form);
  begin(form, "source");
}

async function openForm(asked) {
  return elements(await get("/glossary/form", asked)).firstElementChild;
}

function begin(row, first) {
  const form = row.querySelector("form");
  prepare(form, judgeForm, words.remove);
  row.seen = values(form);
  form.elements[first].focus();
  form.elements[first].select();
  if (row.dataset.row) judgeForm(form);
}

export function judgeForm(form) {
  const row = form.closest("tr");
  judge(form, pair, row.dataset.row ?? "").catch((error) => {
    if (error.status === 409) pronounce(form, notice(words.others));
    else if (error.status === 422) pronounce(form, notice(error.message));
    else failed(error);
  });
}

/** Whether something was typed into the form of a row that is not saved yet. */
export const isUnsaved = (row) =>
  row.matches(".editing") && JSON.stringify(values(row.querySelector("form"))) !== JSON.stringify(row.seen);

export function close(row) {
  if (row.matches(".deleting")) {
    row.previousElementSibling.querySelector("[data-do=delete]").focus();
    return row.remove();
  }
  const before = row.before_;
  if (before) row.replaceWith(before);
  else row.remove();
  settle();
  (before?.querySelector("[data-do=edit]") ?? document.getElementById("add")).focus();
}

const seenOf = (row, cells) =>
  row.dataset.row
    ? { row: row.dataset.row, file: row.dataset.file, line: Number(row.dataset.line), cells }
    : null;

export async function save(row, { spelling = false } = {}) {
  const form = row.querySelector("form");
  const cells = values(form);
  const button = form.querySelector(":scope > .buttons .main");
  button.disabled = true;
  try {
    const answer = await post("/glossary/save", { pair, cells, seen: seenOf(row, row.seen), spelling });
    row.remove();
    await changed(answer, (answer.merged ? words.merged : words.saved).replace("{}", answer.source));
  } catch (error) {
    if (error.status === 409) conflict(row, form.querySelector(".judged"), error.content);
    else refused(form, error);
  } finally {
    button.disabled = false;
  }
}

/** Show the rows as they are after a change of ours, and offer to take it back. */
async function changed(answer, message, action = words.undo) {
  await load();
  settle();
  if (answer.row && !rowOf(answer.row)) show(elements(answer.html).firstElementChild);
  const row = answer.row && document.querySelector(`tr.term[data-row="${CSS.escape(answer.row)}"]`);
  if (row) {
    row.classList.add("saved");
    row.querySelector("[data-do=edit]").focus();
    row.scrollIntoView({ block: "nearest" });
  }
  say(message, answer.step ? { action, act: () => undo(answer.step, action) } : {});
}

export async function undo(step, action) {
  try {
    const answer = await post("/glossary/undo", { pair, step });
    settle({ clear: true });
    await changed(answer, words.undone, action === words.undo ? words.redo : words.undo);
  } catch (error) {
    if (error.status !== 409) return failed(error);
    const lines = elements(error.content.html);
    say(lines.querySelector("p").textContent, { wrong: true });
  }
}

/** Both versions of a row, and what happens when one of them is chosen. */
function conflict(row, place, { html, theirs }) {
  place.replaceChildren(elements(html));
  row.theirs = theirs;
  place.querySelector("[data-do=mine]")?.focus();
}

export async function mine(row) {
  if (row.theirs) Object.assign(row.dataset, row.theirs);
  else delete row.dataset.row;
  await save(row);
}

export async function theirs(row) {
  delete row.before_;
  row.remove();
  settle();
  await load();
}

// ---- Deleting: at once when no sentence is touched, else after a look at what it does.

export async function wish(row) {
  const asking = document.createElement("tr");
  asking.className = "under deleting";
  Object.assign(asking.dataset, { row: row.dataset.row, file: row.dataset.file, line: row.dataset.line });
  asking.innerHTML = '<td colspan="6"><form><div class="judged"></div><div class="shown"></div></form></td>';
  under(row)?.remove();
  await judge(asking.querySelector("form"), pair, row.dataset.row, { delete: "1" });
  if (asking.querySelector('[data-touches="0"]')) return remove(row);
  row.after(asking);
  asking.querySelector("[data-do=really]").focus();
}

export async function remove(row) {
  const shown = document.querySelector(`tr.term[data-row="${CSS.escape(row.dataset.row)}"]`);
  const [source, target] = [".source bdi", ".target b"].map((part) => shown?.querySelector(part)?.textContent ?? "");
  const next = row.nextElementSibling ?? row.previousElementSibling;
  try {
    const answer = await post("/glossary/delete", { pair, seen: seenOf(row, { source, target }) });
    row.remove();
    await changed(answer, words.deleted.replace("{}", source));
    rowOf(next?.dataset?.row)?.querySelector("[data-do=edit]")?.focus();
  } catch (error) {
    if (error.status !== 409) return failed(error);
    say(elements(error.content.html).querySelector("p").textContent, { wrong: true });
    await load();
  }
}

function refused(form, error) {
  if (error.status === 422) form.querySelector(".judged").replaceChildren(notice(error.message));
  else failed(error);
}

function notice(message) {
  const line = document.createElement("p");
  line.className = "others";
  line.dir = "auto";
  line.textContent = message;
  return line;
}
