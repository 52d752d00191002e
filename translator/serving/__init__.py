"""Serving the site while it is being written: what changes is built again, and open pages show it.

watching   hears when an article, a glossary, the settings or the theme is saved
server     gives the pages out on this machine alone, and tells them when to load again
session    builds as changes come; whatever goes wrong is said, and the last good site stays
"""

from translator.serving.server import SiteServer
from translator.serving.session import Session

__all__ = ["Session", "SiteServer"]
