"""Which addresses of an article a page may lead to or show."""

from __future__ import annotations

from urllib.parse import urlsplit

_LINKED = {"http", "https", "mailto", ""}  # the empty scheme: an address beside the page
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
