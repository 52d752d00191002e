// The page of the glossary: search as one types, rows that can be edited in place, what others change.

import { elements, get, later, post, say } from "./desk.js";
import { judge, prepare, values } from "./glossary-form.js";

const rows = document.getElementById("rows");
const fresh = document.querySelector("table.new");
const filters = document.querySelector("form.filters");
const words = rows.dataset;
const pair = words.pair;
const POLL = 2000;

// ---- Which rows are shown.

let loading;
async function load() {
  loading?.abort();
  loading = new AbortController();
  const asked = { ...query(), page: new URL(location).searchParams.get("page") ?? 1 };
  const answer = await get("/glossary/rows", asked, { signal: loading.signal });
  const open = [...rows.querySelectorAll("tr.editing, tr.under")];
  const focused = document.activeElement;
  rows.replaceChildren(elements(answer.html));
  words.version = answer.version;
  for (const row of open) putBack(row);
  if (open.some((row) => row.contains(focused))) focused.focus();
}

/** A form, or the sentences under a row, stays open while the rows around it change. */
function putBack(row) {
  const place = rowOf(row.dataset.row);
  if (row.matches(".under")) place?.after(row);
  else if (place) {
    row.before_ = place;
    place.replaceWith(row);
  } else show(row);
}

function query() {
  return Object.fromEntries([...new FormData(filters)].filter(([, value]) => value));
}

function search() {
  history.replaceState(null, "", `/glossary?${new URLSearchParams(query())}`);
  load().catch(failed);
}

filters.addEventListener("input", later(search, 150));
filters.addEventListener("submit", (event) => {
  if (filters.elements.pair?.value !== pair) return; // another glossary is another page
  event.preventDefault();
  search();
});
filters.elements.pair?.addEventListener?.("change", () => filters.submit());

// ---- What others change.

async function poll() {
  if (!document.hidden) {
    try {
      const { version } = await get("/glossary/version", { pair });
      gone = false;
      if (version !== words.version) {
        await load();
        for (const form of document.querySelectorAll("tr.editing form")) judgeForm(form);
      }
    } catch (error) {
      if (!gone) failed(error);
      gone = true;
    }
  }
  setTimeout(poll, POLL);
}
let gone = false;
setTimeout(poll, POLL);

// ---- Rows and forms.

const rowOf = (id) => (id ? rows.querySelector(`tr.term[data-row="${CSS.escape(id)}"]`) : null);

function show(row) {
  fresh.hidden = false;
  fresh.tBodies[0].prepend(row);
}

async function edit(row) {
  const form = await openForm({ pair, row: row.dataset.row });
  under(row)?.remove();
  form.before_ = row;
  row.replaceWith(form);
  begin(form, "target");
}

