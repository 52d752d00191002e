"use strict";
// The search page: finds what a reader types while it is typed, and shows names and sentences.
(() => {
  const form = document.getElementById("search");
  if (!form) return;
  const told = JSON.parse(form.dataset.told);
  const { normalWords } = globalThis.translatorWords;
  const { search, part, spelled } = globalThis.translatorLookup(told);
  document.getElementById("unready").remove(); // which says that this script does not run
  const query = document.getElementById("query");
  const status = document.getElementById("status");
  const found = document.getElementById("found");
  const names = document.getElementById("names-found");
  const more = document.getElementById("more");
  const ARTICLES = 10; // shown at a time
  const SENTENCES = 3; // of an article, before a reader asks for the rest
  const NAMES = 8;

  // ---- What a reader sees. ----
  const plural = new Intl.PluralRules(told.language);
  const digits = new Intl.NumberFormat(told.language, { numberingSystem: "latn" });
  const counted = (forms, count) => (forms[plural.select(count)] ?? forms.other).replace("#", digits.format(count));
  function element(name, attributes = {}, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  }
  const either = new Intl.ListFormat(told.language, { type: "disjunction" });
  function filled(text, words) { // a text with words in the place of its #
    const [before, after] = text.split("#");
    const parts = either.formatToParts(words).map(({ type, value }) => (type === "element" ? element("bdi", {}, value) : value));
    return [before, ...parts, after];
  }
  const copyOf = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

  // A text whose words that were looked for are marked, and the names that the query is.
  function marked(text, language, wanted, spellings) {
    const words = normalWords(text);
    const isMarked = words.map(({ word, start, end }) => language.stems(word, text.slice(start, end)).some((stem) => wanted.has(stem)));
    for (const spelling of spellings) {
      for (let at = 0; spelling.length && at + spelling.length <= words.length; at += 1) {
        if (spelling.every((word, index) => language.readings(words[at + index].word).includes(word))) isMarked.fill(true, at, at + spelling.length);
      }
    }
    const pieces = [];
    let done = 0;
    for (let index = 0; index < words.length; index += 1) {
      if (!isMarked[index]) continue;
      const { start } = words[index];
      while (isMarked[index + 1] && /^\s+$/.test(text.slice(words[index].end, words[index + 1].start))) index += 1;
      pieces.push(text.slice(done, start), element("mark", {}, text.slice(start, words[index].end)));
      done = words[index].end;
    }
    return [...pieces, text.slice(done)];
  }

  // The numbers of the sentences to show: all that have everything, or the first one for each word. Texts
  // that are older than the shards may lack a mark.
  function numbersOf({ sentences, apart }, marks) {
    const inOrder = (numbers) => numbers.sort((one, other) => one - other);
    const read = (some) => inOrder(some.map((mark) => marks.indexOf(mark) + 1).filter((number) => number));
    return sentences.length ? read(sentences) : inOrder([...new Set(apart.flatMap((some) => read(some).slice(0, 1)))]);
  }

  async function shownArticle(result, names) {
    const { pair, wanted } = result;
    const text = await part(`${pair.pair}/texts/${result.document}`, pair.version);
    const page = `${pair.articles}/${text.key.split("/").map(encodeURIComponent).join("/")}.html`;
    const exact = names.filter((name) => name.rank === 0 && name.pair.pair === pair.pair);
    const inSide = (side, content) => marked(content, pair.languages[side], wanted[side], exact.flatMap((name) => name.spellings[side].map((spelling) => spelled(pair.languages[side], spelling))));
    const dressed = (made, { language, direction, place }) => {
      made.classList.add(place);
      made.lang = language;
      made.dir = direction;
      return made;
    };
    const article = copyOf("article-found");
    pair.sides.forEach((each, index) => {
      const heading = dressed(copyOf("title-found"), each);
      const link = element("a", { href: page }, ...inSide(each.side, text.titles[each.side]));
      if (index) link.tabIndex = -1;
      heading.querySelector("h2").append(link);
      const [day, ...written] = text.dates;
      if (day) {
        heading.querySelector("time").dateTime = day;
        heading.querySelector("time").append(written[each.side]);
      } else heading.querySelector(".dateline").remove();
      article.querySelector(".card").append(heading);
    });
    const list = article.querySelector("ul");
    const said = document.getElementById("sentence-found").dataset;
    // The title stands above; keywords and the like count when the text has nothing.
    const all = numbersOf(result, text.marks);
    const inText = all.filter((number) => number >= text.first);
    const numbers = inText.length ? inText : all.filter((number) => number > text.title);
    numbers.forEach((number, index) => {
      const sentence = text.sentences[number - 1];
      const origin = sentence[2] ? "reviewed" : "draft";
      const item = element("li", { class: "mention" }, ...pair.sides.map((each, position) => {
        const paragraph = dressed(copyOf("sentence-found"), each);
        paragraph.append(...inSide(each.side, sentence[each.side]));
        if (!position) {
          const label = `${said.sentence.replace("#", number)}: ${said[origin]}`;
          paragraph.append(" ", element("a", { class: `at ${origin}`, href: `${page}#s${number}`, title: said[origin], "aria-label": label }, String(number)));
        }
        return paragraph;
      }));
      item.hidden = index >= SENTENCES;
      list.append(item);
    });
    if (numbers.length > SENTENCES) {
      const button = article.querySelector(".rest button");
      button.hidden = false;
      button.append(counted(told.more, numbers.length - SENTENCES));
      button.addEventListener("click", () => {
        const hidden = [...list.children].filter((item) => item.hidden);
        for (const item of hidden) item.hidden = false;
        button.parentElement.remove();
        hidden[0].querySelector("a").focus();
      });
    } else article.querySelector(".rest").remove();
    if (!numbers.length) list.remove();
    return article;
  }
  function shownName({ pair, slug, texts }) {
    const [own, other] = pair.sides.map(({ side, language, direction }) => element("bdi", { lang: language, dir: direction }, texts[side]));
    return element("li", {}, element("a", { href: `${told.names}/${encodeURIComponent(slug)}.html` }, own), " ", other);
  }

  let answer = null;
  let shown = 0;
  // Makes the next articles ready; null when the reader went on to another query meanwhile.
  async function next(now) {
    const mine = turn;
    const articles = await Promise.all(now.results.slice(shown, shown + ARTICLES).map((result) => shownArticle(result, now.names)));
    return mine === turn ? articles : null;
  }
  function append(articles) {
    found.append(...articles);
    shown += articles.length;
    more.hidden = shown >= answer.results.length;
  }
  function say(text) {
    const { results, names: named, common, lacking } = answer;
    const { nothing, common: tooCommon, lacking: absent, apart, written } = status.dataset;
    if (results.length) return [counted(told.articles, results.length)];
    if (named.some(({ rank }) => rank < 2)) return [written];
    if (common) return filled(tooCommon, [text]);
    return [...filled(nothing, [text]), " ", ...(lacking.length ? filled(absent, lacking) : [apart])];
  }

  let turn = 0; // a new query overtakes the one before
  async function run() {
    turn += 1;
    const mine = turn;
    const text = query.value.trimStart();
    document.title = text.trim() ? `${text.trim()} · ${title}` : title;
    if (!normalWords(text).length) {
      found.replaceChildren();
      status.replaceChildren();
      names.hidden = true;
      more.hidden = true;
      return;
    }
    const waiting = setTimeout(() => { if (mine === turn) status.textContent = status.dataset.searching; }, 400);
    try {
      const now = await search(text);
      if (mine !== turn) return;
      shown = 0;
      const articles = await next(now);
      if (!articles) return;
      answer = now;
      found.replaceChildren();
      append(articles);
      names.querySelector("ul").replaceChildren(...answer.names.slice(0, NAMES).map(shownName));
      names.hidden = !answer.names.length;
      status.replaceChildren(...say(text.trim()));
    } catch {
      if (mine === turn) status.textContent = status.dataset.failed;
    } finally {
      clearTimeout(waiting);
    }
  }

  const title = document.title;
  const address = () => (query.value.trim() ? `?q=${encodeURIComponent(query.value.trim())}` : location.pathname);
  let typing = 0;
  query.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => { history.replaceState(null, "", address()); run(); }, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    if (address() !== location.search) history.pushState(null, "", address());
    run();
  });
  more.addEventListener("click", async () => {
    const articles = await next(answer);
    if (!articles) return;
    append(articles);
    articles[0].querySelector("a").focus();
  });
  function follow() {
    query.value = new URLSearchParams(location.search).get("q") ?? "";
    run();
  }
  addEventListener("popstate", follow);
  follow();
  if (!query.value) query.focus();
})();
