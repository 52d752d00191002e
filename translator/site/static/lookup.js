"use strict";
// Looks words up in the index of the search, which translator/site/search.py makes. `told` says where it
// lies and which language pairs it has.
globalThis.translatorLookup = (told) => {
  const { normalWords, wordsOf } = globalThis.translatorWords;

  // ---- The parts of the index. They are scripts, so that a page opened from a folder can load them. ----
  const arrived = new Map();
  globalThis.searchPart = (name, content) => arrived.set(name, content);
  const asked = new Map();
  function part(name, version) {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${told.root}/${name}.js?v=${version}`;
        const fail = () => { asked.delete(name); reject(new Error(name)); };
        script.onload = () => { script.remove(); if (arrived.has(name)) resolve(arrived.get(name)); else fail(); arrived.delete(name); };
        script.onerror = () => { script.remove(); fail(); };
        document.head.append(script);
      }));
    }
    return asked.get(name);
  }
  const opened = new Map();
  function open(pair) { // a pair with its index and the words of its languages
    if (!opened.has(pair.pair)) {
      opened.set(pair.pair, part(`${pair.pair}/index`, pair.version).then((index) => ({
        ...pair,
        index,
        languages: Object.entries(index.languages).map(([language, tables]) => ({ language, ...wordsOf(language, tables) })),
      }), (error) => { opened.delete(pair.pair); throw error; }));
    }
    return opened.get(pair.pair);
  }
  const fileOf = (prefix) => [...prefix].map((letter) => letter.codePointAt(0).toString(16)).join("-") || "all";
  const shard = (pair, shelf, prefix) => part(`${pair.pair}/${shelf}/${fileOf(prefix)}`, pair.index.shelves[shelf][prefix]);
  function prefixOf(pair, shelf, word) { // of the shard that holds a word, if there is one
    const letters = [...word];
    for (let length = Math.min(told.letters, letters.length); length >= 0; length -= 1) {
      const prefix = letters.slice(0, length).join("");
      if (Object.hasOwn(pair.index.shelves[shelf], prefix)) return prefix;
    }
    return null;
  }
  // The shards that hold words with such a beginning; none when they would be many.
  function prefixesOf(pair, shelf, beginning) {
    if ([...beginning].length < 2) return [];
    const longer = Object.keys(pair.index.shelves[shelf]).filter((prefix) => prefix.startsWith(beginning) && prefix !== beginning);
    const own = prefixOf(pair, shelf, beginning);
    const all = own === null ? longer : [own, ...longer];
    return all.length <= 3 ? all : [];
  }

  // ---- Postings: document -> place of a sentence (twice its mark, plus the side) -> positions. ----
  const TITLE = 1; // the mark of the title's first sentence
  const VALUES = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((digit, value) => [digit, value]));
  function decoded(content, word, side) {
    const documents = new Map();
    const text = content.words[word];
    if (!Object.hasOwn(content.words, word)) return documents;
    let at = 0;
    const number = () => {
      for (let value = 0, weight = 1; ; weight *= 32) {
        const digit = VALUES.get(text[at]);
        at += 1;
        value += (digit % 32) * weight;
        if (digit < 32) return value;
      }
    };
    for (let index = 0; at < text.length; ) {
      index += number();
      const places = new Map();
      let sentence = 0;
      for (let again = true; again; ) {
        sentence += number();
        const position = number();
        const place = sentence * 2 + side;
        if (!places.has(place)) places.set(place, []);
        places.get(place).push(position >> 1);
        again = position % 2 === 1;
      }
      documents.set(content.documents.slice(index * 10, index * 10 + 10), places);
    }
    return documents;
  }
  function united(all) {
    if (all.length === 1) return all[0];
    const documents = new Map();
    for (const some of all) {
      for (const [document, places] of some) {
        if (!documents.has(document)) documents.set(document, new Map());
        const known = documents.get(document);
        for (const [place, positions] of places) known.set(place, [...(known.get(place) ?? []), ...positions]);
      }
    }
    return documents;
  }
  async function ofStems(pair, side, stems) {
    const { language } = pair.languages[side];
    return united(await Promise.all(stems.map(async (stem) => {
      const prefix = prefixOf(pair, language, stem);
      return prefix === null ? new Map() : decoded(await shard(pair, language, prefix), stem, side);
    })));
  }
  async function ofBeginning(pair, side, beginning) {
    const { language } = pair.languages[side];
    const shards = await Promise.all(prefixesOf(pair, language, beginning).map((prefix) => shard(pair, language, prefix)));
    const all = shards.flatMap((content) => Object.keys(content.words).filter((word) => word.startsWith(beginning)).map((word) => [content, word]));
    return { documents: united(all.map(([content, word]) => decoded(content, word, side))), stems: all.map(([, word]) => word) };
  }

  // ---- Words. Each finds documents, by some stems in each language of the pair. ----
  // Where a letter may be a particle, the word without it counts if many more articles have that than
  // the word as it is typed: بموسكو finds موسكو, but والد does not find لد.
  function chosen([own, ...others]) {
    const counted = [own, ...others.filter(({ documents }) => documents.size > 2 * own.documents.size)];
    return { documents: united(counted.map(({ documents }) => documents)), stems: counted.flatMap(({ stems }) => stems) };
  }
  async function onSide(pair, side, word) {
    const { readings, stem } = pair.languages[side];
    return chosen(await Promise.all(readings(word.word).map(async (reading) => {
      const stems = [stem(reading)];
      return { documents: await ofStems(pair, side, stems), stems };
    })));
  }
  // A word that is being typed: whole words begin like it, or it ends in half an ending (countrie, مسؤولو).
  async function begunOnSide(pair, side, word) {
    const { readings, stem, completed } = pair.languages[side];
    return chosen(await Promise.all(readings(word.word).map(async (reading) => {
      const stems = [...new Set(completed(reading).map(stem))];
      const [ended, longer] = await Promise.all([ofStems(pair, side, stems), ofBeginning(pair, side, reading)]);
      return { documents: united([ended, longer.documents]), stems: [...stems, ...longer.stems] };
    })));
  }
  // The last word may be only begun: it is, when nobody wrote it like that.
  async function ofWord(pair, word) {
    let sides = await Promise.all([0, 1].map((side) => onSide(pair, side, word)));
    if (word.last && sides.every(({ documents }) => !documents.size)) sides = await Promise.all([0, 1].map((side) => begunOnSide(pair, side, word)));
    return { word, documents: united(sides.map(({ documents }) => documents)), stems: sides.map(({ stems }) => stems) };
  }
  const isCommon = (pair, word) => pair.languages.some(({ stems }) => !stems(word.word, word.written).length);

  // ---- Clauses: a word, or the words of a quotation, which stand behind one another. ----
  function clausesOf(text) {
    const clauses = text.split(/["“”„«»]/).flatMap((piece, index) => {
      const words = normalWords(piece).map(({ word, start, end }, offset) => ({ word, written: piece.slice(start, end), offset, last: false }));
      return index % 2 && words.length ? [words] : words.map((word) => [word]);
    });
    const last = clauses.at(-1)?.at(-1);
    if (last) last.last = /[\p{L}\p{N}\p{M}]$/u.test(text) && !/['’]s$/iu.test(text); // Trump's ends there
    return clauses;
  }
  async function ofClause(pair, clause) {
    const words = await Promise.all(clause.filter((word) => !isCommon(pair, word)).map((word) => ofWord(pair, word)));
    if (words.length < 2) return { words, documents: words[0]?.documents ?? new Map() };
    const [first, ...others] = words;
    const documents = new Map();
    for (const [document, places] of first.documents) {
      for (const [place, positions] of places) {
        const kept = positions.filter((position) => others.every((other) => other.documents.get(document)?.get(place)?.includes(position + other.word.offset - first.word.offset)));
        if (!kept.length) continue;
        if (!documents.has(document)) documents.set(document, new Map());
        documents.get(document).set(place, kept);
      }
    }
    return { words, documents };
  }

  // The articles of a pair that have all clauses. `sentences` are the marks of those that have all of them;
  // where no sentence has, `apart` are the marks of those that have each.
  async function ofPair(pair, clauses) {
    const all = (await Promise.all(clauses.map((clause) => ofClause(pair, clause)))).filter(({ words }) => words.length);
    const words = all.flatMap((clause) => clause.words);
    const wanted = [0, 1].map((side) => new Set(words.flatMap(({ stems }) => stems[side])));
    const results = [];
    const [rarest] = [...all].sort((one, other) => one.documents.size - other.documents.size);
    for (const document of rarest?.documents.keys() ?? []) {
      if (!all.every(({ documents }) => documents.has(document))) continue;
      const apart = all.map(({ documents }) => [...new Set([...documents.get(document).keys()].map((place) => place >> 1))]);
      const sentences = apart.reduce((kept, some) => kept.filter((mark) => some.includes(mark)));
      results.push({ pair, document, wanted, sentences, apart, rank: sentences.includes(TITLE) ? 0 : sentences.length ? 1 : 2 });
    }
    return { results, common: !all.length, lacking: words.filter(({ documents }) => !documents.size).map(({ word }) => word.written) };
  }

  // ---- Names: whole spellings, in either language. ----
  const spelled = (language, spelling) => normalWords(spelling).map(({ word }) => language.readings(word)[0]);
  const isWord = (language, typed, word) => language.readings(typed.word).includes(word) || (typed.last && word.startsWith(language.readings(typed.word)[0]));
  // 0: the query is the spelling; 1: it is part of the spelling; 2: the spelling is part of the query.
  function nearness(language, typed, words) {
    const isTyped = (word) => typed.some((each) => isWord(language, each, word));
    const isSpelled = (each) => words.some((word) => isWord(language, each, word));
    if (typed.every(isSpelled)) return words.length === typed.length && words.every((word, index) => language.readings(typed[index].word).includes(word)) ? 0 : 1;
    return words.length && words.every(isTyped) ? 2 : 3;
  }
  async function namesOf(pair, typed) {
    const prefixes = new Set(typed.flatMap((word) => pair.languages.flatMap(({ readings }) => readings(word.word).flatMap((reading) => {
      const own = prefixOf(pair, "names", reading);
      return [...(own === null ? [] : [own]), ...(word.last ? prefixesOf(pair, "names", reading) : [])];
    }))));
    const shards = await Promise.all([...prefixes].map((prefix) => shard(pair, "names", prefix)));
    const known = new Map(shards.flat().map((name) => [name[0], name]));
    return [...known.values()].map(([slug, source, target, ...spellings]) => {
      const ranks = spellings.flatMap((some, side) => some.map((spelling) => nearness(pair.languages[side], typed, spelled(pair.languages[side], spelling))));
      return { pair, slug, texts: [source, target], spellings, rank: Math.min(...ranks) };
    }).filter(({ rank }) => rank < 3);
  }

  async function search(text) {
    const clauses = clausesOf(text);
    const typed = clauses.flat();
    const pairs = await Promise.all(told.pairs.map(open));
    const [answers, named] = await Promise.all([
      Promise.all(pairs.map((pair) => ofPair(pair, clauses))),
      typed.length ? Promise.all(pairs.map((pair) => namesOf(pair, typed))) : [],
    ]);
    // An article or a name that is in several pairs is shown once, as the first of them has it.
    const results = new Map();
    for (const result of answers.flatMap((answer) => answer.results)) {
      const key = `${result.pair.languages[0].language}/${result.document}`;
      if (!results.has(key)) results.set(key, result);
    }
    const slugs = new Map();
    for (const name of named.flat()) if ((slugs.get(name.slug)?.rank ?? 9) > name.rank) slugs.set(name.slug, name);
    return {
      results: [...results.values()].sort((one, other) => one.rank - other.rank || (one.document < other.document ? 1 : -1)),
      names: [...slugs.values()].sort((one, other) => one.rank - other.rank || one.texts[1].localeCompare(other.texts[1])),
      common: answers.every((answer) => answer.common),
      lacking: (answers[0]?.lacking ?? []).filter((word) => answers.every((answer) => answer.lacking.includes(word))),
    };
  }

  return { search, part, spelled };
};
