"""`translator glossary list`, `find`, `stats` and `uses`."""

import json

WITKOFF = "glossaries/ar-en/people.csv:2\tستيف ويتكوف\tSteve Witkoff\tperson"


def lines(outcome):
    return outcome.out.splitlines()


def test_list_shows_each_term_with_its_place(folder, run):
    outcome = run("glossary", "list")
    assert outcome.code == 0
    assert lines(outcome) == [
        f"{WITKOFF}\tvariants: ستيف فيتكوف | ستيفن ويتكوف\tnote: US special envoy",
        "glossaries/ar-en/people.csv:3\tدونالد ترامب\tDonald Trump\tperson\tvariants: دونالد ترمب",
        "glossaries/ar-en/people.csv:4\tميلانيا ترامب\tMelania Trump\tperson",
        "glossaries/ar-en/places.csv:2\tروسيا\tRussia\tplace",
        "glossaries/ar-en/places.csv:3\tكييف\tKyiv\tplace\tforbidden: Kiev",
    ]


def test_list_of_one_kind_or_one_file(folder, run):
    assert len(lines(run("glossary", "list", "--kind", "place"))) == 2
    for name in ("people.csv", "people", "glossaries/ar-en/people.csv"):
        assert len(lines(run("glossary", "list", "--file", name))) == 3
    outcome = run("glossary", "list", "--file", "planets.csv")
    assert (outcome.code, outcome.out) == (2, "")
    assert "people.csv, places.csv" in outcome.err


def test_list_as_json(folder, run):
    first = json.loads(run("glossary", "list", "--json").out)[0]
    assert first == {
        "source": "ستيف ويتكوف",
        "target": "Steve Witkoff",
        "variants": ["ستيف فيتكوف", "ستيفن ويتكوف"],
        "kind": "person",
        "when": "always",
        "forbidden": [],
        "article": "",
        "note": "US special envoy",
        "file": "glossaries/ar-en/people.csv",
        "line": 2,
    }


def test_find_in_either_language_in_any_spelling(folder, run):
    for text in ("Witkoff", "steve witk", "ستيف ويتكوف", "سْتيف ويتكوف", "ستيفن ويتكوف", "فيتكوف"):
        outcome = run("glossary", "find", text)
        assert outcome.code == 0, text
        assert outcome.out.startswith(WITKOFF)
        assert len(lines(outcome)) == 1


def test_find_says_what_a_sentence_has_that_is_forbidden(folder, run):
    outcome = run("glossary", "find", "Witkoff flew to Kiev on Monday")
    assert [line.split("\t")[2] for line in lines(outcome)] == ["Steve Witkoff", "Kyiv"]
    assert outcome.err == "Kiev is forbidden: write Kyiv (glossaries/ar-en/places.csv:3).\n"
    assert run("glossary", "find", "They met in Kyiv").err == ""


def test_find_the_terms_of_a_sentence_in_its_order(folder, run):
    outcome = run("glossary", "find", "وقال ترامب، لروسيا، إن لويتكوف ما يقوله في كييف")
    targets = [line.split("\t")[2] for line in lines(outcome)]
    assert targets == ["Donald Trump", "Russia", "Steve Witkoff", "Kyiv"]


def test_find_names_what_is_close_when_there_is_nothing(folder, run):
    outcome = run("glossary", "find", "Wittkof")
    assert (outcome.code, outcome.out) == (1, "")
    assert "the closest is ستيف ويتكوف (Steve Witkoff, glossaries/ar-en/people.csv:2)" in outcome.err
    assert run("glossary", "find", "zzzz").code == 1


def test_stats_count_what_there_is(folder, run):
    (folder / "terms.csv").write_text(
        "source,target,kind,when,article\nكييف,Kiev,term,,\nسعيد,Said,person,with-name,\n"
        "الكرملين,Kremlin,organisation,,the\n",
        encoding="utf-8",
    )
    figures = json.loads(run("glossary", "stats", "--json").out)
    assert figures == {
        "terms": 8,
        "files": {
            "glossaries/ar-en/people.csv": 3,
            "glossaries/ar-en/places.csv": 2,
            "glossaries/ar-en/terms.csv": 3,
        },
        "kinds": {"person": 4, "place": 2, "term": 1, "organisation": 1},
        "whens": {"always": 7, "with-name": 1},
        "variants": 3,
        "forbidden": 1,
        "article": 1,
        "conflicts": 1,
    }
    out = run("glossary", "stats").out
    assert "8  terms\n" in out
    assert "1  conflicts\n" in out


