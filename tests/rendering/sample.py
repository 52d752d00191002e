# ruff: noqa: E501 - the sentences of the article stand as they are
"""The sample article with an English translation written by hand, so that pages are judged fairly.

It holds whatever a page can show: terms of every rung, a missing term, a reviewed and a copied
sentence, findings, markup on both sides, and a related article.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from translator.article import Article, Block, BlockKind, Markup, MarkupKind
from translator.segments import SegmentIds
from translator.translation import (
    BilingualArticle,
    BilingualBlock,
    Finding,
    How,
    Origin,
    Severity,
    Signature,
    TermUse,
    Translation,
)

SIGNATURE = Signature(
    "Helsinki-NLP/opus-mt-tc-big-ar-en", "5f1c2ab", "ctranslate2", 4, "0f9a4c1e77d2", "0.1.0"
)

Names = Sequence[tuple[str, str, str, How | None]]  # headword, as the source has it, target, how


def translated(
    text: str,
    target: str,
    names: Names = (),
    *,
    origin: Origin = Origin.MACHINE,
    findings: Sequence[Finding] = (),
    markup: Sequence[Markup] = (),
    within: str | None = None,
    ids: SegmentIds,
) -> Translation:
    """A translation of `text`, which stands in the block's text `within`; names are found by their words."""
    start = (within or text).index(text)
    uses = []
    for headword, source, name, how in names:
        at = text.index(source)
        goal = target.find(name) if how else -1
        end = goal + len(name) if goal >= 0 else -1
        uses.append(TermUse(headword, source, name, at, at + len(source), goal, end, how))
    return Translation(
        ids.segment(within or text, start, start + len(text)),
        target,
        origin,
        -0.31 if origin is Origin.MACHINE else None,
        tuple(uses),
        tuple(findings),
        tuple(markup),
    )


def mark(kind: MarkupKind, text: str, words: str, url: str = "") -> Markup:
    """Markup over the first occurrence of `words` in `text`."""
    at = text.index(words)
    return Markup(kind, at, at + len(words), url)


TRUMP = "دونالد ترامب"
PUTIN = "فلاديمير بوتين"
ZELENSKY = "فولوديمير زيلينسكي"
WITKOFF = "ستيف ويتكوف"
KREMLIN = "الكرملين"
NATO = "حلف شمال الأطلسي"


