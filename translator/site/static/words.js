"use strict";
// What a word is found by, for the search: the same as translator.glossary.normalise and
// translator.site.stems say when the index is made. A test compares the two.
globalThis.translatorWords = (() => {
  const FOLDED = new Map();
  for (const [letters, plain] of [["ةہھەۃ", "ه"], ["ىیېےۍ", "ي"], ["کڪگڭ", "ك"], ["ڤ", "ف"], ["ڨ", "ق"], ["پ", "ب"], ["چ", "ج"], ["ٱ", "ا"]]) {
    for (const letter of letters) FOLDED.set(letter, plain);
  }
  const GONE = /[\p{Mn}\p{Me}\p{Cf}\u0640]/u;
  const DIGIT = /\p{Nd}/u;
  const LETTER = /^\p{L}$/u;
  const WRITTEN = /^[\p{L}\p{N}]+$/u;
  const SPACE = /^\s+$/;
  const SEATED_HAMZA = /[ويىی](?=[\u064b-\u0653\u0655-\u065f\u0670\u0640]*\u0654)/g;
  // Characters of scripts that part no words: each is a word.
  const UNSPACED = "\\u0e01-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3041-\\u309f\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const ANY_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
  const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+`, "gu");
  // A digit beside an Arabic letter is another word.
  const GLUED = /[\u0621-\u064a]\d|\d[\u0621-\u064a]/;
  const WORD_WITHOUT_DIGITS = new RegExp(`[${UNSPACED}]|\\d+|(?:(?![${UNSPACED}\\d])[\\p{L}\\p{N}])+`, "gu");

  function digit(character) { // decimal digits stand in rows of ten
    let zero = character.codePointAt(0);
    let value = 0;
    while (value < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) { zero -= 1; value += 1; }
    return String(value);
  }
  function small(character) {
    if (character === "ı") return character;
    if (/\p{Script=Cherokee}/u.test(character)) return character.toUpperCase();
    return [...character.toLowerCase().toUpperCase()].map((letter) => letter.toLowerCase()).join(""); // ß is ss
  }
  function foldLetter(letter) {
    if ("ءؤئ".includes(letter)) return "ء";
    let folded = "";
    for (const part of letter.normalize("NFKD")) {
      if (!GONE.test(part)) folded += DIGIT.test(part) ? digit(part) : small(FOLDED.get(part) ?? part);
    }
    return folded;
  }
  const folds = new Map();
  function fold(character) {
    let known = folds.get(character);
    if (known === undefined) {
      known = [...character.normalize("NFKC")].map(foldLetter).join("");
      if (SPACE.test(known) && LETTER.test(character)) known = "";
      else if ([...known].length > 1 && (!WRITTEN.test(known) || ANY_UNSPACED.test(known))) known = character;
      folds.set(character, known);
    }
    return known;
  }
  const mark = (character) => fold(character) === "" && !/\p{Cf}/u.test(character);

  // The words of a text, in normal form, with their places: text.slice(start, end) is how one is written.
  function normalWords(text) {
    let letters = "";
    const places = [];
    let place = 0;
    for (const character of text.replace(SEATED_HAMZA, "ء")) {
      const folded = fold(character);
      letters += folded;
      for (let i = 0; i < folded.length; i += 1) places.push([place, place + character.length]);
      place += character.length;
    }
    return [...letters.matchAll(GLUED.test(letters) ? WORD_WITHOUT_DIGITS : WORD)].map((found) => {
      const first = found.index;
      const last = first + found[0].length - 1;
      let end = places[last][1];
      // Marks behind the last letter belong to it.
      for (let at = end; at < text.length; ) {
        const character = String.fromCodePoint(text.codePointAt(at));
        if (fold(character)) break;
        at += character.length;
        if (mark(character)) end = at;
      }
      return { word: found[0], start: places[first][0], end };
    });
  }

  // ---- Arabic ----
  const ARTICLE = "ال";
  const WHOLE = new Set("الله الان الذي التي الذين اللذان اللذين اللتان اللتين اللواتي كرملين".split(" "));

  function* after(word, start) {
    if (start) yield { stem: word.slice(start), off: start };
    if (word.startsWith(ARTICLE, start)) yield { stem: word.slice(start + 2), off: start + 2, article: true };
    const first = word[start];
    const rest = word.slice(start + 1);
    if (!rest) return;
    if ("بكل".includes(first)) {
      yield { stem: rest, off: start + 1 };
      if (rest.startsWith(ARTICLE)) yield { stem: rest.slice(2), off: start + 3, article: true };
      if (first === "ل" && rest[0] === "ل") {
        yield { stem: `ا${rest}`, off: start + 1 };
        yield { stem: ARTICLE + rest, off: start + 1 };
        yield { stem: rest.slice(1), off: start + 2, article: true };
      }
    } else if (first === "س" && "ايتن".includes(rest[0])) yield { stem: rest, off: start + 1 };
  }
  function withoutArticle(word) {
    while (word.startsWith(ARTICLE) && word.length >= 4 && !WHOLE.has(word)) word = word.slice(2);
    return word;
  }
  function arabicReadings(word, own) {
    const found = [{ stem: word, off: 0 }, ...after(word, 0), ...("وف".includes(word[0]) ? after(word, 1) : [])]
      .filter((reading) => reading.stem.length >= 2 || !reading.off)
      .sort((one, other) => one.off - other.off);
    let least = 0;
    for (const { stem, off, article } of found) {
      if (article && stem.length >= 3) least = Math.max(least, off - (word.slice(0, off).endsWith("لل") ? 1 : 2));
    }
    let words = found.filter(({ off }) => off >= least).map(({ stem }) => withoutArticle(stem));
    const last = words.findIndex((reading) => own.has(reading));
    if (last >= 0) words = words.slice(0, last + 1);
    const whole = found.filter(({ article }) => article).map(({ stem }) => ARTICLE + stem);
    const kept = [...words, ...whole].filter((reading) => WHOLE.has(reading));
    return kept.length ? kept : words;
  }
  const PRONOUNS = [["هما", 3], ["ها", 3], ["هم", 3], ["هن", 3], ["نا", 4], ["ه", 3]];
  const PLURALS = [["ات", 3], ["ون", 4], ["ين", 4]];
  const ending = (word, endings) => endings.find(([letters, remaining]) => word.endsWith(letters) && word.length >= letters.length + remaining)?.[0];
  function arabicOnce(word) {
    const pronoun = ending(word, PRONOUNS);
    if (pronoun) {
      word = word.slice(0, -pronoun.length);
      return word.endsWith("ت") && word.length > 3 ? word.slice(0, -1) : word;
    }
    const plural = ending(word, PLURALS);
    if (plural) return word.slice(0, -plural.length);
    return word.endsWith("ا") && word.length > 3 && word.at(-2) !== "ي" ? word.slice(0, -1) : word;
  }
  function arabic(word) {
    if (WHOLE.has(word)) return word;
    for (let shorter = arabicOnce(word); shorter !== word; shorter = arabicOnce(word)) word = shorter;
    return word;
  }

  // ---- English and French ----
  const IRREGULAR = { men: "man", women: "woman", children: "child", lives: "life", wives: "wife", crises: "crisis", news: "news" };
  function english(word) {
    if (Object.hasOwn(IRREGULAR, word)) word = IRREGULAR[word];
    else if (/..[^sui]s$/u.test(word)) word = word.slice(0, -1);
    if ((word.length > 3 && /(?:[sxz]|[cs]h)e$/.test(word)) || (word.length > 4 && /[io]e$/.test(word))) return word.slice(0, -1);
    return word.length > 2 && /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}i` : word;
  }
  function french(word) {
    if (word.length > 4 && word.endsWith("aux")) return word.endsWith("eaux") ? word.slice(0, -1) : `${word.slice(0, -2)}l`;
    return word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
  }

  const ENDINGS = { ar: arabic, en: english, fr: french };
  const COMPLETIONS = { ar: ["ن", "ت", "ا"], en: ["s", "es"], fr: ["s", "x"] };

  // How the words of a language are found; `stopped` are those that stand in every text, `own` those
  // whose first letter is no particle.
  function wordsOf(language, { stopped = [], own = [] } = {}) {
    const stops = new Set(stopped);
    const owned = new Set(own);
    const readings = (word) => (language === "ar" ? [...new Set(arabicReadings(word, owned))] : [word]);
    const stem = ENDINGS[language] ?? ((word) => word);
    function stems(word, written = "") {
      if (language === "ar" && word === "علي" && /ى\s*$/.test(written)) return [];
      const found = readings(word);
      if (stops.has(word) || found.some((reading) => stops.has(reading))) return [];
      return [...new Set(found.map(stem))];
    }
    // What a word may be that is being typed: ministrie, مسؤولو.
    const completed = (word) => [word, ...(COMPLETIONS[language] ?? []).map((end) => word + end)];
    return { readings, stem, stems, completed };
  }
  return { normalWords, wordsOf };
})();
