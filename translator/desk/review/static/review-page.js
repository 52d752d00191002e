// What the parts of the review pages share: their words, and making elements.

const home = document.querySelector("#review");
const words = JSON.parse(home.dataset.words);

export const base = home.dataset.base;
export const readOnly = "readOnly" in home.dataset;

/** A text of the page in the language of the interface, with the values that it names: {number}. */
export function word(name, values = {}) {
  return words[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

/** An element; children are elements or texts, which are never taken for HTML. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child || child === 0));
  return element;
}

export function button(name, onclick, attributes = {}) {
  return make("button", { type: "button", onclick, ...attributes }, word(name));
}

/** Two texts in one: runs of words as [same | del | ins, text]. */
export function difference(pieces) {
  return pieces.map(([change, text], index) => {
    if (change === "same") return text;
    const words = text.trimEnd();
    const apart = text.length === words.length && change === "del" && pieces[index + 1]?.[0] === "ins";
    const piece = document.createDocumentFragment();
    piece.append(make(change, {}, words), apart ? " " : text.slice(words.length));
    return piece;
  });
}

const NAME = "translator-desk:reviewer";

/** Who works here, for the list of earlier versions; empty when nobody said so. */
export function reviewer() {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

export function nameReviewer(name) {
  try {
    localStorage.setItem(NAME, name.trim());
  } catch {
    // storage is forbidden: earlier versions stay without a name
  }
}
