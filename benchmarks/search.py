"""What the search of a site costs: `python -m benchmarks.search [ARTICLES]`.

The articles are made of the sentence pairs of training/data/news, which were written by people, so that
words are as frequent as in news. The index is made and changed; queries are typed in Chromium with an
empty cache, on a server of this machine. docs/search.md shows the tables that this prints.
"""

from __future__ import annotations

import datetime
import gzip
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.browsing import CHROMIUM, served
from benchmarks.data import ROOT
from benchmarks.tables import table
from translator.article import Article, Block, BlockKind
from translator.settings import read_settings
from translator.site import chrome, search
from translator.site.cards import card_of
from translator.site.listing import newest_first
from translator.site.pages import Page, Site
from translator.site.store import Store, Stored
from translator.translation import BilingualArticle, BilingualBlock, Origin, Segment, Signature, Translation

Pair = tuple[str, str]
SENTENCES = 25
QUERIES = (
    "الكرملين",
    "وبالكرملين",
    "مسؤولون",
    "رئيس الوزراء",
    '"وقف إطلاق النار"',
    "sanctions",
    "prime minister",
    '"Security Council"',
    "Kreml",
)
_SIGNATURE = Signature("news", "0", "people", 1, "none", "0")
_SETTINGS = '[site]\ntitle = { ar = "أخبار", en = "News" }\n'
_TYPED = """async query => {
    const status = document.getElementById("status"), field = document.getElementById("query");
    field.value = query;
    const start = performance.now();
    document.getElementById("search").requestSubmit();
    while (["", status.dataset.searching].includes(status.textContent))
        await new Promise(resolve => setTimeout(resolve, 2));
    return performance.now() - start;
}"""


def articles(count: int, seed: int = 1) -> Iterator[BilingualArticle]:
    """Articles of two years, whose sentences are drawn from all pairs, none twice before all were drawn."""
    pairs = _pairs()
    rng = random.Random(seed)
    drawn: list[Pair] = []
    for number in range(count):
        while len(drawn) < SENTENCES:
            drawn += rng.sample(pairs, len(pairs))
        some, drawn = drawn[:SENTENCES], drawn[SENTENCES:]
        day = datetime.date(2023, 1, 1) + datetime.timedelta(days=number * 730 // count)
        yield _article(f"news-{number:05}", day, some)


def _pairs() -> list[Pair]:
    files = sorted((ROOT / "training" / "data" / "news").glob("*.tsv"))
    rows = (line.split("\t") for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1]) for row in rows if len(row) > 1]


def _article(name: str, day: datetime.date | None, pairs: Sequence[Pair]) -> BilingualArticle:
    title, *texts = [
        Translation(Segment(f"{number}", source, 0, len(source)), target, Origin.MACHINE)
        for number, (source, target) in enumerate(pairs)
    ]
    blocks = tuple(BilingualBlock(Block(BlockKind.PARAGRAPH, text.segment.text), (text,)) for text in texts)
    article = Article(name, title.segment.text, tuple(block.block for block in blocks), published=day)
    return BilingualArticle(article, "ar", "en", _SIGNATURE, (title,), (), (), (), (), blocks)