def sample() -> BilingualArticle:
    """The article of February 2025 with the one that its page recommends."""
    ids = SegmentIds()

    def one(text: str, target: str, names: Names = (), **more: object) -> Translation:
        return translated(text, target, names, ids=ids, **more)  # type: ignore[arg-type]

    title = (
        "ترامب وبوتين يبحثان الأزمة الأوكرانية والتعاون الدولي في مكالمة هاتفية مطولة",
        "Trump and Putin discuss Ukraine crisis and international cooperation in lengthy phone call",
    )
    lead = (
        "أجرى الرئيس الأمريكي السابق دونالد ترامب مكالمة هاتفية مع الرئيس الروسي فلاديمير بوتين اليوم الأربعاء، "
        "هي الأولى من نوعها منذ سنوات، حيث استمرت المحادثة لنحو ساعة ونصف وتناولت عدداً من القضايا الدولية الملحة."
    )
    lead_target = (
        "Former US President Donald Trump held a telephone call with Russian President Vladimir Putin on "
        "Wednesday, the first of its kind in years; the conversation lasted about an hour and a half and "
        "touched on a number of pressing international issues."
    )
    quoted = (
        "ووفقاً لما صرّح به ترامب، فقد كانت المكالمة “طويلة ومثمرة للغاية”، مشيراً إلى توافق الجانبين على ضرورة "
        "إنهاء دائرة العنف في الحرب الروسية الأوكرانية."
    )
    quoted_target = (
        "According to Trump, the call was “long and highly productive”, and both sides agreed that the cycle "
        "of violence in the Russian-Ukrainian war has to end."
    )
    teams = (
        "وأكد أن فرق التفاوض ستبدأ العمل فوراً على آليات للحل، مع إبلاغ الرئيس الأوكراني فولوديمير زيلينسكي "
        "بمضمون المناقشات."
    )
    invitation = (
        "ومن جهته، أعلن الكرملين أن بوتين وجّه دعوة رسمية لترامب لزيارة موسكو، معرباً عن دعمه لفكرة إيجاد تسوية "
        "طويلة الأمد للأزمة الأوكرانية."
    )
    summit = "كما تم الاتفاق على عقد قمة مرتقبة بين الجانبين في المستقبل القريب."
    both = f"{invitation} {summit}"
    heading = "ملفات أخرى"
    topics = (
        "وإلى جانب الملف الأوكراني، ناقش الزعيمان قضايا الطاقة، الذكاء الاصطناعي، والاقتصاد العالمي، مما يعكس "
        "توجهاً نحو تعزيز التعاون في مجالات استراتيجية."
    )
    topics_target = (
        "Alongside Ukraine, the two leaders discussed energy, artificial intelligence and the world economy, "
        "which points to closer cooperation in strategic fields."
    )
    millions = (
        "كما أعرب عن اعتقاده بأن الحرب الأوكرانية، التي أودت بحياة الملايين، لم تكن لتحدث لو كان لا يزال في "
        "منصبه، مشددًا على ضرورة إنهاء هذه الصراعات بأسرع وقت ممكن."
    )
    blocks = (
        BilingualBlock(
            Block(BlockKind.PARAGRAPH, lead, (mark(MarkupKind.STRONG, lead, "الأولى من نوعها"),)),
            (
                one(
                    lead,
                    lead_target,
                    [
                        (TRUMP, "دونالد ترامب", "Donald Trump", How.NATURAL),
                        (PUTIN, "فلاديمير بوتين", "Vladimir Putin", How.ANNOTATED),
                    ],
                    markup=[mark(MarkupKind.STRONG, lead_target, "the first of its kind")],
                    origin=Origin.REVIEWED,
                ),
            ),
        ),
        BilingualBlock(
            Block(
                BlockKind.PARAGRAPH,
                quoted,
                (mark(MarkupKind.LINK, quoted, "صرّح به ترامب", "https://example.org/statement"),),
            ),
            (
                one(
                    quoted,
                    quoted_target,
                    [(TRUMP, "ترامب", "Trump", How.NATURAL)],
                    markup=[
                        mark(
                            MarkupKind.LINK,
                            quoted_target,
                            "According to Trump",
                            "https://example.org/statement",
                        )
                    ],
                ),
            ),
        ),
        BilingualBlock(
            Block(BlockKind.PARAGRAPH, teams),
            (
                one(
                    teams,
                    "He stressed that negotiating teams would begin work at once on ways to a settlement, and that "
                    "Ukrainian President Volodymyr Zelensky would be told what was discussed.",
                    [(ZELENSKY, ZELENSKY, "Volodymyr Zelensky", How.PREFIX)],
                ),
            ),
        ),
        BilingualBlock(
            Block(BlockKind.PARAGRAPH, both),
            (
                one(
                    invitation,
                    "The Kremlin, for its part, announced that Putin had formally invited Trump to visit Moscow and "
                    "supported the idea of a long-term settlement of the Ukrainian crisis.",
                    [
                        (KREMLIN, KREMLIN, "Kremlin", How.NATURAL),
                        (PUTIN, "بوتين", "Putin", How.SPLICED),
                        ("موسكو", "موسكو", "Moscow", How.NATURAL),
                    ],
                    within=both,
                ),
                one(
                    summit,
                    "The two sides also agreed to hold a summit in the near future.",
                    within=both,
                    origin=Origin.REVIEWED,
                ),
            ),
        ),
        BilingualBlock(Block(BlockKind.HEADING, heading, level=2), (one(heading, "Other issues"),)),
        BilingualBlock(Block(BlockKind.PARAGRAPH, topics), (one(topics, topics_target),)),
        BilingualBlock(
            Block(BlockKind.PARAGRAPH, millions),
            (
                one(
                    millions,
                    "He also said he believed that the war in Ukraine, which has taken the lives of hundreds of "
                    "thousands, would not have happened had he still been in office, and stressed that these "
                    "conflicts must end as quickly as possible.",
                    findings=[
                        Finding(
                            "numbers",
                            Severity.WARNING,
                            "“الملايين” (millions) became “hundreds of thousands”",
                        )
                    ],
                ),
            ),
        ),
    )
    fields = {
        "title": (
            one(*title, [(TRUMP, "ترامب", "Trump", How.NATURAL), (PUTIN, "بوتين", "Putin", How.NATURAL)]),
        ),
        "place": (one("واشنطن", "Washington", [("واشنطن", "واشنطن", "Washington", How.NATURAL)]),),
        "author": (),
        "publisher": (one("صحيفة صدى", "Sada newspaper"),),
        "keywords": (
            one("الأزمة الأوكرانية", "Ukraine crisis"),
            one(TRUMP, "Donald Trump", [(TRUMP, TRUMP, "Donald Trump", How.NATURAL)]),
            one(PUTIN, "Vladimir Putin", [(PUTIN, PUTIN, "Vladimir Putin", How.NATURAL)]),
        ),
    }
    article = Article(
        name="trump-putin-call",
        title=title[0],
        blocks=tuple(block.block for block in blocks),
        place="واشنطن",
        publisher="صحيفة صدى",
        published=datetime.date(2025, 2, 12),
        published_text="12th, February 2025 GMT",
        keywords=("الأزمة الأوكرانية", TRUMP, PUTIN),
    )
    return BilingualArticle(article, "ar", "en", SIGNATURE, **fields, blocks=blocks, related=(_related(),))