async function add(given = {}) {
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

function judgeForm(form) {
  const row = form.closest("tr");
  judge(form, pair, row.dataset.row ?? "").catch((error) => {
    if (error.status !== 409) return failed(error);
    const notice = document.createElement("p");
    notice.className = "others";
    notice.textContent = words.others;
    form.querySelector(".judged").replaceChildren(notice);
  });
}

function close(row) {
  const before = row.before_;
  if (before) row.replaceWith(before);
  else row.remove();
  fresh.hidden = !fresh.tBodies[0].rows.length;
  (before?.querySelector("[data-do=edit]") ?? document.getElementById("add")).focus();
}

const seenOf = (row, cells) =>
  row.dataset.row
    ? { row: row.dataset.row, file: row.dataset.file, line: Number(row.dataset.line), cells }
    : null;

async function save(row, { spelling = false } = {}) {
  const form = row.querySelector("form");
  const cells = values(form);
  form.querySelector("button.main").disabled = true;
  try {
    const answer = await post("/glossary/save", { pair, cells, seen: seenOf(row, row.seen), spelling });
    row.remove();
    await changed(answer, (answer.merged ? words.merged : words.saved).replace("{}", answer.source));
  } catch (error) {
    if (error.status === 409) conflict(row, form.querySelector(".judged"), error.content);
    else refused(form, error);
  } finally {
    form.querySelector("button.main").disabled = false;
  }
}

/** Show the rows as they are after a change of ours, and offer to take it back. */
async function changed(answer, message, action = words.undo) {
  await load();
  fresh.hidden = !fresh.tBodies[0].rows.length;
  if (answer.row && !rowOf(answer.row)) show(elements(answer.html).firstElementChild);
  const row = answer.row && document.querySelector(`tr.term[data-row="${CSS.escape(answer.row)}"]`);
  if (row) {
    row.classList.add("saved");
    row.querySelector("[data-do=edit]").focus();
    row.scrollIntoView({ block: "nearest" });
  }
  say(message, answer.step ? { action, act: () => undo(answer.step, action) } : {});
}

async function undo(step, action) {
  try {
    const answer = await post("/glossary/undo", { pair, step });
    for (const row of [...fresh.tBodies[0].querySelectorAll("tr.term")]) row.remove();
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

async function mine(row) {
  if (row.theirs) Object.assign(row.dataset, row.theirs);
  else delete row.dataset.row;
  if (row.matches(".editing")) await save(row);
  else await remove(row);
}

async function theirs(row) {
  delete row.before_;
  row.remove();
  fresh.hidden = !fresh.tBodies[0].rows.length;
  await load();
}

// ---- Deleting: at once when no sentence is touched, else after a look at what it does.

async function wish(row) {
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

async function remove(row) {
  const name = document.querySelector(`tr.term[data-row="${CSS.escape(row.dataset.row)}"] .source bdi`)?.textContent;
  const next = row.nextElementSibling ?? row.previousElementSibling;
  try {
    const answer = await post("/glossary/delete", { pair, seen: seenOf(row, {}) });
    if (row.matches(".under")) row.remove();
    else if (fresh.contains(row)) row.remove();
    await changed(answer, words.deleted.replace("{}", name ?? ""));
    rowOf(next?.dataset?.row)?.querySelector("[data-do=edit]")?.focus();
  } catch (error) {
    if (error.status !== 409) return failed(error);
    say(elements(error.content.html).querySelector("p").textContent, { wrong: true });
    await load();
  }
}

// ---- Where a term is used.

const under = (row) => (row.nextElementSibling?.matches("tr.under") ? row.nextElementSibling : null);

async function uses(row, all = {}) {
  const button = row.querySelector("[data-do=uses]");
  const open = under(row);
  open?.remove();
  button.setAttribute("aria-expanded", "false");
  if (open && !all.all) return;
  button.disabled = true;
  try {
    const found = elements(await get("/glossary/uses", { pair, row: row.dataset.row, ...all })).firstElementChild;
    found.dataset.row = row.dataset.row;
    row.after(found);
    button.setAttribute("aria-expanded", "true");
  } finally {
    button.disabled = false;
  }
}

async function preview(row, from = 0) {
  const form = row.querySelector("form");
  const place = form.querySelector(".shown");
  const asked = { pair, row: row.dataset.row ?? "", from, ...(row.matches(".deleting") ? { delete: "1" } : values(form)) };
  place.setAttribute("aria-busy", "true");
  const html = elements(await get("/glossary/preview", asked));
  place.removeAttribute("aria-busy");
  if (from) place.querySelector("[data-do=more]")?.closest("p").remove();
  else place.replaceChildren();
  place.append(html);
}

// ---- Mouse and keyboard.

const doing = {
  edit: (row) => edit(row),
  delete: (row) => wish(row),
  uses: (row) => uses(row),
  "all-uses": (row) => uses(row.previousElementSibling, { all: "1" }),
  cancel: (row) => (row.matches(".editing") ? close(row) : row.remove()),
  really: (row) => remove(row),
  preview: (row) => preview(row),
  more: (row, button) => preview(row, button.dataset.from),
  spelling: (row) => save(row, { spelling: true }),
  mine,
  theirs,
};

document.getElementById("content").addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) return void Promise.resolve(doing[button.dataset.do](button.closest("tr"), button)).catch(failed);
});
document.getElementById("add")?.addEventListener("click", () => add().catch(failed));

document.getElementById("content").addEventListener("submit", (event) => {
  const row = event.target.closest("tr.editing");
  if (!row) return;
  event.preventDefault();
  save(row);
});

document.getElementById("content").addEventListener("keydown", (event) => {
  const row = event.target.closest("tr");
  if (!row) return;
  if (event.key === "Escape" && row.matches(".editing, .deleting")) doing.cancel(row);
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!step || !row.matches("tr.term")) return;
  let other = row[step];
  while (other && !other.matches("tr.term")) other = other[step];
  const same = other?.querySelector(`[data-do="${event.target.dataset.do}"]`) ?? other?.querySelector("[data-do]");
  if (!same) return;
  event.preventDefault();
  same.focus();
});

window.addEventListener("beforeunload", (event) => {
  const open = [...document.querySelectorAll("tr.editing")];
  const unsaved = open.some((row) => JSON.stringify(values(row.querySelector("form"))) !== JSON.stringify(row.seen));
  if (unsaved) event.preventDefault();
});

function refused(form, error) {
  if (error.status !== 422) return failed(error);
  const line = document.createElement("p");
  line.className = "others";
  line.dir = "auto";
  line.textContent = error.message;
  form.querySelector(".judged").replaceChildren(line);
}

function failed(error) {
  if (error.name === "AbortError") return;
  say(error.status ? error.message : words.failed, { wrong: true });
}
