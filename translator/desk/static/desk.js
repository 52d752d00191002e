// What the scripts of all pages share: asking the desk, and saying what came of it.

/** Changes in the storage of this browser when a page of the desk opens: other tabs hear of it. */
export const OPENED = "translator-desk:opened";
try {
  localStorage.setItem(OPENED, Date.now());
} catch {
  // storage is forbidden: pages that wait for the desk ask it again by themselves
}

let csrf = document.querySelector('meta[name="csrf-token"]').content;

/** What the desk answered when it did not do what it was asked for. */
export class Refused extends Error {
  constructor(status, message, content) {
    super(message);
    this.status = status;
    this.content = content;
  }
}

/** Change something: POST `content` as JSON; gives the answer (an object, or text of a page). */
export async function post(address, content, options = {}) {
  const send = () =>
    ask(address, {
      ...options,
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
      body: JSON.stringify(content),
    });
  try {
    return await send();
  } catch (error) {
    // The desk was started again, and this browser was let in again: what this page holds is not lost.
    if (error.status !== 403 || !(await renewed())) throw error;
    return send();
  }
}

/** Whether the desk has another key for changes than this page knew. */
async function renewed() {
  const before = csrf;
  csrf = (await ask("/key", {})).key;
  return csrf !== before;
}

/** Look something up; `values` become the query. */
export function get(address, values = {}, options = {}) {
  const query = new URLSearchParams(values).toString();
  return ask(query ? `${address}?${query}` : address, options);
}

async function ask(address, options) {
  const response = await fetch(address, options);
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  const content = isJson ? await response.json() : await response.text();
  if (!response.ok) throw new Refused(response.status, isJson ? content.error : content, content);
  return content;
}

/** The elements that a piece of a page consists of. */
export function elements(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

// Another language shows what is shown now, also when the filters were changed since the page was loaded.
for (const link of document.querySelectorAll(".languages a")) {
  link.addEventListener("click", () => {
    link.search = new URLSearchParams({ back: location.pathname + location.search });
  });
}

let forgetting;
/** Say something at the foot of the page, with a button when there is something to do about it. */
export function say(message, { wrong = false, action = "", act = null } = {}) {
  const box = document.getElementById("said");
  const line = document.createElement("p");
  line.className = wrong ? "wrong" : "";
  const text = document.createElement("span");
  text.dir = "auto";
  text.textContent = message;
  line.append(text);
  if (act) {
    const button = document.createElement("button");
    button.textContent = action;
    button.addEventListener("click", () => {
      line.remove();
      act();
    });
    line.append(button);
  }
  box.replaceChildren(line);
  clearTimeout(forgetting);
  forgetting = setTimeout(() => line.remove(), act || wrong ? 20000 : 5000);
}

/** `work`, but only once it has not been asked for during some milliseconds. */
export function later(work, milliseconds) {
  let waiting;
  return (...values) => {
    clearTimeout(waiting);
    waiting = setTimeout(work, milliseconds, ...values);
  };
}