def _with_a_sentence(article: BilingualArticle) -> BilingualArticle:
    """The article with one more in its middle: those behind it get other numbers."""
    pairs = [(text.segment.text, text.target) for text in article.translations()]
    about = article.article
    pairs.insert(len(pairs) // 2, ("زرافة في الميناء", "A giraffe in the port"))
    return _article(about.name, about.published, pairs)


def _put(store: Store, article: BilingualArticle, digest: str) -> None:
    card = card_of(article, "ar-en", digest)
    store.put(card.key, [Stored(card.key, digest, card, article, {})])


def _site(folder: Path) -> Site:
    settings = read_settings(folder / "translator.toml")
    with Store(folder / "store.sqlite") as store:
        listed = newest_first(store.cards(), settings.pairs)
    return Site(settings, listed, "chrome", {}, {"ar-en": _SIGNATURE}, folder / "store.sqlite")


def _made(site: Site, pages: Iterable[Page], folder: Path) -> tuple[float, dict[str, list[bytes]]]:
    """Make pages and write them; return the seconds that making took, and their contents by kind."""
    made: defaultdict[str, list[bytes]] = defaultdict(list)
    seconds = 0.0
    for page in pages:
        start = time.process_time()
        content = page.make(site)
        seconds += time.process_time() - start
        (folder / page.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / page.path).write_bytes(content)
        parts = page.path.split("/")
        made[parts[2] if parts[0] == "search" else "pages"].append(content)
    return seconds, made


def index(folder: Path, count: int) -> str:
    """Make the index of `count` articles, then of one with a sentence more; say what that took."""
    (folder / "translator.toml").write_text(_SETTINGS, encoding="utf-8")
    some = list(articles(count))
    with Store(folder / "store.sqlite") as store:
        start = time.process_time()
        for first in range(0, count, 32):  # as many as a build keeps together
            with store.together():
                for article in some[first : first + 32]:
                    _put(store, article, "first")
        storing = time.process_time() - start
    output = folder / "build" / "site"
    with closing(_site(folder)) as site:
        start = time.process_time()
        pages = list(search.pages(site))
        listing = time.process_time() - start
        making, made = _made(site, pages, output)
        _made(site, chrome.pages(site), output)
    with Store(folder / "store.sqlite") as store:
        _put(store, _with_a_sentence(some[count // 2]), "second")
    with closing(_site(folder)) as site:
        known = {page.path: page.fingerprint for page in pages}
        changed = [page for page in search.pages(site) if known.get(page.path) != page.fingerprint]
        again, _ = _made(site, changed, output)
    sizes = [
        (name, f"{len(made[kind]):,}", _size(made[kind]), _size(map(gzip.compress, made[kind])))
        for name, kind in (
            ("shards of Arabic words", "ar"),
            ("shards of English words", "en"),
            ("which shards there are", "index.js"),
            ("sentences for the results, a file an article", "texts"),
        )
    ]
    spent = [
        (
            "storing the articles with their words",
            f"{storing:.1f} s",
            f"{storing / count * 1000:.0f} ms each",
        ),
        ("saying what there is to make", f"{listing:.2f} s", f"{len(pages):,} files"),
        ("making it", f"{making:.1f} s", ""),
        ("making it again after one article got a sentence more", f"{again:.2f} s", f"{len(changed)} files"),
    ]
    tables = table(("", "files", "bytes", "packed"), sizes), table(("", "processor time", ""), spent)
    return "\n\n".join(tables)


def _size(contents: Iterable[bytes]) -> str:
    size = sum(map(len, contents))
    return f"{size / 1e6:.1f} MB" if size > 1e5 else f"{size / 1e3:.0f} kB"


def queries(output: Path) -> str:
    """Type the queries, each with an empty cache; say what they find and what that takes."""
    from playwright.sync_api import sync_playwright

    with served(output) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        rows = [_query(browser, output, address, query) for query in QUERIES]
        browser.close()
    return table(("query", "found", "files of the index", "packed", "texts", "packed", "ms"), rows)


def _query(browser: Any, output: Path, address: str, query: str) -> tuple[str, ...]:
    times = []
    for _ in range(3):
        context = browser.new_context()
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(f"{address}/en/search.html")
        asked.clear()
        times.append(page.evaluate(_TYPED, query))
        found = page.locator("#status").inner_text()
        context.close()
    files = [output / url.removeprefix(f"{address}/").partition("?")[0] for url in asked]
    texts = [file for file in files if file.parent.name == "texts"]
    others = [file for file in files if file not in texts]
    packed = [_size(gzip.compress(file.read_bytes()) for file in some) for some in (others, texts)]
    numbers = str(len(others)), packed[0], str(len(texts)), packed[1]
    return f"`{query}`", found, *numbers, str(round(statistics.median(times)))


def main() -> None:
    """Print the tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory(prefix="bench-search-") as name:
        print(index(Path(name), count), end="\n\n")
        if CHROMIUM.exists():
            print(queries(Path(name) / "build" / "site"))


if __name__ == "__main__":
    main()