def _related() -> BilingualArticle:
    ids = SegmentIds()
    title = "مبعوث ترامب: بوتين يطلب سلامًا دائمًا لإنهاء حرب أوكرانيا"
    first = (
        "قال ستيف ويتكوف لشبكة فوكس نيوز إنه قد توصل لما يمكن اعتباره طلبا من الرئيس الروسي فلاديمير بوتين "
        "بتحقيق السلام ووقف إطلاق النار في أوكرانيا."
    )
    words = "أضاف ويتكوف لفوكس نيوز: أعتقد أننا على وشك الوصول إلى شيء سيكون بالغ الأهمية للعالم بأسره."
    alliance = (
        "وفي حين طالب بوتن في السابق بمنع أوكرانيا من أن تصبح عضوا في حلف شمال الأطلسي، قال ويتكوف إنه أثار أيضا "
        "قضايا تتعلق بالمبدأ المركزي للكتلة."
    )
    blocks = (
        BilingualBlock(
            Block(BlockKind.PARAGRAPH, first),
            (
                translated(
                    first,
                    "Steve Witkoff told Fox News that he had obtained what could be regarded as a request from "
                    "Russian President Vladimir Putin for peace and a ceasefire in Ukraine.",
                    [
                        (WITKOFF, WITKOFF, "Steve Witkoff", How.ANNOTATED),
                        (PUTIN, PUTIN, "Vladimir Putin", How.NATURAL),
                    ],
                    ids=ids,
                ),
            ),
        ),
        BilingualBlock(
            Block(BlockKind.QUOTE, words, level=1),
            (
                translated(
                    words,
                    "“I think we may be on the verge of something that would be very, very important for the "
                    "world at large,” Witkoff told Fox News.",
                    [(WITKOFF, "ويتكوف", "Witkoff", How.SPLICED)],
                    ids=ids,
                ),
            ),
        ),
        BilingualBlock(
            Block(BlockKind.PARAGRAPH, alliance),
            (
                translated(
                    alliance,
                    "While Putin has in the past demanded that Ukraine be kept out of the alliance, Witkoff said "
                    "that he had also raised matters of the bloc’s central principle.",
                    [
                        (PUTIN, "بوتن", "Putin", How.PREFIX),
                        (NATO, "حلف شمال الأطلسي", "NATO", None),
                        (WITKOFF, "ويتكوف", "Witkoff", How.REVIEWED),
                    ],
                    findings=[
                        Finding(
                            "terms", Severity.ERROR, "“حلف شمال الأطلسي” should appear as “NATO” and does not"
                        )
                    ],
                    ids=ids,
                ),
            ),
        ),
    )
    article = Article("trump-putin-call-related-1", title, tuple(block.block for block in blocks))
    return BilingualArticle(
        article,
        "ar",
        "en",
        SIGNATURE,
        title=(
            translated(
                title,
                "Trump envoy: Putin wants lasting peace to end Ukraine war",
                [(TRUMP, "ترامب", "Trump", How.NATURAL), (PUTIN, "بوتين", "Putin", How.NATURAL)],
                ids=ids,
            ),
        ),
        place=(),
        author=(),
        publisher=(),
        keywords=(),
        blocks=blocks,
    )


def of_blocks(*blocks: tuple[Block, str], source: str = "ar", target: str = "en") -> BilingualArticle:
    """A plain article of the given blocks, each with its whole text as one sentence and its target."""
    ids = SegmentIds()
    bilingual = tuple(
        BilingualBlock(
            block,
            (translated(block.text, translation, ids=ids),) if block.translatable and translation else (),
        )
        for block, translation in blocks
    )
    return BilingualArticle(
        Article("kinds", "عنوان", tuple(block for block, _ in blocks)),
        source,
        target,
        SIGNATURE,
        title=(translated("عنوان", "Title", ids=ids),),
        place=(),
        author=(),
        publisher=(),
        keywords=(),
        blocks=bilingual,
    )


def all_kinds() -> BilingualArticle:
    """One block of every kind, with its translation."""
    strong = mark(MarkupKind.STRONG, "نص مهم جدا", "مهم")
    return of_blocks(
        (Block(BlockKind.HEADING, "خلفية", level=2), "Background"),
        (Block(BlockKind.PARAGRAPH, "نص مهم جدا", (strong,)), "A very important text"),
        (Block(BlockKind.QUOTE, "كلام منقول", level=1), "Quoted speech"),
        (Block(BlockKind.LIST_ITEM, "بند أول", level=1, number=1), "First item"),
        (Block(BlockKind.LIST_ITEM, "بند ثان", level=1, number=2), "Second item"),
        (Block(BlockKind.LIST_ITEM, "بند فرعي", level=2), "Sub-item"),
        (Block(BlockKind.FIGURE, "صورة الرئيس", url="images/president.jpg"), "Photo of the president"),
        (Block(BlockKind.FIGURE, "صورة بعيدة", url="https://example.org/far.jpg"), "A picture elsewhere"),
        (Block(BlockKind.CODE, "if a < b | c:\n    print('`*x*`')", language="python"), ""),
        (Block(BlockKind.RULE, ""), ""),
        (Block(BlockKind.TABLE_CELL, "المدينة", row=0, column=0), "City"),
        (Block(BlockKind.TABLE_CELL, "السكان", row=0, column=1), "Population"),
        (Block(BlockKind.TABLE_CELL, "موسكو", row=1, column=0), "Moscow"),
        (Block(BlockKind.TABLE_CELL, "13 مليون", row=1, column=1), "13 million"),
    )
