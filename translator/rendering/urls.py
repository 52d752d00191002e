"""Which addresses of an article a page may lead to or show."""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

_LINKED = {"http", "https", "mailto", ""}  # the empty scheme: an address beside the page
_WHOLE = ("http", "https", "mailto")
_INLINE = ("data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;", "data:image/avif;")


def is_safe(url: str) -> bool:
    """Whether a link may lead there: to the web, to a mailbox or to a file beside the page."""
    try:
        return urlsplit(url).scheme in _LINKED
    except ValueError:  # brackets that hold no IPv6 address
        return False


def is_local(url: str) -> bool:
    """Whether an image lies beside the page or in it, so that showing it asks no other host."""
    try:
        parts = urlsplit(url.replace("\\", "/"))  # as browsers read it
    except ValueError:
        return False
    return url.startswith(_INLINE) or not (parts.scheme or parts.netloc)


def local_path(url: str) -> str:
    """The path of an image that lies beside the article; empty when it lies elsewhere or in the address."""
    if not is_local(url) or url.startswith("data:"):
        return ""
    path = urlsplit(url).path
    return "" if path.startswith("/") else unquote(path)


def whole_address(url: str) -> str:
    """A link that leads somewhere from any place, as a URI of ASCII letters; else nothing."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # brackets that hold no IPv6 address, a host that cannot be, a wrong port
        return ""
    if parts.scheme not in _WHOLE or (parts.scheme == "mailto") == bool(host):
        return ""
    safe = "%/:=&?~+!$,;'@()*"
    before = f"{parts.scheme}:" if parts.scheme == "mailto" else f"{parts.scheme}://{host}{port}"
    rest = quote(parts.path, safe=safe)
    rest += f"?{quote(parts.query, safe=safe)}" if parts.query else ""
    rest += f"#{quote(parts.fragment, safe=safe)}" if parts.fragment else ""
    return before + rest
