"""`translator glossary`: add, edit and remove rows, and the lint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from translator.cli.console import say
from translator.cli.glossary import linting
from translator.cli.glossary.options import (
    Article,
    GlossaryOption,
    JsonOption,
    Kind,
    PairOption,
    existing_glossary,
    glossary_paths,
    languages,
    other_glossaries,
    present,
    print_json,
)
from translator.errors import GlossaryError
from translator.glossary.editing import (
    Edited,
    added,
    edited,
    file_for,
    find_entry,
    kind_of_file,
    removed,
    with_value,
    without_value,
)
from translator.glossary.entries import Entry
from translator.glossary.files import clean, glossary_files, several
from translator.glossary.lint.cells import SOURCE_SIDE, mend_cell
from translator.glossary.normalise import normal_form
from translator.glossary.sheets.rows import Row
from translator.glossary.sheets.sheet import Sheet
from translator.glossary.terms import When

_Source = Annotated[
    str, typer.Argument(help="The source of the row; a variant, the target or a family name will do.")
]
_Variants = Annotated[str, typer.Option(metavar="A|B", help="Other spellings of the source.")]
_Kind = Annotated[Kind | None, typer.Option(case_sensitive=False, help="What the term is.")]
_When = Annotated[When | None, typer.Option(help="When one word of it stands for the term.")]
_Forbidden = Annotated[str, typer.Option(metavar="A|B", help="Targets that must not appear.")]
_Article = Annotated[Article | None, typer.Option(help="The article that sentences put before the target.")]
_File = Annotated[
    Path | None,
    typer.Option("--file", metavar="FILE", help="The file of the glossary. Default: by its kind."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("add", help=add.__doc__)(add)
    app.command("edit", help=edit.__doc__)(edit)
    app.command("remove", help=remove.__doc__)(remove)
    linting.register(app)


def add(
    source: Annotated[str, typer.Argument(help="The name or term, as the articles write it.")],
    target: Annotated[str, typer.Argument(help="Its translation, exactly as it must appear.")],
    variants: _Variants = "",
    kind: _Kind = None,
    when: _When = None,
    forbidden: _Forbidden = "",
    article: _Article = None,
    note: Annotated[str, typer.Option(help="Anything for colleagues.")] = "",
    file: _File = None,
    glossary: GlossaryOption = None,
    pair: PairOption = "ar-en",
    as_json: JsonOption = False,
) -> None:
    """Add a term; one that is there already, or has another target there, is refused."""
    paths = glossary_paths(glossary, pair)
    sheets = [Sheet.read(path) for path in glossary_files(present(paths))]
    chosen = _named_file(file, paths, sheets) if file else None
    named_kind = kind_of_file(chosen) if chosen and kind is None else ""
    kind_name = kind.value if kind else named_kind or Kind.TERM.value
    cells = {
        "source": source,
        "target": target,
        "variants": " | ".join(several(variants)),
        "kind": kind_name,
        "when": _when_cell(when),
        "forbidden": " | ".join(several(forbidden)),
        "article": article.value if article else "",
        "note": note,
    }
    path = chosen or file_for(kind_name, sheets, paths[0])
    tidy = _tidy(cells, kind_name, pair)
    change = added(sheets, path, tidy, languages(pair), beside=_beside(glossary, pair))
    change.sheet.save()
    row = change.sheet.rows[change.index]
    _report(change, {name: ("", row[name]) for name in cells if row[name]}, "added", as_json=as_json)


def edit(
    source: _Source,
    new_source: Annotated[str | None, typer.Option("--source", help="Another source.")] = None,
    target: Annotated[str | None, typer.Option(help="Another target.")] = None,
    add_variant: Annotated[list[str] | None, typer.Option(help="One more spelling; repeatable.")] = None,
    remove_variant: Annotated[list[str] | None, typer.Option(help="A spelling to drop; repeatable.")] = None,
    kind: _Kind = None,
    when: _When = None,
    add_forbidden: Annotated[
        list[str] | None, typer.Option(help="One more target that must not appear; repeatable.")
    ] = None,
    remove_forbidden: Annotated[
        list[str] | None, typer.Option(help="A target to allow again; repeatable.")
    ] = None,
    article: _Article = None,
    note: Annotated[str | None, typer.Option(help="Another note.")] = None,
    glossary: GlossaryOption = None,
    pair: PairOption = "ar-en",
    as_json: JsonOption = False,
) -> None:
    """Change the row of a term; what is not named stays as it is."""
    sheets = [Sheet.read(path) for path in glossary_files(existing_glossary(glossary, pair))]
    entry = _found(sheets, source)
    given = {"source": new_source, "target": target, "note": note}
    cells = {name: value for name, value in given.items() if value is not None}
    if kind:
        cells["kind"] = kind.value
    if when:
        cells["when"] = _when_cell(when)
    if article is not None:
        cells["article"] = article.value
    variants = _values(entry.row["variants"], add_variant, remove_variant)
    forbidden = _values(entry.row["forbidden"], add_forbidden, remove_forbidden)
    cells |= {
        name: cell for name, cell in (("variants", variants), ("forbidden", forbidden)) if cell is not None
    }
    if not cells:
        raise typer.BadParameter("nothing to change is given", param_hint="--target and others")
    tidy = _tidy(cells, cells.get("kind", entry.term.kind), pair)
    change = edited(sheets, entry, tidy, languages(pair), beside=_beside(glossary, pair))
    changed = _differences(entry.row, change.sheet.rows[change.index], cells)
    if not changed:
        say(f"{change.where}: the row says so already.")
        return
    change.sheet.save()
    _report(change, changed, "changed", as_json=as_json)


def remove(
    source: _Source,
    glossary: GlossaryOption = None,
    pair: PairOption = "ar-en",
    as_json: JsonOption = False,
) -> None:
    """Delete the row of a term."""
    paths = existing_glossary(glossary, pair)
    entry = _found([Sheet.read(path) for path in glossary_files(paths)], source)
    removed(entry).save()
    if as_json:
        cells = {"source": entry.term.source, "target": entry.term.target}
        print_json({"removed": cells, "file": str(entry.sheet.path), "line": entry.row.line})
        return
    typer.echo(f"{entry.where}: removed {entry.term.source} = {entry.term.target}")


def _beside(chosen: Sequence[Path] | None, pair: str) -> list[Sheet]:
    return [Sheet.read(file, lenient=True) for file in other_glossaries(chosen, pair)]


def _found(sheets: Sequence[Sheet], name: str) -> Entry:
    """The row that is meant; which one it is is said when it was named by something else than its source."""
    entry = find_entry(sheets, name)
    if entry.normals[0] != normal_form(name):
        say(f"{name} is in the row {entry.term.source} = {entry.term.target} ({entry.where}).")
    return entry


def _named_file(file: Path, paths: Sequence[Path], sheets: Sequence[Sheet]) -> Path:
    """The file that `--file` names: one of the glossary by its name or path, or a new one."""
    for sheet in sheets:
        if file in (sheet.path, Path(sheet.path.name), Path(sheet.path.stem)):
            return sheet.path
    if file.suffix.lower() != ".csv":
        names = ", ".join(sheet.path.name for sheet in sheets) or "none"
        raise GlossaryError("is no file of the glossary", where=str(file), remedy=f"it has these: {names}")
    if file.exists():
        raise GlossaryError("is no file of the glossary", where=str(file), remedy="name it with --glossary")
    folder = next((path for path in paths if path.suffix != ".csv"), Path())
    return file if file.parent != Path() else folder / file


def _values(cell: str, more: Sequence[str] | None, fewer: Sequence[str] | None) -> str | None:
    """A cell of several values with some more and some fewer; None when it is to stay as it is."""
    if not more and not fewer:
        return None
    for value in fewer or ():
        cell = without_value(cell, value)
    for value in more or ():
        if clean(value) not in several(cell):
            cell = with_value(cell, clean(value))
    return cell


def _when_cell(when: When | None) -> str:
    return when.value if when and when is not When.ALWAYS else ""


def _tidy(cells: Mapping[str, str], kind: str, pair: str) -> dict[str, str]:
    """Cells without what nobody sees, such as the direction marks that come along with a copied name."""
    source, target = languages(pair)
    tidy = {}
    for name, cell in cells.items():
        try:
            cell.encode("utf-8")
        except UnicodeEncodeError:
            raise typer.BadParameter("holds bytes that are no UTF-8", param_hint=name) from None
        language = source if name in SOURCE_SIDE else target
        tidy[name], _ = mend_cell(name, cell, language, kind)
    return tidy


def _differences(old: Row, new: Row, names: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {name: (old[name], new[name]) for name in names if old[name] != new[name]}


def _report(change: Edited, changed: Mapping[str, tuple[str, str]], what: str, *, as_json: bool) -> None:
    row = change.sheet.rows[change.index]
    if as_json:
        cells = {name: {"from": old, "to": new} for name, (old, new) in changed.items()}
        print_json({what: cells, "file": str(change.sheet.path), "line": row.line})
    elif what == "added":
        rest = "".join(
            f"; {name}: {new}" for name, (_, new) in changed.items() if name not in ("source", "target")
        )
        typer.echo(f"{change.where}: added {row['source']} = {row['target']}{rest}")
    else:
        for name, (old, new) in changed.items():
            typer.echo(f"{change.where}: {name}: {old or 'nothing'} -> {new or 'nothing'}")
    for finding in change.findings:
        say(str(finding))
