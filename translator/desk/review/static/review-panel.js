// What stands beside the sentence that is worked on: its terms, what is like it, its history, its comments.

import { get, later, post, say } from "./desk.js";
import { base, button, difference, make, readOnly, word } from "./review-page.js";

const PAUSE = 250; // milliseconds after the last key, then what is typed is judged

export class Panel {
  constructor(approve) {
    this.element = document.querySelector("#panel");
    this.approve = approve;
    this.pair = null;
    this.asked = 0;
    this.matches = [];
    this.later = later(() => this.judge(), PAUSE);
    this.part("comment").addEventListener("input", () => this.pair.comment(this.part("comment").value));
    this.part("comment").addEventListener("change", () => this.pair.flush());
    this.part("history").addEventListener("toggle", () => this.history());
    for (const each of this.element.querySelectorAll("[data-do]")) {
      each.addEventListener("click", () => this[each.dataset.do]());
    }
  }

  part(name) {
    return this.element.querySelector(`.${name}`);
  }

  /** Stand beside a sentence. */
  move(pair) {
    if (this.pair === pair) return;
    const before = this.pair;
    this.pair = pair;
    this.matches = [];
    if (before) {
      before.active = false;
      before.flush();
      before.remark();
    }
    pair.active = true;
    pair.element.append(this.element);
    this.element.hidden = false;
    this.part("history").open = false;
    this.part("comment").value = pair.comments;
    this.part("alike").replaceChildren();
    this.refresh();
    this.look();
  }

  /** The sentence has another state, or the desk another record of it. */
  refresh() {
    const { record, state } = this.pair;
    const approved = record.state === "approved";
    this.element.querySelector('[data-do="confirm"]').hidden = readOnly || approved || state === "conflict";
    this.element.querySelector('[data-do="reopen"]').hidden = readOnly || !approved;
    this.element.querySelector('[data-do="revert"]').hidden = readOnly || approved || !record.draft || this.pair.text === record.draft;
    this.element.querySelector('[data-do="again"]').hidden = readOnly || approved || state === "copied";
    this.part("comment").readOnly = readOnly;
    if (document.activeElement !== this.part("comment")) this.part("comment").value = this.pair.comments;
    this.earlier(record.previous);
    if (this.pair.dirty) this.later();
    else {
      this.asked += 1; // an answer that is still under way speaks of an older text
      this.judged(record);
    }
  }

  async judge() {
    const { pair } = this;
    if (!pair) return;
    const asked = ++this.asked;
    const answer = await post(`${base}/judge`, { id: pair.id, target: pair.text }).catch(() => null);
    if (answer && asked === this.asked && pair === this.pair) this.judged(answer);
  }

  /** Terms and findings, and what a person has changed of the machine's draft. */
  judged(judged) {
    const { pair } = this;
    const { terms, changes } = judged;
    pair.remark(judged);
    const shown = JSON.stringify([pair.id, pair.box.readOnly, terms]);
    if (shown !== this.shown) { // else a button would vanish under the fingers of who goes to it
      this.shown = shown;
      this.part("terms").replaceChildren(...terms.map((term) => this.term(term)));
      this.part("terms").hidden = !terms.length;
    }
    const { lang, dir } = pair.box;
    const part = this.part("changes");
    part.replaceChildren(...difference(changes));
    Object.assign(part, { lang, dir });
    part.parentElement.hidden = !changes.length;
  }

  term({ source, target, state, written, note }) {
    const { box, element } = this.pair;
    const from = element.querySelector(".source");
    const row = make("li", { class: state },
      make("bdi", { lang: from.lang, dir: from.dir }, source), " ",
      make("span", { "aria-hidden": "true" }, "→"), " ",
      make("bdi", { lang: box.lang, dir: box.dir }, target), " ",
      make("span", { class: "state" }, word(`term_${state}`, { written })));
    if (state !== "present" && !box.readOnly) {
      const insert = () => this.insert(target, written);
      row.append(" ", make("button", { type: "button", onclick: insert }, word(written ? "replace" : "insert", { target })));
    }
    if (note) row.append(" ", make("small", { dir: "auto" }, note));
    return row;
  }

