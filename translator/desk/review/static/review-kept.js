// What was done and is not on the desk yet, kept in this browser: a killed server or browser loses nothing.

import { base } from "./review-page.js";

const place = (id) => `translator-desk:${base}:${id}`;

/**
 * Keep what is wanted of a sentence: its `target`, perhaps a `status` and `comments`. `version` is the record
 * that it was done on, `before` are its comments, `sent` is the text that the desk was given last.
 */
export function keep(id, own) {
  try {
    localStorage.setItem(place(id), JSON.stringify(own));
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
