// One sentence: its text box, what the desk knows of it, and the saving of what is typed.

import { post, say } from "./desk.js";
import { forget, keep, kept } from "./review-kept.js";
import { base, button, difference, make, readOnly, reviewer, word } from "./review-page.js";

const PAUSE = 700; // milliseconds after the last key, then what was typed is saved
const AGAIN = 2500; // after a failure

export class Pair {
  constructor(element, changed) {
    this.element = element;
    this.id = element.dataset.id;
    this.number = Number(element.dataset.number);
    this.box = element.querySelector("textarea");
    this.said = element.querySelector(".said");
    this.record = JSON.parse(element.dataset.record);
    this.judged = this.record; // what is to be said of the text in the box
    this.active = false; // whether the panel stands beside it
    this.changed = changed; // hears of every change of state
    this.theirs = null; // what somebody else wrote, while the person has not chosen
    this.unsaved = null; // changes that the desk did not get
    this.busy = 0;
    this.last = Promise.resolve();
    this.box.addEventListener("input", () => this.typed());
    this.show();
  }

  /** What is typed, as the desk would keep it: no space around it. */
  get text() {
    return this.box.value.trim();
  }

  get dirty() {
    return this.text !== this.record.target;
  }

  get settled() {
    return !this.dirty && !this.busy && !this.unsaved && !this.theirs;
  }

  /** What this browser still has from last time, when the desk did not get it. */
  restore() {
    const own = kept(this.id);
    if (!own) return;
    if (own.target === this.record.target || readOnly) {
      forget(this.id);
      return;
    }
    this.box.value = own.target;
    this.grow();
    if (own.version === this.record.version || own.sent === this.record.target) this.save({ target: own.target });
    else this.conflict(this.record, { target: own.target }, null);
  }

  typed() {
    this.grow();
    keep(this.id, this.box.value, this.record.version, this.sent);
    clearTimeout(this.timer);
    if (!this.theirs) this.timer = setTimeout(() => this.flush(), PAUSE);
    this.show();
  }

  /** Save what is typed and not saved yet. */
  flush(options = {}) {
    clearTimeout(this.timer);
    const underWay = this.busy && this.text === this.sent;
    if (this.dirty && !this.theirs && !underWay) this.save({ target: this.text }, options);
  }

