// The page of the glossary: what its buttons and keys do, and hearing of what others change.

import { elements, get } from "./desk.js";
import { add, close, edit, isUnsaved, judgeForm, mine, remove, save, theirs, undo, wish } from "./glossary-editing.js";
import { ignoreSecondClicks, preview } from "./glossary-form.js";
import { failed, load, pair, under, words } from "./glossary-rows.js";

const POLL = 2000; // milliseconds

let gone = false;
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
setTimeout(poll, POLL);

// ---- Where a term is used.

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

function show(row, from = 0) {
  const extra = row.matches(".deleting") ? { delete: "1", from } : { from };
  return preview(row.querySelector("form"), pair, row.dataset.row ?? "", extra);
}

// ---- Mouse and keyboard.

const doing = {
  edit,
  delete: wish,
  uses: (row) => uses(row),
  "all-uses": (row) => uses(row.previousElementSibling, { all: "1" }),
  cancel: close,
  really: remove,
  preview: (row) => show(row),
  more: (row, button) => show(row, button.dataset.from),
  spelling: (row) => save(row, { spelling: true }),
  mine,
  theirs,
  undo: (_, button) => undo(button.dataset.step, words.undo),
  redo: (_, button) => undo(button.dataset.step, words.redo),
};

ignoreSecondClicks(document.getElementById("content"));
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
  if (event.key === "Escape" && row.matches(".editing, .deleting")) {
    if (!isUnsaved(row) || confirm(words.drop)) close(row);
  }
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
  if ([...document.querySelectorAll("tr.editing")].some(isUnsaved)) event.preventDefault();
});
