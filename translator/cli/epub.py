"""`translator epub`: the articles of the site as one book."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from translator.amounts import amount
from translator.cli.console import say
from translator.cli.options import DEFAULT_CONFIG, ConfigFile
from translator.errors import SettingsError
from translator.files import write_atomically
from translator.settings import read_settings

HELP = "Put all articles of the built site into one EPUB, by month."
EXAMPLES = (
    "\b\nExamples:\n  translator epub -o articles.epub\n  translator epub --pair ar-en -o articles.epub"
)


def epub(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The book.")],
    pair: Annotated[
        str, typer.Option("--pair", metavar="PAIR", help="Only articles of this language pair: ar-en.")
    ] = "",
    config: ConfigFile = DEFAULT_CONFIG,
) -> None:
    """Make a book of what the last build of the site has; each article has one of its own in the site."""
    from contextlib import closing

    from translator.site.builder import built_site
    from translator.site.epub import make_library

    settings = read_settings(config)
    if pair and pair not in settings.pairs:
        raise SettingsError(
            f"the site has no pair {pair!r}",
            where=str(config),
            remedy=f"use one of {', '.join(settings.pairs)}",
        )
    with closing(built_site(settings)) as site:
        write_atomically(output, make_library(site, pair))
        count = sum(pair in ("", article.pair) for article in site.articles)
    say(f"Put {amount(count, 'article')} into {output}")