  /** Put a text into the box as if it were typed, so that the browser can undo it. */
  write(text, start = 0, end = this.box.value.length) {
    if (this.box.readOnly) return;
    this.box.focus();
    this.box.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, text)) {
      this.box.setRangeText(text, start, end, "end");
      this.typed();
    }
  }

  /** Save changes, one after the other; gives whether the desk took them. */
  save(changes, options = {}) {
    clearTimeout(this.timer);
    this.sent = changes.target ?? this.sent;
    this.busy += 1;
    this.show();
    this.last = this.last.then(() => this.send(changes, options)).finally(() => {
      this.busy -= 1;
      this.show();
    });
    return this.last;
  }

  async send(changes, options) {
    if (this.theirs) return false;
    if (this.unsaved) changes = { ...this.unsaved, ...changes };
    const before = this.record;
    try {
      const record = await post(`${base}/save`, { id: this.id, version: this.record.version, reviewer: reviewer(), ...changes }, options);
      this.unsaved = null;
      this.take(record, "target" in changes ? changes.target : this.record.target);
      return true;
    } catch (error) {
      if (error.status !== 409) this.fail(changes, error);
      else if (this.agree(changes, before, error.content.theirs)) return this.send(changes, options);
      else this.conflict(error.content.theirs, changes, error.content.difference);
      return false;
    }
  }

  /** Whether what somebody else did leaves room for our changes; then both stand. */
  agree(changes, before, theirs) {
    if (theirs.version === before.version) return false;
    if ("target" in changes && changes.target !== theirs.target) return false;
    if ("comments" in changes && theirs.comments !== before.comments) {
      changes.comments = [...new Set([...theirs.comments.split("\n"), ...changes.comments.split("\n")])].join("\n");
    }
    this.take(theirs);
    return true;
  }

  fail(changes, error) {
    if (error.status && error.status < 500) {
      this.trouble = error.message; // refused: asking again would change nothing
      say(word("refused", { number: this.number, reason: error.message }), { wrong: true });
      return;
    }
    if (!this.unsaved) say(word("unsaved", { number: this.number }), { wrong: true });
    this.unsaved = changes;
    setTimeout(() => this.unsaved && this.save(this.unsaved).then((taken) => taken && say(word("saved"))), AGAIN);
  }

  /** Take over what the desk has; what is typed stays unless the box still holds `before`. */
  take(record, before = this.record.target) {
    const typedOn = this.text !== before;
    this.record = record;
    this.trouble = "";
    if (!typedOn) {
      if (this.dirty) this.box.value = record.target; // else the cursor would leave its place
      this.judged = record;
    }
    if (this.dirty) keep(this.id, this.box.value, record.version, this.sent);
    else forget(this.id);
    if (this.dirty && !this.theirs) this.timer = setTimeout(() => this.flush(), PAUSE);
    this.grow();
    this.show();
  }

  /** Somebody else changed the sentence too: both texts are shown, and the person chooses. */
  conflict(theirs, mine, pieces) {
    clearTimeout(this.timer);
    this.theirs = theirs;
    this.unsaved = null;
    this.choice?.remove();
    const keepMine = () => this.choose(() => {
      this.record = theirs;
      return this.save({ ...mine, target: this.text });
    });
    const takeTheirs = () => this.choose(() => {
      this.box.value = theirs.target;
      this.take(theirs, theirs.target);
    });
    const { lang, dir } = this.box;
    this.choice = make("div", { class: "conflict", role: "group", "aria-label": word("conflict", { number: this.number }) },
      make("p", {}, word("conflict", { number: this.number })),
      make("p", { class: "theirs" }, make("b", {}, word("theirs")), " ", make("span", { class: "word" }, word(`state_${theirs.state}`)),
        make("bdi", { lang, dir }, theirs.target)),
      pieces && make("p", { class: "pieces", lang, dir }, ...difference(pieces)),
      make("p", { class: "choices" }, button("keep_mine", keepMine), button("take_theirs", takeTheirs)));
    this.box.after(this.choice);
    say(word("conflict", { number: this.number }), { wrong: true });
    this.show();
  }

  choose(how) {
    this.theirs = null;
    this.choice.remove();
    how();
    this.box.focus();
    this.show();
  }

  /** Somebody else changed the sentence, as the desk tells without being asked. */
  hear(record) {
    if (record.version === this.record.version || this.busy) {
      if (!this.busy) this.take(record);
      return false;
    }
    if (this.theirs || this.dirty) this.conflict(record, {}, null);
    else this.take(record);
    return true;
  }

  /** As high as its text, where the browser cannot do that by itself. */
  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight + 2}px`;
  }

  get state() {
    if (this.theirs) return "conflict";
    if (this.dirty && this.record.state === "draft") return "edited";
    return this.record.state;
  }

  show() {
    const { element, state } = this;
    element.dataset.state = state;
    element.classList.toggle("unsaved", Boolean(this.unsaved || this.trouble));
    element.querySelector(".state").textContent = word(`state_${state}`);
    element.querySelector(".noted").hidden = !this.record.comments;
    this.box.readOnly = readOnly || this.record.state === "approved";
    this.remark();
    this.changed(this);
  }

  /** What the checks say of the text, and its terms; of the sentence at work the panel shows the terms. */
  remark(judged = this.judged) {
    this.judged = judged;
    const { remarks, findings, terms } = judged;
    this.element.dataset.remarks = remarks;
    this.element.querySelector(".remarks").textContent = remarks ? word("remarks", { count: remarks }) : "";
    const wrong = this.active ? [] : terms.filter((term) => term.state !== "present");
    this.said.replaceChildren(
      ...findings.map((finding) => make("li", { class: finding.severity }, make("b", {}, finding.word), " ", make("bdi", {}, finding.message))),
      ...wrong.map((term) => make("li", { class: "error" }, make("bdi", {}, term.target), " ", word(`term_${term.state}`, { written: term.written }))));
  }
}
