// A form for a row of the glossary: its lists of spellings as chips, and what it would do while one types.

import { elements, get, later } from "./desk.js";

/** Make the lists of a form editable, and have it judged (`judge(form)`) as somebody types. */
export function prepare(form, judge, removing) {
  for (const list of form.querySelectorAll(".list")) prepareList(list, removing);
  const soon = later(() => form.isConnected && judge(form), 250);
  form.addEventListener("input", () => {
    form.querySelector(".shown").replaceChildren(); // it was about what stood there before
    soon();
  });
}

/** The second click of a double click is none: what it hits has moved under it meanwhile. */
export function ignoreSecondClicks(place) {
  const ignore = (event) => {
    if (event.detail < 2 || !event.target.closest("[data-do], button.main")) return;
    event.preventDefault();
    event.stopPropagation();
  };
  place.addEventListener("click", ignore, { capture: true });
}

/** What stands in the fields of a form, by column. */
export function values(form) {
  for (const list of form.querySelectorAll(".list")) take(list);
  return Object.fromEntries(new FormData(form));
}

const judging = new WeakMap();
/** Ask what the row that stands in a form would do, and show it; `row` names the row that is changed. */
export async function judge(form, pair, row, extra = {}) {
  judging.get(form)?.abort();
  const asking = new AbortController();
  judging.set(form, asking);
  const file = form.closest("tr")?.dataset.file ?? "";
  const asked = { pair, row, file, ...Object.fromEntries(new FormData(form)), ...extra };
  const html = await get("/glossary/check", asked, { signal: asking.signal });
  pronounce(form, elements(html));
}

/** Say something about the row in a form, unless a person has to choose between two versions of it first. */
export function pronounce(form, ...words) {
  if (!form.querySelector(".conflict")) form.querySelector(".judged").replaceChildren(...words);
}

/** Translate the sentences that the row in a form touches, from one on, and show them. */
export async function preview(form, pair, row, { from = 0, ...extra } = {}) {
  const place = form.querySelector(".shown");
  place.setAttribute("aria-busy", "true");
  try {
    const asked = values(form);
    const html = await get("/glossary/preview", { pair, row, from, ...asked, ...extra });
    if (JSON.stringify(asked) !== JSON.stringify(values(form))) return; // somebody has typed on
    if (from) place.querySelector("[data-do=more]")?.closest("p").remove();
    else place.replaceChildren();
    place.append(elements(html));
  } finally {
    place.removeAttribute("aria-busy");
  }
}

function prepareList(list, removing) {
  list.removing = removing;
  const more = list.querySelector(".one-more");
  draw(list);
  more.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" && more.value.trim()) || event.key === "|") {
      event.preventDefault();
      take(list);
    } else if (event.key === "Backspace" && !more.value) {
      keep(list, split(list).slice(0, -1));
    }
  });
  more.addEventListener("input", (event) => event.stopPropagation()); // half a word is no spelling
  more.addEventListener("blur", () => take(list));
  list.querySelector(".values").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return more.focus();
    keep(list, split(list).filter((value) => value !== button.parentElement.firstChild.textContent));
    more.focus();
  });
}

const split = (list) => list.querySelector("[type=hidden]").value.split("|").map((v) => v.trim()).filter(Boolean);

function take(list) {
  const more = list.querySelector(".one-more");
  const added = more.value.split("|").map((value) => value.trim()).filter(Boolean);
  more.value = "";
  if (added.length) keep(list, [...new Set([...split(list), ...added])]);
}

function keep(list, all) {
  const hidden = list.querySelector("[type=hidden]");
  hidden.value = all.join(" | ");
  draw(list);
  hidden.dispatchEvent(new Event("input", { bubbles: true }));
}

function draw(list) {
  const chips = split(list).map((value) => {
    const chip = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "×";
    button.setAttribute("aria-label", list.removing.replace("{}", value));
    chip.append(value, button);
    return chip;
  });
  list.querySelector(".chips").replaceChildren(...chips);
}
