"""Bring the catalogues up to date with the texts of program and templates: `python -m translator.locale`.

New texts come in untranslated, vanished ones go. It ends with 1 while a text lacks its translation.
"""

from __future__ import annotations

import io
import sys
from copy import deepcopy
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from translator.files import write_atomically

_PACKAGE = Path(__file__).parent.parent
_METHODS = [("**.py", "python"), ("**.j2", "jinja2.ext:babel_extract")]
_TEMPLATES = {"newstyle_gettext": "true", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
_OWN = "en"  # the language of the texts themselves


def texts() -> Catalog:
    """All texts of the interface, with the files that say them."""
    found = Catalog(project="translator", charset="utf-8")
    for name, line, message, comments, context in extract_from_dir(
        _PACKAGE, _METHODS, {"**.j2": _TEMPLATES}, comment_tags=("NOTE:",), strip_comment_tags=True
    ):
        found.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return found


def catalogues() -> dict[str, Path]:
    """The catalogue of each language."""
    return {
        path.parent.parent.name: path for path in sorted(Path(__file__).parent.glob("*/LC_MESSAGES/*.po"))
    }


def updated(path: Path, language: str, wanted: Catalog) -> Catalog:
    """The catalogue of a language with all `wanted` texts and no others."""
    catalogue = read_po(io.BytesIO(path.read_bytes()), locale=language)
    # Copied, for new texts are shared: those of this catalogue are no translations for the next one.
    catalogue.update(deepcopy(wanted), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    if language == _OWN:
        for message in catalogue:
            if message.id:
                message.string = message.id
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """The texts that lack their translation, or one of its plural forms."""
    return [
        str(message.id)
        for message in catalogue
        if message.id
        and not all([message.string] if isinstance(message.string, str) else message.string or [""])
    ]


def main() -> int:
    """Update all catalogues; return the exit code."""
    wanted = texts()
    lacking = 0
    for language, path in catalogues().items():
        catalogue = updated(path, language, wanted)
        written = io.BytesIO()
        write_po(written, catalogue, width=110, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
        write_atomically(path, written.getvalue().decode("utf-8"))
        for text in untranslated(catalogue):
            lacking += 1
            sys.stderr.write(f"{path}: no translation of {text!r}\n")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
