"""The bilingual site: a page for every article, and a home page."""

from translator.site.builder import Report, build_site

__all__ = ["Report", "build_site"]
