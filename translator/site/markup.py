"""What the checks of a built site need of a page: its links and anchors, and what is wrong with its HTML.

The HTML is read by the parser of the standard, whose errors are faults. Besides, every id stands once,
what refers to an id in the page finds it, pictures have their text, and no page asks another host.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list")
_ADDRESSES = ("href", "src", "poster", "action", "data", "formaction")
_LISTS = ("srcset", "imagesrcset")
_LOADED_LINKS = frozenset(
    "stylesheet icon preload prefetch modulepreload manifest dns-prefetch preconnect".split()
)
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?(?P<url>[^"')]+)["']?\s*\)|@import\s+["'](?P<sheet>[^"']+)["']""")
_OUTSIDE = ("http", "https", "ftp", "ws", "wss")


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
    from justhtml import JustHTML

    document = JustHTML(text, collect_errors=True, track_node_locations=True, sanitize=False)
    faults = [Fault(error.line or 0, f"HTML: {error.code}") for error in document.errors]
    elements = [(node, node.origin_line or 0) for node in _walk(document.root) if _is_element(node)]
    ids = [(str(node.attrs["id"]), line) for node, line in elements if node.attrs.get("id")]
    known = Counter(name for name, _ in ids)
    faults += [Fault(line, f"the id {name!r} stands twice") for name, line in ids if known[name] > 1]
    for node, line in elements:
        faults += _element_faults(node, line, known)
    if not any(node.name == "title" for node, _ in elements):
        faults.append(Fault(0, "the page has no title"))
    if sum(node.name == "main" for node, _ in elements) > 1:
        faults.append(Fault(0, "the page has more than one main part"))
    links = [link for node, line in elements for link in _links(node, line)]
    faults += [Fault(link.line, f"asks another host: {link.url}") for link in links if _asks_outside(link)]
    return Facts(tuple(known), tuple(links), tuple(dict.fromkeys(faults)))


def css_facts(text: str) -> Facts:
    """Read a stylesheet."""
    links = [
        Link(found["url"] or found["sheet"], text.count("\n", 0, found.start()) + 1, loaded=True)
        for found in _CSS_ADDRESS.finditer(text)
    ]
    faults = [Fault(link.line, f"asks another host: {link.url}") for link in links if _asks_outside(link)]
    return Facts((), tuple(links), tuple(faults))


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


def _walk(node: Any) -> Iterator[Any]:
    stack = [node]
    while stack:
        one = stack.pop()
        yield one
        template = getattr(one, "template_content", None)
        stack += reversed([*(getattr(one, "children", None) or ()), *([template] if template else ())])


def _is_element(node: Any) -> bool:
    return not node.name.startswith(("#", "!")) and node.attrs is not None


def _element_faults(node: Any, line: int, known: Counter[str]) -> Iterator[Fault]:
    if node.name == "html" and not node.attrs.get("lang"):
        yield Fault(line, "the page does not say its language")
    if node.name == "img" and node.attrs.get("alt") is None:
        yield Fault(line, f"a picture has no alt: {node.attrs.get('src')}")
    is_data = node.name == "script" and node.attrs.get("type") == "application/ld+json"
    if is_data and json_facts(node.to_text().encode()).faults:
        yield Fault(line, "the JSON-LD is no JSON")
    for name in _REFERENCES:
        for target in (node.attrs.get(name) or "").split():
            if target not in known:
                yield Fault(line, f"{name} names no element: {target}")


def _links(node: Any, line: int) -> Iterator[Link]:
    attributes = node.attrs
    if node.name == "link":
        loaded = not _LOADED_LINKS.isdisjoint((attributes.get("rel") or "").lower().split())
    else:
        loaded = node.name not in ("a", "area", "blockquote", "q", "del", "ins", "cite")
    for name in _ADDRESSES:
        url = attributes.get(name)
        if url is not None and not (name == "data" and node.name != "object"):
            yield Link(url.strip(), line, loaded)
    for name in _LISTS:
        for candidate in (attributes.get(name) or "").split(","):
            if candidate.strip():
                yield Link(candidate.split()[0], line, loaded=True)
    styles = node.to_text() if node.name == "style" else attributes.get("style") or ""
    yield from (Link(link.url, line, loaded=True) for link in css_facts(styles).links)
    if node.name == "meta" and (attributes.get("property") or "") in ("og:url", "og:image"):
        yield Link(attributes.get("content") or "", line)


def _asks_outside(link: Link) -> bool:
    if not link.loaded:
        return False
    return link.url.startswith("//") or urlsplit(link.url).scheme.lower() in _OUTSIDE
