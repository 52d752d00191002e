"""Setting up a translation: the model, the engine, the glossary, from what the user asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translator.amounts import amount
from translator.engines import Engine, engine_name, load_engine
from translator.glossary import Glossary, read_glossary
from translator.models import Model, resolve
from translator.translating import Workshop


@dataclass(frozen=True)
class Wishes:
    """What the user asked for.

    `glossaries` None stands for the pair's own folder in `glossary_folder`, if there is one.
    `translations` holds a folder of reviewed translations for each pair; it need not exist.
    """

    source: str = "ar"
    target: str = "en"
    model: str = "auto"
    engine: str = "auto"
    device: str = "auto"
    beam: int = 4
    glossaries: Sequence[Path] | None = None
    glossary_folder: Path = Path("glossaries")
    translations: Path = Path("translations")


Engines = dict[tuple[Model, Wishes], Engine]
"""Engines that are loaded, by what they were asked for with."""


def open_workshop(
    wishes: Wishes, engines: Engines | None = None, say: Callable[[str], None] = lambda _: None
) -> Workshop:
    """Find the model and read the glossary.

    The engine itself is loaded when the first sentence needs it, unless it is among `engines`, which
    keep it from then on. `say` hears at once which glossary it is, and of the model when it is loaded:
    whoever translates nothing need not know of better models.

    Raises:
        ModelError: the model is not on this machine or does not fit.
        GlossaryError: a glossary cannot be read.
    """
    pair = f"{wishes.source}-{wishes.target}"
    glossary, notices = _glossary(wishes, pair)
    model = resolve(wishes.model, wishes.source, wishes.target)
    for notice in dict.fromkeys(notices):
        say(notice)

    loaded: Engines = {} if engines is None else engines
    asked = model, replace(wishes, glossaries=None)

    def load() -> Engine:
        if asked not in loaded:
            if model.notice:
                say(model.notice)
            loaded[asked] = load_engine(model, engine=wishes.engine, device=wishes.device, beam=wishes.beam)
        return loaded[asked]

    name = engine_name(wishes.engine, wishes.device)
    return Workshop(model, name, wishes.beam, glossary, load, wishes.translations / pair)


def _glossary(wishes: Wishes, pair: str) -> tuple[Glossary, list[str]]:
    """The glossary, with what is to be said of it; a user who wants none hears nothing."""
    notices: list[str] = []
    paths = wishes.glossaries
    if paths is None:
        own = wishes.glossary_folder / pair
        paths = [own] if own.is_dir() and any(own.iterdir()) else []
        if not paths:
            notices.append(f"No glossary: there is none in {own}; `translator glossary add` begins it.")
    glossary = read_glossary(paths, notices.append)
    if paths:
        named = ", ".join(map(str, paths))
        notices.insert(0, f"Glossary: {named} ({amount(len(glossary), 'term')}).")
    return glossary, notices
