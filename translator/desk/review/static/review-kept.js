// What was typed and is not on the desk yet, kept in this browser: a killed server or browser loses nothing.

import { base } from "./review-page.js";

const place = (id) => `translator-desk:${base}:${id}`;

/** Keep what is typed; `version` is the record that it was typed on. */
export function keep(id, target, version, sent) {
  try {
    localStorage.setItem(place(id), JSON.stringify({ target, version, sent }));
  } catch {
    // No room, or storage is forbidden: the desk itself gets the text within a second.
  }
}

export function forget(id) {
  try {
    localStorage.removeItem(place(id));
  } catch {
    // as above
  }
}

export function kept(id) {
  try {
    return JSON.parse(localStorage.getItem(place(id)));
  } catch {
    return null;
  }
}