def test_uses_show_the_sentences_with_the_term_marked(folder, run):
    outcome = run("glossary", "uses", "ويتكوف", "articles/talks.txt")
    assert outcome.code == 0
    sentences = [line.split(": ", 1)[1] for line in lines(outcome)]
    assert sentences == [
        "⟦ويتكوف⟧ في موسكو",
        "قال ⟦ستيف ويتكوف⟧ إن ترامب سيزور كييف.",
        "وأضاف ⟦ويتكوف⟧ أن ميلانيا ترامب ستزور روسيا.",
    ]
    assert "3 uses in 1 article." in outcome.err


def test_uses_carry_the_ids_of_the_translated_page(folder, run, stub, home):
    found = json.loads(run("glossary", "uses", "Kyiv", "articles/talks.txt", "--json").out)
    run("translate", "articles/talks.txt", "--format", "json")
    record = json.loads((home / "build" / "talks.json").read_text(encoding="utf-8"))
    (use,) = found["uses"]
    assert found["count"] == 1
    (segment,) = [each for each in record["segments"] if each["id"] == use["segment"]]
    ((start, end),) = use["spans"]
    assert use["text"] == segment["source"]
    assert use["text"][start:end] == "كييف"


def test_uses_of_a_shorter_term_are_not_those_of_a_longer_one(folder, run):
    outcome = run("glossary", "uses", "Donald Trump", "articles/talks.txt")
    assert [line.split(": ", 1)[1] for line in lines(outcome)] == ["قال ستيف ويتكوف إن ⟦ترامب⟧ سيزور كييف."]


def test_uses_look_into_the_articles_of_the_settings(folder, run, home):
    (home / "translator.toml").write_text('[site]\narticles = "articles"\n', encoding="utf-8")
    assert "1 use in 1 article." in run("glossary", "uses", "روسيا").err
    (home / "translator.toml").unlink()
    outcome = run("glossary", "uses", "روسيا")
    assert outcome.code == 2
    assert "name articles" in outcome.err


def test_an_article_that_cannot_be_read_does_not_stop_the_others(folder, run, home):
    (home / "empty.txt").write_text("", encoding="utf-8")
    outcome = run("glossary", "uses", "روسيا", "empty.txt", "articles/talks.txt")
    assert outcome.code == 1
    assert len(lines(outcome)) == 1
    assert "empty.txt" in outcome.err


def test_uses_of_an_unknown_term(folder, run):
    outcome = run("glossary", "uses", "Witkof", "articles/talks.txt")
    assert (outcome.code, outcome.out) == (2, "")
    assert "Steve Witkoff" in outcome.err


def test_rows_that_cannot_be_used_are_said_and_hide_no_others(folder, run, people):
    people.write_text(people.read_text(encoding="utf-8") + 'كيث كيلوغ,,,\n"x,y\n', encoding="utf-8")
    outcome = run("glossary", "list", "--kind", "person")
    assert len(lines(outcome)) == 3
    assert "2 rows cannot be used" in outcome.err


def test_the_glossary_is_that_of_the_settings_or_the_one_named(folder, run, home):
    (home / "house.csv").write_text("source,target\nفرنسا,France\n", encoding="utf-8")
    assert len(lines(run("glossary", "list", "-g", "house.csv"))) == 1
    assert len(lines(run("glossary", "list", "-g", "house.csv", "-g", folder))) == 6
    (home / "translator.toml").write_text('[glossaries]\nar-en = ["house.csv"]\n', encoding="utf-8")
    assert len(lines(run("glossary", "list"))) == 1


def test_without_a_glossary_it_says_so(home, run):
    for arguments in (["list"], ["find", "x"], ["stats"], ["uses", "x"], ["lint"], ["remove", "x"]):
        outcome = run("glossary", *arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert "there is no glossary here; name one with --glossary" in outcome.err
    outcome = run("glossary", "list", "--pair", "arabic")
    assert outcome.code == 2
    assert "write it like ar-en" in outcome.err


def test_a_misspelled_column_is_said_when_the_glossary_is_used(folder, run, stub):
    (folder / "more.csv").write_text("source,target,varaints\nموسكو,Moscow,موسكوو\n", encoding="utf-8")
    outcome = run("translate", "articles/talks.txt", "--format", "md")
    assert outcome.code == 0
    assert "more.csv:1: the column 'varaints' is not read; did you mean variants?" in outcome.err


def test_find_takes_english_sentences_possessives_and_forbidden_spellings(run, folder):
    outcome = run("glossary", "find", "In Russia, Witkoff's plane left for Kyiv.")
    assert [line.split("\t")[2] for line in outcome.out.splitlines()] == ["Russia", "Steve Witkoff", "Kyiv"]
    outcome = run("glossary", "find", "Kiev")
    assert outcome.code == 0
    assert outcome.err == "Kiev is forbidden: write Kyiv (glossaries/ar-en/places.csv:3).\n"
