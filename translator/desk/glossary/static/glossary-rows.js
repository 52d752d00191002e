// The rows of the glossary that are shown: searched for as one types, loaded again when they change.

import { elements, get, later, say } from "./desk.js";

export const rows = document.getElementById("rows");
export const words = rows.dataset;
export const pair = words.pair;
const fresh = document.querySelector("table.new"); // new rows, above all others
const changes = document.getElementById("history");
const filters = document.querySelector("form.filters");

let asked = 0;
let latest = null;
/** Show the rows that are searched for, as they are now. What is open stays open. */
export function load() {
  latest = loaded(++asked);
  return latest;
}

async function loaded(number) {
  const page = new URL(location).searchParams.get("page") ?? 1;
  const answer = await get("/glossary/rows", { ...query(), page });
  if (number !== asked) return latest; // somebody has asked for others since
  const open = [...rows.querySelectorAll("tr.editing, tr.under")];
  const focused = document.activeElement;
  rows.replaceChildren(elements(answer.html));
  showHistory(answer.history);
  words.version = answer.version;
  for (const row of open) putBack(row);
  if (open.some((row) => row.contains(focused))) focused.focus();
}

/** What was done since the desk was started; who was in the list stays in it. */
function showHistory(html) {
  const [open, inside] = [changes.querySelector("details")?.open, changes.contains(document.activeElement)];
  changes.replaceChildren(elements(html));
  const list = changes.querySelector("details");
  if (list) list.open = open ?? false;
  if (inside) list?.querySelector("summary").focus();
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
  if (filters.elements.pair.value !== pair) return filters.submit(); // another glossary is another page
  history.replaceState(null, "", `/glossary?${new URLSearchParams(query())}`);
  load().catch(failed);
}

filters.addEventListener("input", later(search, 150));
filters.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});

/** The row with an id, if it is shown among the others. */
export const rowOf = (id) => (id ? rows.querySelector(`tr.term[data-row="${CSS.escape(id)}"]`) : null);

/** Show a row above all others. */
export function show(row) {
  fresh.hidden = false;
  fresh.tBodies[0].prepend(row);
}

/** Hide the place above the rows when nothing is in it. */
export function settle({ clear = false } = {}) {
  if (clear) for (const row of fresh.tBodies[0].querySelectorAll("tr.term")) row.remove();
  fresh.hidden = !fresh.tBodies[0].rows.length;
}

/** What lies open under a row. */
export const under = (row) => (row.nextElementSibling?.matches("tr.under") ? row.nextElementSibling : null);

/** Say why something was not done. */
export function failed(error) {
  if (error.name === "AbortError") return;
  if (error.status === 409) load().catch(() => {});
  say({ 409: words.stale, undefined: words.failed }[error.status] ?? error.message, { wrong: true });
}
