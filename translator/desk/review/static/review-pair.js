// One sentence: its text box, what the desk knows of it, and the saving of what is typed.

import { later, post, say } from "./desk.js";
import { forget, keep, kept } from "./review-kept.js";
import { base, button, difference, make, readOnly, reviewer, word } from "./review-page.js";

const PAUSE = 700; // milliseconds after the last key, then what was typed is saved
const AGAIN = 2000; // after a failure; each further one doubles it
const LONGEST = 10000;

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
    this.keeps = false; // whether this browser keeps something of it
    this.wanted = {}; // a status and comments that the desk does not have yet; the text is in the box
    this.trouble = ""; // why the desk did not take what it was given last
    this.failures = 0;
    this.busy = 0;
    this.last = Promise.resolve();
    this.compareLater = later(() => this.compare(), PAUSE);
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

  get comments() {
    return this.wanted.comments ?? this.record.comments;
  }

  get approving() {
    return this.wanted.status === "approved";
  }

  /** Whether the desk lacks something of this sentence. */
  get open() {
    return this.dirty || Object.keys(this.wanted).length > 0;
  }

  get settled() {
    return !this.open && !this.busy && !this.theirs;
  }

  /** Keep in this browser what the desk does not have. */
  keep() {
    if (this.open && !readOnly) {
      const { version, comments } = this.record;
      const target = this.dirty || this.approving ? this.box.value : undefined;
      keep(this.id, { ...this.wanted, target, version, before: comments, sent: this.sent });
      this.keeps = true;
    } else if (this.keeps) { // else it is what another tab of this browser has
      forget(this.id);
      this.keeps = false;
    }
  }

  /** What this browser still has from last time, when the desk did not get it. */
  restore() {
    const own = kept(this.id);
    if (!own || readOnly) return;
    this.keeps = true;
    this.box.value = own.target ?? this.record.target;
    if (own.status && (own.status === "approved") !== (this.record.state === "approved")) this.wanted.status = own.status;
    if (own.comments !== undefined && own.comments.trim() !== this.record.comments) {
      this.wanted.comments = own.comments;
      this.mergeComments(own.before);
    }
    this.grow();
    const unchanged = own.version === this.record.version || own.sent === this.record.target;
    if (!this.open) this.keep();
    else if (this.dirty && !unchanged) this.conflict(this.record, null);
    else this.save();
  }

  typed() {
    this.grow();
    if (this.approving) delete this.wanted.status; // what was approved is not what stands here now
    if (this.theirs) this.compareLater();
    this.saveLater();
  }

  /** Somebody writes a comment. */
  comment(text) {
    this.wanted.comments = text;
    this.saveLater();
  }

  saveLater() {
    this.keep();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
    this.show();
  }

  /** Save what is not saved yet. */
  flush(options = {}) {
    clearTimeout(this.timer);
    if (this.open && !this.theirs) this.save({}, options);
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

  /** Save the text, with other changes, one after the other; gives whether the desk took them. */
  save(changes = {}, options = {}) {
    clearTimeout(this.timer);
    clearTimeout(this.again);
    Object.assign(this.wanted, changes);
    this.busy += 1;
    this.keep();
    this.show();
    this.last = this.last.then(() => this.send(options)).finally(() => {
      this.busy -= 1;
      this.show();
    });
    return this.last;
  }

  async send(options) {
    if (this.theirs) return false;
    if (!this.open) return true; // what was sent before took it along
    const changes = { ...this.wanted };
    if (this.dirty || this.approving) changes.target = this.sent = this.text;
    this.keep();
    const before = this.record;
    try {
      const record = await post(`${base}/save`, { id: this.id, version: before.version, reviewer: reviewer(), ...changes }, options);
      for (const name of Object.keys(this.wanted)) if (this.wanted[name] === changes[name]) delete this.wanted[name];
      this.failures = 0;
      this.take(record, changes.target ?? before.target);
      return true;
    } catch (error) {
      if (error.status !== 409) this.fail(error);
      else if (this.agree(changes, before, error.content.theirs)) return this.send(options);
      else this.conflict(error.content.theirs, error.content.difference);
      return false;
    }
  }

  /** Whether what somebody else did leaves room for our changes; then both stand. */
  agree(changes, before, theirs) {
    if (theirs.version === before.version) return false;
    if ("target" in changes && changes.target !== theirs.target && this.rewritten(theirs)) return false;
    this.take(theirs);
    return true;
  }

  /** Whether somebody else changed the text or its state, not only a comment. */
  rewritten({ target, state }) {
    return target !== this.record.target || state !== this.record.state;
  }

  /** Comments of two people at the same time both stay; `before` is what both of them had. */
  mergeComments(before) {
    const { comments } = this.record;
    if (this.wanted.comments === undefined || comments === before) return;
    this.wanted.comments = [...new Set([...comments.split("\n"), ...this.wanted.comments.split("\n")])].join("\n");
  }

  /** The desk did not answer, or refused: it may take the same later, let in again or its file mended. */
  fail(error) {
    const trouble = error.status ? error.message : word("no_answer");
    if (trouble !== this.trouble) say(word("unsaved", { number: this.number, reason: trouble }), { wrong: true });
    this.trouble = trouble;
    this.failures += 1;
    clearTimeout(this.again);
    this.again = setTimeout(() => this.retry(), Math.min(AGAIN * 2 ** (this.failures - 1), LONGEST));
  }

  /** Try once more what did not go well. */
  async retry() {
    clearTimeout(this.again);
    if (this.trouble && !this.busy && (await this.save())) say(word("saved"));
  }

  /** Take over what the desk has; what is typed stays unless the box still holds `before`. */
  take(record, before = this.record.target) {
    const typedOn = this.text !== before;
    const { comments } = this.record;
    this.record = record;
    this.trouble = "";
    if (!typedOn) {
      if (this.dirty) this.box.value = record.target; // else the cursor would leave its place
      this.judged = record;
    }
    this.mergeComments(comments);
    this.keep();
    if (this.open && !this.theirs) this.saveLater();
    this.grow();
    this.show();
  }

  /** Somebody else changed the sentence too: both texts are shown, and the person chooses. */
  conflict(theirs, pieces) {
    clearTimeout(this.timer);
    this.theirs = theirs;
    this.trouble = "";
    this.choice?.remove();
    const keepMine = () => this.choose(() => {
      const { comments } = this.record;
      this.record = theirs;
      this.mergeComments(comments);
      this.save();
    });
    const takeTheirs = () => this.choose(() => {
      this.box.value = theirs.target;
      delete this.wanted.status;
      this.take(theirs, theirs.target);
    });
    const { lang, dir } = this.box;
    this.pieces = make("p", { class: "pieces", lang, dir });
    this.choice = make("div", { class: "conflict", role: "group", "aria-label": word("conflict", { number: this.number }) },
      make("p", {}, word("conflict", { number: this.number })),
      make("p", { class: "theirs" }, make("b", {}, word("theirs")), " ", make("span", { class: "word" }, word(`state_${theirs.state}`)),
        make("bdi", { lang, dir }, theirs.target)),
      this.pieces,
      make("p", { class: "choices" }, button("keep_mine", keepMine), button("take_theirs", takeTheirs)));
    if (pieces) this.pieces.replaceChildren(...difference(pieces));
    else this.compare();
    this.box.after(this.choice);
    say(word("conflict", { number: this.number }), { wrong: true });
    this.show();
  }

  /** Show in what the text here differs from that of somebody else. */
  async compare() {
    const { theirs, text } = this;
    if (!theirs) return;
    const answer = await post(`${base}/compare`, { before: theirs.target, after: text }).catch(() => null);
    if (answer && theirs === this.theirs && text === this.text) this.pieces.replaceChildren(...difference(answer.difference));
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
    if (this.busy) { // the answer that is under way tells the same, if there is one
      this.last.then((taken) => taken || this.theirs || this.hear(record));
      return false;
    }
    const changed = record.version !== this.record.version;
    const mine = (this.dirty || this.approving) && record.target !== this.text;
    if (changed && (this.theirs || (mine && this.rewritten(record)))) this.conflict(record, null);
    else this.take(record);
    return changed;
  }

  /** As high as its text, where the browser cannot do that by itself. */
  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight + 2}px`;
  }

  get state() {
    if (this.theirs) return "conflict";
    if (this.trouble && this.approving) return "approving";
    if (this.dirty && this.record.state === "draft") return "edited";
    return this.record.state;
  }

  show() {
    const { element, state } = this;
    element.dataset.state = state;
    element.classList.toggle("unsaved", Boolean(this.trouble));
    element.querySelector(".state").textContent = word(`state_${state}`);
    element.querySelector(".noted").hidden = !this.comments.trim();
    this.box.readOnly = readOnly || (this.record.state === "approved" && !this.dirty);
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
      ...(this.trouble ? [make("li", { class: "error" }, make("b", {}, word("not_saved")), " ", make("bdi", {}, this.trouble))] : []),
      ...findings.map((finding) => make("li", { class: finding.severity }, make("b", {}, finding.word), " ", make("bdi", {}, finding.message))),
      ...wrong.map((term) => make("li", { class: "error" }, make("bdi", {}, term.target), " ", word(`term_${term.state}`, { written: term.written }))));
  }
}
