"""Which of the names that are suggested for an article somebody does not want in the glossary."""

from __future__ import annotations

import threading
from pathlib import Path

import msgspec

from translator.errors import GlossaryError
from translator.files import write_atomically
from translator.glossary.normalise import normal_form

_FILE = Path(".desk") / "left-out.json"
_Names = dict[str, dict[str, list[str]]]  # names by pair and file of the article


class LeftOut:
    """The names that were left out, kept in a project's folder. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._lock = threading.Lock()

    def names(self, pair: str, article: str) -> frozenset[tuple[str, ...]]:
        """The names left out in an article, in normal form.

        Raises:
            GlossaryError: the file cannot be read.
        """
        return frozenset(map(normal_form, self._read().get(pair, {}).get(article, ())))

    def leave(self, pair: str, article: str, name: str, *, back: bool = False) -> None:
        """Leave a name out in an article from now on, or ask it `back`.

        Raises:
            GlossaryError: the file cannot be read.
            OutputError: it cannot be written.
        """
        with self._lock:
            known = self._read()
            names = known.setdefault(pair, {}).setdefault(article, [])
            names[:] = [each for each in names if normal_form(each) != normal_form(name)]
            if not back:
                names.append(name)
            write_atomically(self._path, msgspec.json.format(msgspec.json.encode(known), indent=1) + b"\n")

    def _read(self) -> _Names:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Names)
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise GlossaryError(
                f"cannot be read ({error})",
                where=str(self._path),
                remedy="delete it: then all names are suggested again",
            ) from error
