"""What the checks of a built site need of a page: its links and anchors, and what is wrong with its HTML.

The HTML is read by the parser of the standard, whose errors are faults. Besides, every id stands once,
what refers to an id in the page finds it, and pictures have their text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list")
_ADDRESSES = ("href", "src", "poster", "action", "data", "formaction")
_LISTS = ("srcset", "imagesrcset")
_LOADED_LINKS = frozenset(
    "stylesheet icon preload prefetch modulepreload manifest dns-prefetch preconnect".split()
)
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?(?P<url>[^"')]+)["']?\s*\)|@import\s+["'](?P<sheet>[^"']+)["']""")
_FORBIDDEN = re.compile(r"[\s<>\"{}|\\^`\x00-\x1f]")  # what an address must write as %20 and so on
_FOLLOWED = ("a", "area", "blockquote", "q", "del", "ins", "cite")


@dataclass(frozen=True)
class Link:
    """An address in a page, on a line. `loaded` says that a browser asks for it by itself."""

    url: str
    line: int
    loaded: bool = False


@dataclass(frozen=True)
class Fault:
    """Something wrong in a page."""

    line: int
    message: str


@dataclass(frozen=True)
class Facts:
    """What a page has: ids, links, faults."""

    ids: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    faults: tuple[Fault, ...] = ()


def html_facts(text: str) -> Facts:
    """Read a page."""
    import html5lib
    from lxml import etree, html

    parser = html5lib.HTMLParser()
    parser.parse(text)
    faults = [Fault(line, f"HTML: {code}") for (line, _), code, _ in parser.errors]
    root = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    elements = list(root.iter(etree.Element))
    ids = [(name, element) for element in elements if (name := element.get("id"))]
    known = Counter(name for name, _ in ids)
    faults += [
        Fault(each.sourceline or 0, f"the id {name!r} stands twice") for name, each in ids if known[name] > 1
    ]
    faults += [fault for element in elements for fault in _element_faults(element, known)]
    if root.find("head/title") is None:
        faults.append(Fault(0, "the page has no title"))
    if sum(element.tag == "main" for element in elements) > 1:
        faults.append(Fault(0, "the page has more than one main part"))
    links = [link for element in elements for link in _links(element)]
    faults += [
        Fault(link.line, f"is no address: {link.url}") for link in links if _FORBIDDEN.search(link.url)
    ]
    return Facts(tuple(known), tuple(links), tuple(dict.fromkeys(faults)))


def css_facts(text: str) -> Facts:
    """Read a stylesheet."""
    links = [
        Link(found["url"] or found["sheet"], text.count("\n", 0, found.start()) + 1, loaded=True)
        for found in _CSS_ADDRESS.finditer(text)
    ]
    return Facts((), tuple(links))


def xml_facts(content: bytes) -> Facts:
    """Read a feed or a sitemap."""
    from lxml import etree

    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return Facts(faults=(Fault(error.lineno or 0, f"XML: {error.msg}"),))
    links = []
    for element in root.iter(etree.Element):
        line = element.sourceline or 0
        if etree.QName(element).localname == "loc":
            links.append(Link((element.text or "").strip(), line))
        links += [Link(element.attrib[name], line) for name in ("href", "src") if name in element.attrib]
    return Facts((), tuple(links), ())


def json_facts(content: bytes) -> Facts:
    """Read a record."""
    try:
        json.loads(content)
    except ValueError as error:
        return Facts(faults=(Fault(getattr(error, "lineno", 0), f"JSON: {error}"),))
    return Facts()


def _element_faults(element: HtmlElement, known: Counter[str]) -> Iterator[Fault]:
    line = element.sourceline or 0
    if element.tag == "html" and not element.get("lang"):
        yield Fault(line, "the page does not say its language")
    if element.tag == "img" and element.get("alt") is None:
        yield Fault(line, f"a picture has no alt: {element.get('src')}")
    is_data = element.tag == "script" and element.get("type") == "application/ld+json"
    if is_data and json_facts((element.text or "").encode()).faults:
        yield Fault(line, "the JSON-LD is no JSON")
    for name in _REFERENCES:
        for target in (element.get(name) or "").split():
            if target not in known:
                yield Fault(line, f"{name} names no element: {target}")


def _links(element: HtmlElement) -> Iterator[Link]:
    line = element.sourceline or 0
    if element.tag == "link":
        loaded = not _LOADED_LINKS.isdisjoint((element.get("rel") or "").lower().split())
    else:
        loaded = element.tag not in _FOLLOWED
    for name in _ADDRESSES:
        url = element.get(name)
        if url is not None and not (name == "data" and element.tag != "object"):
            yield Link(url.strip(), line, loaded)
    for name in _LISTS:
        for candidate in (element.get(name) or "").split(","):
            if candidate.strip():
                yield Link(candidate.split()[0], line, loaded=True)
    styles = element.text or "" if element.tag == "style" else element.get("style") or ""
    yield from (Link(link.url, line, loaded=True) for link in css_facts(styles).links)
    if element.tag == "meta" and (element.get("property") or "") in ("og:url", "og:image"):
        yield Link(element.get("content") or "", line)