  /** Put a term into the text: in the place of a wrong spelling, or where the cursor stands. */
  insert(target, written) {
    const { box } = this.pair;
    const text = box.value;
    const place = written ? text.indexOf(written) : -1;
    if (place >= 0) {
      this.pair.write(target, place, place + written.length);
      return;
    }
    const { selectionStart: start, selectionEnd: end } = box;
    const before = start && !/[\s(“"«]$/.test(text.slice(0, start)) ? " " : "";
    const after = end < text.length && !/^[\s.,;:!?)”"»،؛؟]/.test(text.slice(end)) ? " " : "";
    this.pair.write(before + target + after, start, end);
  }

  /** What was approved for the source as it was before. */
  earlier(previous) {
    const part = this.part("earlier");
    part.hidden = !previous;
    if (!previous) return;
    const from = this.pair.element.querySelector(".source");
    const { lang, dir } = this.pair.box;
    part.querySelector(".was").replaceChildren(make("p", { lang: from.lang, dir: from.dir }, ...difference(previous.source)),
      make("p", { lang, dir }, previous.target));
    this.previous = previous.target;
    part.querySelector("button").hidden = this.pair.box.readOnly || this.pair.text === previous.target;
  }

  /** Look for sentences that are like this one. */
  async look() {
    const { pair } = this;
    const found = await get(`${base}/alike`, { id: pair.id }).catch(() => null);
    if (!found || pair !== this.pair) return;
    this.matches = found.alike;
    const from = pair.element.querySelector(".source");
    const { lang, dir } = pair.box;
    const items = found.alike.map((match, index) => make("li", { class: match.approved ? "approved" : "machine" },
      make("p", { class: "about" }, make("b", {}, `${match.percent}%`), " ",
        make("span", { class: "from" }, match.approved ? word("from_article", { where: match.where }) : word("from_machine")), " ",
        !pair.box.readOnly && make("button", { type: "button", onclick: () => this.take(index) }, word("take"), " ",
          make("kbd", { "aria-hidden": "true", dir: "ltr" }, `Alt+${index + 1}`))),
      make("p", { lang: from.lang, dir: from.dir, class: "from-source" }, ...difference(match.source)),
      make("p", { lang, dir }, match.target)));
    this.part("alike").replaceChildren(...items);
    this.part("alike").parentElement.hidden = !items.length;
  }

  take(index) {
    if (this.matches[index]) this.pair.write(this.matches[index].target);
  }

  async history() {
    const { pair } = this;
    const part = this.part("history");
    if (!part.open || !pair) return;
    pair.flush();
    await pair.last;
    const found = await get(`${base}/history`, { id: pair.id }).catch(() => null);
    if (!found || pair !== this.pair) return;
    const { lang, dir } = pair.box;
    const from = pair.element.querySelector(".source");
    const items = found.revisions.map((revision, index) => make("li", {},
      make("p", { class: "about" }, make("time", { datetime: revision.when }, new Date(revision.when).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" })),
        " ", revision.who && make("bdi", {}, revision.who), " ", make("span", { class: "word" }, word(`state_${revision.state}`)), " ",
        !readOnly && (index > 0 || revision.source.length) && make("button", { type: "button", onclick: () => this.restore(revision) }, word("restore"))),
      revision.source.length && make("p", { class: "from-source" }, word("source_then"), " ", make("bdi", { lang: from.lang, dir: from.dir }, ...difference(revision.source))),
      make("p", { lang, dir }, ...difference(revision.changes))));
    part.querySelector("ol").replaceChildren(...items);
    part.querySelector(".none").hidden = items.length > 0;
  }

  /** Go back to an earlier version, as approved or not as it was then; for another source nobody approved it. */
  async restore(revision) {
    const { pair } = this;
    pair.box.value = revision.target;
    const status = revision.state === "approved" && !revision.source.length ? "approved" : pair.record.state === "approved" ? "draft" : undefined;
    if (await pair.save({ status })) {
      say(word("restored", { number: pair.number }));
      this.history();
    }
    pair.box.focus();
  }

  confirm() {
    this.approve(this.pair);
  }

  /** Take an approval back. */
  async reopen() {
    const { pair } = this;
    if (await pair.save({ status: "draft" })) say(word("reopened", { number: pair.number }));
    pair.box.focus();
  }

  revert() {
    this.pair.write(this.pair.record.draft);
  }

  earlierTarget() {
    this.pair.write(this.previous);
  }

  /** Let the machine translate the sentence again, with the glossary as it is now. */
  async again() {
    const { pair } = this;
    const key = this.element.querySelector('[data-do="again"]');
    key.disabled = true;
    try {
      await pair.last;
      const record = await post(`${base}/again`, { id: pair.id });
      const edited = pair.dirty || pair.record.state !== "draft";
      const same = record.draft === pair.record.draft;
      pair.take(record);
      say(word(same ? "again_same" : edited ? "again_kept" : "again_done", { number: pair.number }));
    } catch (error) {
      say(word("refused", { number: pair.number, reason: error.message }), { wrong: true });
    } finally {
      key.disabled = false;
      if (document.activeElement === document.body) key.focus();
    }
  }
}
