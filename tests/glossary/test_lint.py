"""Each fault of a glossary file that the lint knows, in a real row, and the mending of some."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timing import seconds
from translator.glossary.lint import fix, lint, read_for_lint
from translator.glossary.sheets.sheet import Sheet

HEADER = "source,target,variants,kind,when,forbidden,article,note\n"


def sheet_of(rows, header=HEADER, name="names.csv"):
    return Sheet.parse((header + rows).encode(), Path(name), lenient=True)


def found(rows, header=HEADER, pair=("ar", "en")):
    """What the lint finds: (rule, line, column, severity)."""
    return [(f.rule, f.line, f.column, f.severity.value) for f in lint([sheet_of(rows, header)], *pair)]


def test_a_sound_glossary_has_no_faults():
    rows = (
        "ستيف ويتكوف,Steve Witkoff,ستيف فيتكوف | ستيفن ويتكوف,person,,,,US envoy\n"
        "الكرملين,Kremlin,,organisation,,,the,\n"
        "كييف,Kyiv,,place,,Kiev | Kieff,,\n"
        "#MeToo,,,verbatim,,,,\n"
        "iPhone,,,verbatim,,,,\n"
        "أوكراني,Ukrainian,,adjective,,,,\n"
        "سعيد جليلي,Saeed Jalili,,person,,,,\n"
    )
    assert found(rows) == []


ROWS = {
    # Rows against one another
    "the same row twice": (
        "روسيا,Russia,,place,,,,\nروسيا,Russia,,place,,,,\n",
        [("duplicate", 3, "", "warning")],
    ),
    "one source with two targets": (
        "كييف,Kyiv,,place,,,,\nكييف,Kiev,,place,,,,\n",
        [("two-targets", 3, "source", "error")],
    ),
    "one source in two spellings with two targets": (
        "أوروبا,Europe,,place,,,,\nاوروبا,The Continent,,place,,,,\n",
        [("two-targets", 3, "source", "error")],
    ),
    "a variant with two targets": (
        "دونالد ترامب,Donald Trump,دونالد ترمب,person,,,,\n"
        "دونالد ترمب جونيور,Donald Trump Jr.,دونالد ترمب,person,,,,\n",
        [("two-targets", 3, "variants", "error")],
    ),
    "a row that an earlier one overshadows": (
        "روسيا,Russia,,place,,,,country\nروسيا,Russia,,place,,,,federation\n",
        [("shadowed", 3, "source", "warning")],
    ),
    "a variant that is another term": (
        "الولايات المتحدة,United States,,place,,,the,\nأمريكا,United States,الولايات المتحدة,place,,,the,\n",
        [("variant-elsewhere", 3, "variants", "warning")],
    ),
    "a source that is a variant above": (
        "أمريكا,United States,الولايات المتحدة,place,,,the,\nالولايات المتحدة,United States,,place,,,the,\n",
        [("variant-elsewhere", 3, "source", "warning")],
    ),
    "a forbidden spelling that is another target": (
        "القسطنطينية,Constantinople,,place,,,,\nإسطنبول,Istanbul,,place,,Constantinople,,\n",
        [("forbidden-target", 3, "forbidden", "warning")],
    ),
    "a forbidden spelling that is the row's own target": (
        "كييف,Kyiv,,place,,Kyiv | Kiev,,\n",
        [("forbidden-own-target", 2, "forbidden", "error")],
    ),
    "a forbidden spelling within the row's own target": (
        "دينامو كييف,Dynamo Kiev,,organisation,,Kiev,,\n",
        [("forbidden-own-target", 2, "forbidden", "error")],
    ),
    "a family name spelled in two ways": (
        "ديفيد كاميرون,David Cameron,,person,,,,\nجيمس كاميرون,James Camerun,,person,,,,\n",
        [("shared-family-name", 3, "target", "note")],
    ),
    # Rows that do nothing
    "no target": ("روسيا,,,place,,,,\n", [("empty-target", 2, "target", "error")]),
    "no source": (",Russia,,place,,,,\n", [("empty-source", 2, "source", "error")]),
    "no letters": ("؟!,Russia,,place,,,,\n", [("no-letters", 2, "source", "error")]),
    "a sign that matching does not look over": (
        "«ديزني»+,Disney+,,organisation,,,,\n",
        [("never-found", 2, "source", "error")],
    ),
    "only a prefix": ("وال,and the,,term,,,,\n", [("only-a-prefix", 2, "source", "warning")]),
    "source and target swapped": (
        "Moscow,موسكو,,place,,,,\n",
        [("no-source-letters", 2, "source", "warning"), ("foreign-script", 2, "target", "error")],
    ),
    "a source in Latin letters": (
        "NATO,NATO,,organisation,,,,\n",
        [("no-source-letters", 2, "source", "warning")],
    ),
    "a row with a comma too many": (
        "آبل,Apple, Inc.,organisation,,,,,\n",
        [("spaces", 2, "variants", "note"), ("no-source-letters", 2, "variants", "note")],
    ),
    "a row that is longer than the header": (
        "آبل,Apple,,organisation,,,,note,more\n",
        [("too-many-cells", 2, "", "error")],
    ),
    "a quotation mark that is not closed": (
        'روسيا,"Russia,,place,,,,\nكييف,,,place,,,,\n',
        [("not-csv", 2, "", "error"), ("empty-target", 3, "target", "error")],
    ),
    # Letters that only look right
    "a Latin letter in an Arabic word": (
        "روسيaا,Russia,,place,,,,\n",
        [("mixed-scripts", 2, "source", "error")],
    ),
    "a Cyrillic letter in an English word": (
        "الكرملين,Крemlin,,organisation,,,,\n",
        [("mixed-scripts", 2, "target", "error")],
    ),
    "a Cyrillic word that looks English": (
        "مجلس السوفيات,СССР,,organisation,,,,\n",
        [("foreign-script", 2, "target", "error")],
    ),
    "a Greek letter in a variant": (
        "ألفا,Alpha,ألفαا,term,,,,\n",
        [("mixed-scripts", 2, "variants", "error")],
    ),
    # Characters that nobody sees, and spelling
    "a direction mark in the source": (
        "\u200fروسيا,Russia,,place,,,,\n",
        [("invisible", 2, "source", "warning")],
    ),
    "a soft hyphen in the target": (
        "الكرملين,Krem\u00adlin,,organisation,,,,\n",
        [("invisible", 2, "target", "error")],
    ),
    "a no-break space in the target": (
        "ستيف ويتكوف,Steve\u00a0Witkoff,,person,,,,\n",
        [("spaces", 2, "target", "note")],
    ),
    "a non-joiner in a variant": (
        "روسيا,Russia,روس\u200cيا الاتحادية,place,,,,\n",
        [("invisible", 2, "variants", "warning")],
    ),
    "a double space": ("ستيف  ويتكوف,Steve Witkoff,,person,,,,\n", [("spaces", 2, "source", "note")]),
    "a space at the end": ("روسيا,Russia ,,place,,,,\n", [("spaces", 2, "target", "note")]),
    "a line break": ('روسيا,"Rus\nsia",,place,,,,\n', [("line-break", 2, "target", "warning")]),
    "tatweel": ("روســيا,Russia,,place,,,,\n", [("tatweel", 2, "source", "note")]),
    "Persian letters": ("آنکارا,Ankara,,place,,,,\n", [("persian-letters", 2, "source", "note")]),
    "shapes of letters": ("ﺭﻭﺳﻴﺎ,Russia,,place,,,,\n", [("presentation-forms", 2, "source", "note")]),
    "an accent of its own": (
        "لولا دا سيلفا,Lula da Silva\u0301,,person,,,,\n",
        [("not-composed", 2, "target", "warning")],
    ),
    "a full stop behind the target": (
        "روسيا,Russia.,,place,,,,\n",
        [("trailing-punctuation", 2, "target", "warning")],
    ),
    "a comma behind the target": (
        'روسيا,"Russia,",,place,,,,\n',
        [("trailing-punctuation", 2, "target", "warning")],
    ),
    "an exclamation mark behind the target": (
        "ياهو,Yahoo!,,organisation,,,,\n",
        [("trailing-punctuation", 2, "target", "note")],
    ),
    "a variant like the source": (
        "أوروبا,Europe,اوروبا,place,,,,\n",
        [("needless-variant", 2, "variants", "note")],
    ),
    "a variant twice": (
        "روسيا,Russia,روسيا الاتحادية | روسيا الاتحاديه,place,,,,\n",
        [("needless-variant", 2, "variants", "note")],
    ),
    # Signs that separate nothing
    "an Arabic semicolon between variants": (
        "ستيف ويتكوف,Steve Witkoff,ستيف فيتكوف؛ ستيفن ويتكوف,person,,,,\n",
        [("wrong-separator", 2, "variants", "warning")],
    ),
    "a semicolon between forbidden spellings": (
        "كييف,Kyiv,,place,,Kiev; Kieff,,\n",
        [("wrong-separator", 2, "forbidden", "warning")],
    ),
    "a comma and a slash between variants": (
        "بغداد,Baghdad,بغداذ، بغدان / بغداذ,place,,,,\n",
        [("wrong-separator", 2, "variants", "warning")],
    ),
    "several spellings in the source": (
        "كوبنهاغن | كوبنهاجن,Copenhagen,,place,,,,\n",
        [("several-texts", 2, "source", "warning")],
    ),
    "several spellings in the target": (
        "كوبنهاغن,Copenhagen | Kopenhagen,,place,,,,\n",
        [("several-texts", 2, "target", "warning")],
    ),
    "a slash between spellings": (
        "كاتس / كاتز,Katz,,person,,,,\nكاتس/كاتز,Katz / Kats,,person,,,,\n",
        [
            ("several-texts", 2, "source", "warning"),
            ("several-texts", 3, "source", "warning"),
            ("several-texts", 3, "target", "warning"),
            ("two-targets", 3, "source", "error"),
        ],
    ),
    "a comma between spellings": (
        'إيلون ماسك، موسك,Musk,,term,,,,\n"فيينا, برلين",Vienna,,place,,,,\n',
        [("several-texts", 2, "source", "warning"), ("several-texts", 3, "source", "warning")],
    ),
    "a semicolon between translations": (
        "أوسلو,Oslo; Christiania,,place,,,,\n",
        [("several-texts", 2, "target", "warning")],
    ),
    "bars with nothing beside them": (
        "أبوظبي,Abu Dhabi,أبو ظبي | |,place,,Aboo Dhabi |,,\n",
        [("empty-value", 2, "variants", "note"), ("empty-value", 2, "forbidden", "note")],
    ),
    "a remark in brackets": (
        "كرواتيا (البلد),Croatia,,place,,,,\nزغرب,Zagreb (capital),,place,,,,\n",
        [("remark-in-brackets", 2, "source", "warning"), ("remark-in-brackets", 3, "target", "warning")],
    ),
    "a full stop behind the source": (
        "وصل الوفد.,The delegation arrived,,term,,,,\n",
        [("trailing-punctuation", 2, "source", "warning")],
    ),
    "ten words without a full stop": (
        "قال المتحدث إن الوفد سيصل غداً إلى العاصمة بعد تأخير,Spokesman,,term,,,,\n",
        [("sentence", 2, "source", "warning")],
    ),
    "a target with its article": (
        "اتفاق الطائف,the Taif accord,,term,,,,\n",
        [("article-in-target", 2, "target", "warning")],
    ),
    "a target with an indefinite article": (
        "حالة طوارئ,an emergency,,term,,,,\n",
        [("article-in-target", 2, "target", "warning")],
    ),
    "a sentence": (
        "قال المتحدث باسم الوزارة إن الوفد سيصل غداً إلى العاصمة بعد تأخير دام يومين,Spokesman,,term,,,,\n",
        [("sentence", 2, "source", "warning")],
    ),
    "a formula": (
        "كييف,=HYPERLINK(A1),,place,,,,\n",
        [("formula", 2, "target", "warning")],
    ),
    # Rows of one word beside people
    "a row against a family name": (
        "ستيف ويتكوف,Steve Witkoff,,person,,,,\nويتكوف,Witcoff,,person,,,,\n",
        [("against-family-name", 3, "target", "error")],
    ),
    "a word against a family name": (
        "ويتكوف,Witcoff,,term,,,,\nستيف ويتكوف,Steve Witkoff,,person,,,,\n",
        [("against-family-name", 2, "target", "warning")],
    ),
    "a row that a family name makes needless": (
        "فولوديمير زيلينسكي,Volodymyr Zelensky,فولوديمير زيلنسكي,person,,,,\nزيلنسكي,Zelensky,,person,,,,\n",
        [("needless-row", 3, "", "note")],
    ),
    # Columns with a choice
    "a kind in other words": ("آبل,Apple,,Organization,,,,\n", [("unknown-kind", 2, "kind", "error")]),
    "an unknown kind": ("روسيا,Russia,,planet,,,,\n", [("unknown-kind", 2, "kind", "error")]),
    "an unknown when": ("روسيا,Russia,,place,never,,,\n", [("unknown-when", 2, "when", "error")]),
    "an unknown article": ("روسيا,Russia,,place,,,a,\n", [("unknown-article", 2, "article", "error")]),
    "an article of a person": (
        "ستيف ويتكوف,Steve Witkoff,,person,,,the,\n",
        [("article-of-a-person", 2, "article", "warning")],
    ),
    "an article in the target too": (
        "الكرملين,the Kremlin,,organisation,,,the,\n",
        [("article-twice", 2, "article", "warning")],
    ),
    "a name that is a word": (
        "أمل,Amal,,organisation,,,,\n",
        [("common-word", 2, "when", "warning")],
    ),
    "a family name that is a word": (
        "إدوارد سعيد,Edward Said,,person,,,,\n",
        [("common-word", 2, "when", "warning")],
    ),
    "a when without effect": (
        "الولايات المتحدة,United States,,place,with-name,,the,\n",
        [("when-without-effect", 2, "when", "warning")],
    ),
    "a verbatim row with another target": (
        "iPhone,Handy,,verbatim,,,,\n",
        [("verbatim-changed", 2, "target", "warning")],
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_a_fault_is_found(case):
    rows, expected = ROWS[case]
    assert found(rows) == expected


SOUND = {
    "a word with its when": "إدوارد سعيد,Edward Said,,person,in-full,,,\n",
    "an everyday word as a term": "أمل,hope,,term,,,,\n",
    "an abbreviation": "آبل,Apple Inc.,,organisation,,,,\nواشنطن العاصمة,Washington D.C.,,place,,,the,\n",
    "one family name for two people": (
        "دونالد ترامب,Donald Trump,,person,,,,\nميلانيا ترامب,Melania Trump,,person,,,,\n"
    ),
    "a name of its own for a shared family name": (
        "ديفيد كاميرون,David Cameron,,person,,,,\nجيمس كاميرون,James Camerun,,person,,,,\n"
        "كاميرون,Cameron,,person,,,,\n"
    ),
    "hyphens, points and brackets within a name": (
        "هيئة تحرير (فتح) الشام,HTS,,organisation,,,,\nدي-إن-إيه,DNA,,term,,,,\n"
        "إف.بي.آي,FBI,,organisation,,,,\n"
    ),
    "signs that belong to a name": (
        'واشنطن العاصمة,"Washington, D.C.",,place,,,the,\nإيه سي دي سي,AC/DC,,organisation,,,,\n'
        "ياهو,Yahoo,,organisation,,,,\n"
    ),
    "accents": "إيمانويل ماكرون,Emmanuel Macron,,person,,,,\nساو باولو,São Paulo,,place,,,,\n",
    "a Latin name among Arabic": "شركة Apple,Apple,,organisation,,,,\n",
    "a Greek letter as a sign": "أشعة بيتا,β rays,,term,,,,\n",
    "a note with anything in it": 'روسيا,Russia,,place,,,," Россия  \u200f\n, 俄罗斯."\n',
    "a one-word row in full": "قطر,Qatar,,place,in-full,,,\n",
    "the letters of a verbatim row": "شرکت ایران,,,verbatim,,,,\nﻻ,,,verbatim,,,,\n",
    "an article in capitals, which is part of the name": "لاهاي,The Hague,,place,,,,\n",
    "a comma in an English spelling": 'العاصمة الأميركية,Washington,,place,,"Washington, D.C.",,\n',
    "a word that is also the family name of a person with a when": (
        "نواف سلام,Nawaf Salam,,person,with-name,,,\nسلام,peace,,term,,,,\n"
    ),
    "a place named for a person": "جورج واشنطن,George Washington,,person,,,,\nواشنطن,Washington,,place,,,,\n",
    "a comment": "# see the style guide, page 3\nروسيا,Russia,,place,,,,\n",
}


@pytest.mark.parametrize(
    "word",
    "كيف من إلى قال يوم رجل مدينة غاز الغاز ثورة الثورة دستور الدستور الجمهورية أعلنت المحكمة رئيس".split(),
)
def test_a_name_that_is_an_everyday_word_is_found(word):
    for kind in ("person", "place", "organisation"):
        assert found(f"{word},Name,,{kind},,,,\n") == [("common-word", 2, "when", "warning")]


@pytest.mark.parametrize("word", "آبل طالبان القدس الأزهر النيل موسكو الخرطوم كوبا أرامكو".split())
def test_a_name_that_is_hardly_anything_else_needs_no_when(word):
    assert found(f"{word},Name,,organisation,,,,\n") == []


@pytest.mark.parametrize("case", SOUND)
def test_what_is_right_is_no_fault(case):
    assert found(SOUND[case]) == []


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("source,target,varaints,kind", ("unknown-column", 1, "varaints", "warning")),
        ("source,target,variants,kinds", ("unknown-column", 1, "kinds", "warning")),
        ("source,target,synonyms,kind", ("unknown-column", 1, "synonyms", "note")),
        ("source,Target ,variants,kind", ("column-spelling", 1, "target", "note")),
        ("source,target,kind,kind", ("column-twice", 1, "kind", "error")),
    ],
)
def test_a_misspelled_column_is_found_because_its_cells_are_not_read(header, expected):
    assert found("", header=header + "\n") == [expected]


def test_a_column_of_ones_own_is_no_fault():
    assert found("7,روسيا,Russia,Peter\n", header="id,source,target,checked by\n") == []


def test_one_fault_hides_no_others():
    rows = "روسيا,,,planet,never,,,\n,,,,,,,x\n\u200fكييف,Kiyv.,,place,,,,\n"
    rules = [(rule, line) for rule, line, _, _ in found(rows)]
    assert rules == [
        ("empty-target", 2),
        ("unknown-kind", 2),
        ("unknown-when", 2),
        ("empty-source", 3),
        ("empty-target", 3),
        ("invisible", 4),
        ("trailing-punctuation", 4),
    ]


def test_faults_between_files_name_both_places():
    places = sheet_of("كييف,Kyiv,,place,,,,\n", name="places.csv")
    terms = sheet_of("كييف,Kiev,,term,,,,\n", name="terms.csv")
    (finding,) = lint([places, terms])
    assert finding.file == "terms.csv"
    assert "places.csv:2" in finding.message
    assert str(finding).startswith("terms.csv:2: error: 'كييف' has two targets")


def test_other_pairs_have_other_scripts():
    rows = "Moscow,موسكو,,place,,,,\n"
    assert found(rows, pair=("en", "ar")) == []
    assert found("Москва,Moscow,,place,,,,\n", pair=("ru", "en")) == []
    assert found("Mосква,Moscow,,place,,,,\n", pair=("ru", "en")) == [("mixed-scripts", 2, "source", "error")]
    persian = "می\u200cروم,I go,,term,,,,\nتهران,Tehran,,place,,,,\nکرمان,Kerman,,place,,,,\n"
    assert found(persian, pair=("fa", "en")) == []  # the non-joiner and its own letters are right there


def test_a_file_that_cannot_be_read_is_a_finding_beside_those_of_the_others(tmp_path):
    (tmp_path / "a.csv").write_bytes("source,target\nروسيا,Russia\n".encode("cp1256"))
    (tmp_path / "b.csv").write_text("source,target\nروسيا,Russia\nكييف,\n", encoding="utf-8")
    (tmp_path / "c.csv").write_text("\nword,translation\n", encoding="utf-8")
    sheets, unreadable = read_for_lint([tmp_path])
    assert [(Path(f.file).name, f.line, f.rule) for f in unreadable] == [
        ("a.csv", 2, "unreadable"),
        ("c.csv", 2, "unreadable"),
    ]
    assert [f.rule for f in lint(sheets)] == ["empty-target"]


# Mending


def test_mending_says_what_and_changes_nothing_else():
    rows = (
        "# heading\n"
        "\u200fروسيا,Russia,,place,,,,\n"
        '"ستيف  ويتكوف", Steve\u00a0Witkoff ,ستيف فيتكوف |  ستـــيف ويتكوف,person,,,,  my note  \n'
        "آنکارا,Ankara,أنقرة|آنكارا,place,,,,\n"
        "فرنسا,France,,place,,,,\n"
        "فرنسا,France,,place,,,,\n"
        "كييف,,,planet,,,,\n"
    )
    (sheet,), mended = fix([sheet_of(rows)])
    assert sheet.text == HEADER + (
        "# heading\n"
        "روسيا,Russia,,place,,,,\n"
        "ستيف ويتكوف,Steve Witkoff,ستيف فيتكوف,person,,,,  my note  \n"
        "آنكارا,Ankara,أنقرة,place,,,,\n"
        "فرنسا,France,,place,,,,\n"
        "كييف,,,planet,,,,\n"
    )
    assert [(change.line, change.column) for change in mended] == [
        (3, "source"),
        (4, "source"),
        (4, "variants"),
        (4, "variants"),
        (4, "variants"),
        (4, "target"),
        (5, "source"),
        (5, "variants"),
        (7, ""),
    ]
    assert "says the same as names.csv:6" in mended[-1].message


def mended(row):
    (sheet,), changes = fix([sheet_of(row)])
    return sheet.text.removeprefix(HEADER), [change.message for change in changes]


@pytest.mark.parametrize(
    ("cell", "better"),
    [
        ("ستيف فيتكوف | |", "ستيف فيتكوف"),
        ("| ستيف فيتكوف | | ستيفن ويتكوف", "ستيف فيتكوف | ستيفن ويتكوف"),
        ("ستيف ويتكوف | |", ""),  # the source itself
    ],
)
def test_bars_with_nothing_beside_them_go(cell, better):
    row, messages = mended(f"ستيف ويتكوف,Steve Witkoff,{cell},person,,,,\n")
    assert row == f"ستيف ويتكوف,Steve Witkoff,{better},person,,,,\n"
    assert messages[-1] == "deleted bars with nothing beside them"


@pytest.mark.parametrize(
    ("cell", "better"),
    [
        ("ستيف فيتكوف؛ ستيفن ويتكوف", "ستيف فيتكوف | ستيفن ويتكوف"),
        ("ستيف فيتكوف;ستيفن ويتكوف", "ستيف فيتكوف | ستيفن ويتكوف"),
        ("ستيف فيتكوف، ستيفن ويتكوف", "ستيف فيتكوف | ستيفن ويتكوف"),
        ("ستيف فيتكوف / ستيفن ويتكوف | ستيف وتكوف", "ستيف فيتكوف | ستيفن ويتكوف | ستيف وتكوف"),
        ("ستيف فيتكوف، المبعوث الأميركي", "ستيف فيتكوف، المبعوث الأميركي"),  # perhaps no two spellings
        ("ستيف فيتكوف؛", "ستيف فيتكوف؛"),
    ],
)
def test_variants_are_separated_by_bars_where_it_is_sure_that_they_are_several(cell, better):
    row = "ستيف ويتكوف,Steve Witkoff,{},person,,,,\n"
    done = ["wrote vertical bars between the spellings"] if cell != better else []
    assert mended(row.format(cell)) == (row.format(better), done)


def test_the_article_moves_into_its_column():
    row, done = mended("اتفاق الطائف,the Taif accord,,term,,,,\n")
    assert (row, done) == ("اتفاق الطائف,Taif accord,,term,,,the,\n", ["moved the article into its column"])
    assert (
        mended("الكرملين,the Kremlin,,organisation,,,the,\n")[0] == "الكرملين,Kremlin,,organisation,,,the,\n"
    )
    for kept in ("حالة طوارئ,an emergency,,term,,,,\n", "الحسن,the Good,,person,,,,\n"):
        assert mended(kept) == (kept, [])


def test_a_kind_in_other_words_is_written_as_it_is_called_here():
    assert mended("آبل,Apple,,Organization,,,,\n")[0] == "آبل,Apple,,organisation,,,,\n"


def test_a_repeated_row_in_another_file_and_another_order_of_columns_goes_too():
    first = sheet_of("روسيا,Russia,place\n", header="source,target,kind\n", name="a.csv")
    second = sheet_of("place;روسيا;Russia\n", header="kind;source;target\n", name="b.csv")
    (a, b), mended = fix([first, second])
    assert (a.text, b.text) == (first.text, "kind;source;target\n")
    assert len(mended) == 1


def test_the_header_is_mended_but_a_guess_is_not_taken():
    (sheet,), mended = fix([sheet_of("روسيا,Russia,روسيا الاتحادية\n", header="source,Target ,varaints\n")])
    assert sheet.text == "source,Target,varaints\nروسيا,Russia,روسيا الاتحادية\n"
    assert len(mended) == 1


def test_a_sound_file_stays_byte_for_byte():
    text = '\ufeffsource;target;our own\r\nروسيا;Russia;"x\u200f"\r\n;;\r\n'
    (sheet,), mended = fix([Sheet.parse(text.encode(), Path("names.csv"))])
    assert (sheet.text, mended) == (text, [])


CELLS = st.text(
    st.sampled_from('ابتكروسيا يکگـ؛;/،\u200f\u200c\u00ad\u00a0\u064bﻻﺭ abcé\u0301|,"\n\t.؟#СКαthe'),
    max_size=10,
)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=5))
def test_after_mending_there_is_nothing_left_to_mend(rows):
    sheet = Sheet.new(Path("names.csv"), ["source", "target", "variants", "forbidden"])
    names = sheet.columns
    sheet = sheet.appended(*(dict(zip(names, row, strict=True)) for row in rows))
    (mended,), changes = fix([sheet])
    assert not [finding for finding in lint([mended]) if finding.fixable]
    assert fix([mended]) == ([mended], [])
    if not changes:
        assert mended.text == sheet.text


def test_time_grows_with_the_rows_and_not_with_their_square():
    def names(count):
        return sheet_of("".join(f"ستيف {n} ويتكوف,Steve Witkoff {n},,person,,,,\n" for n in range(count)))

    few, many = names(10_000), names(50_000)
    lint([names(1)])  # what is loaded once
    # Five times as many: the square would take 25 times as long.
    assert seconds(lambda: lint([many])) < 15 * seconds(lambda: lint([few]))
