"""The rows of a glossary while terms are taken over: who has which spelling, and what contradicts what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from translator.glossary.exchange.plans import Conflict
from translator.glossary.exchange.rows import distinct, with_cells_of
from translator.glossary.normalise import normal_form
from translator.glossary.terms import Term, When


class Ledger:
    """The rows of a glossary while terms are taken over, found by spelling, target and forbidden target."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.rows: list[Term | None] = []
        self._with: dict[tuple[str, ...], set[int]] = {}
        self._targets: dict[str, set[int]] = {}
        self._forbidden: dict[str, set[int]] = {}
        self._families: dict[tuple[str, ...], dict[int, str]] = {}
        for term in terms:
            self.add(term)

    def at(self, row: int) -> Term:
        """The term of a row that is there."""
        term = self.rows[row]
        if term is None:
            raise LookupError(f"row {row} is gone")
        return term

    def add(self, term: Term) -> None:
        """Add a row."""
        self.rows.append(None)
        self.put(len(self.rows) - 1, term)

    def put(self, row: int, term: Term | None) -> None:
        """Change a row, or with None take it out."""
        old = self.rows[row]
        if old is not None:
            for form in _forms(old):
                self._with[form].discard(row)
            self._targets[old.target].discard(row)
            for spelling in old.forbidden:
                self._forbidden[spelling].discard(row)
            for family, _ in old.short_forms():
                self._families[normal_form(family)].pop(row, None)
        self.rows[row] = term
        if term is not None:
            for form in _forms(term):
                self._with.setdefault(form, set()).add(row)
            self._targets.setdefault(term.target, set()).add(row)
            for spelling in term.forbidden:
                self._forbidden.setdefault(spelling, set()).add(row)
            for family, target in term.short_forms():
                self._families.setdefault(normal_form(family), {})[row] = target

    def _owner(self, form: tuple[str, ...]) -> int | None:
        """The row that a spelling is found by: of several the first."""
        return min(self._with.get(form, ()), default=None)

    def _owners(self, term: Term) -> list[int]:
        """The rows that have a spelling of `term`, the one with its source first."""
        owners = (self._owner(form) for form in _forms(term))
        return list(dict.fromkeys(row for row in owners if row is not None))

    def row_of(self, theirs: Term) -> int | None:
        """The row that stands for the same term."""
        return next((row for row in self._owners(theirs) if self.at(row).target == theirs.target), None)

    def _people(self, spelling: str, kind: str) -> dict[int, str]:
        """The people who are found by a spelling, as their family name, with what that is in the target.

        A word of another kind stands for them only where their `when` is always.
        """
        form = normal_form(spelling)
        if self._owner(form) is not None or kind not in ("person", "term"):
            return {}
        people = self._families.get(form, {})
        careful = kind == "term" and any(self.at(row).when is not When.ALWAYS for row in people)
        return {} if careful else people

    def person_of(self, theirs: Term) -> Term | None:
        """The person by whose family name `theirs` is found without a row of its own."""
        rows: list[int] = []
        for spelling in theirs.spellings:
            people = self._people(spelling, theirs.kind)
            targets = set(people.values())
            if targets != {theirs.target} or any(self.at(row).when is not theirs.when for row in people):
                return None
            rows += people
        return self.at(rows[0])

    def conflicts(self, theirs: Term) -> list[Conflict]:
        """How `theirs` contradicts the rows: one conflict a row."""
        found: dict[int, Conflict] = {}

        def add(row: int, what: str) -> None:
            found.setdefault(row, Conflict(what, self.at(row), theirs))

        for spelling in theirs.spellings:
            row = self._owner(normal_form(spelling))
            if row is not None and self.at(row).target != theirs.target:
                add(row, f"{spelling!r} is {self.at(row).target!r} here, but {theirs.target!r} there")
            people = self._people(spelling, theirs.kind)
            if len(set(people.values())) == 1 and theirs.target not in people.values():
                row, family = next(iter(people.items()))
                what = f"{spelling!r} is {family!r} here, the family name of {self.at(row).source!r}"
                what = f"{what}, but {theirs.target!r} there"
                found.setdefault(row, Conflict(what, self.at(row), theirs, by_family_name=True))
        same = self.row_of(theirs)
        for row, what in self._against_their_family(theirs):
            found.setdefault(row, Conflict(what, self.at(row), theirs, by_family_name=True))
        if same is not None:
            for name, ours in (("kind", self.at(same).kind), ("when", self.at(same).when.value)):
                value = theirs.kind if name == "kind" else theirs.when.value
                if value != ours and not {value, ours} & {"term", When.ALWAYS.value}:
                    add(same, f"{theirs.source!r} has the {name} {ours} here, but {value} there")
        for row in sorted(self._forbidden.get(theirs.target, ())):
            add(row, f"{theirs.target!r} is forbidden here, but the target of {theirs.source!r} there")
        for spelling in theirs.forbidden:
            for row in sorted(self._targets.get(spelling, ())):
                what = f"{spelling!r} is the target of {self.at(row).source!r} here"
                add(row, f"{what}, but forbidden for {theirs.source!r} there")
        own = f"{theirs.target!r} is both the target of {theirs.source!r} and forbidden there"
        contradicts_itself = theirs.target in theirs.forbidden
        return [*found.values(), *([Conflict(own, theirs, theirs)] if contradicts_itself else [])]

    def _against_their_family(self, theirs: Term) -> Iterator[tuple[int, str]]:
        """Rows of persons by one word that the family name of `theirs` contradicts, with how."""
        same = self._owners(theirs)
        for family, target in theirs.short_forms():
            form = normal_form(family)
            people = self._families.get(form, {})
            if {target, *(name for row, name in people.items() if row not in same)} != {target}:
                continue  # a row for the name decides between them
            for row in sorted(self._with.get(form, set()).difference(same)):
                ours = self.at(row)
                if ours.kind == "person" and ours.target != target:
                    what = f"{family!r} is {ours.target!r} here, but {target!r} there"
                    yield row, f"{what}, the family name of {theirs.source!r}"

    def new_contradictions(self, terms: Iterable[Term], before: Ledger) -> Iterator[Conflict]:
        """Rows against the family name of a person that `terms` brought about: `before` had them not.

        An ordinary word that is there already (سلام, peace) is no matter for a new person of that name.
        """
        terms = list(terms)
        kinds = {form: ("person",) for term in terms for form in _families(term)}
        both = {form: ("person", "term") for term in terms for form in _forms(term)}
        for form, of in {**kinds, **both}.items():
            found = self._contradiction(form, of)
            if found and not before._contradiction(form, of):
                yield found

    def _contradiction(self, form: tuple[str, ...], kinds: Collection[str]) -> Conflict | None:
        """A row by one word that says something else than the people of that family name."""
        people = self._families.get(form, {})
        if len(set(people.values())) != 1:  # a row for the name decides between them
            return None
        person, name = self.at(min(people)), people[min(people)]
        for row in sorted(self._with.get(form, set()) - {min(people)}):
            term = self.at(row)
            careful = term.kind == "term" and person.when is not When.ALWAYS
            if term.target != name and term.kind in kinds and not careful:
                written = next(each for each, _ in person.short_forms() if normal_form(each) == form)
                what = f"{written!r} is {name!r}, the family name of {person.source!r}"
                return Conflict(f"{what}, but {term.target!r} in a row of its own", person, term, True)
        return None

    def merged(self, row: int, theirs: Term) -> Term:
        """The row with what `theirs` adds to it."""
        ours = self.at(row)
        new = [spelling for spelling in theirs.spellings if self._owner(normal_form(spelling)) is None]
        noted = not theirs.note or theirs.note in ours.note
        return replace(
            ours,
            variants=(*ours.variants, *distinct(new)),
            kind=theirs.kind if ours.kind == "term" else ours.kind,
            when=theirs.when if ours.when is When.ALWAYS else ours.when,
            forbidden=(*ours.forbidden, *(f for f in theirs.forbidden if f not in ours.forbidden)),
            article=ours.article or theirs.article,
            note=ours.note if noted else "; ".join(filter(None, (ours.note, theirs.note))),
        )

    def take(self, theirs: Term, columns: Collection[str]) -> None:
        """Let `theirs` win: its spellings leave other rows, its row says what it says in `columns`."""
        owners = self._owners(theirs)
        home = self.row_of(theirs)
        if home is None and owners and normal_form(self.at(owners[0]).source) == normal_form(theirs.source):
            home = owners[0]
        claimed = set(_forms(theirs))
        for row in sorted({row for form in claimed for row in self._with.get(form, ())}):
            if row != home and self.at(row).target != theirs.target:
                self.put(row, _without_spellings(self.at(row), claimed))
        for row in sorted(self._forbidden.get(theirs.target, ())):
            ours = self.at(row)
            self.put(row, replace(ours, forbidden=tuple(f for f in ours.forbidden if f != theirs.target)))
        # What is the target of a row that stays cannot be forbidden.
        taken = {theirs.target, *(f for f in theirs.forbidden if self._targets.get(f, set()) - {home})}
        theirs = replace(theirs, forbidden=tuple(f for f in theirs.forbidden if f not in taken))
        if home is None:
            self.add(theirs)
        else:
            self.put(home, _replaced(self.at(home), theirs, columns))


def _forms(term: Term) -> list[tuple[str, ...]]:
    """The spellings of a term as they are compared."""
    return [form for form in map(normal_form, term.spellings) if form]


def _without_spellings(term: Term, claimed: set[tuple[str, ...]]) -> Term | None:
    left = [spelling for spelling in term.spellings if normal_form(spelling) not in claimed]
    return replace(term, source=left[0], variants=tuple(left[1:])) if left else None


def _replaced(ours: Term, theirs: Term, columns: Collection[str]) -> Term:
    """Their row; in the columns that their file lacks, ours."""
    row = with_cells_of(ours, theirs, columns)
    if "variants" not in columns:  # no spelling is lost when theirs has another headword
        if ours.target == theirs.target and normal_form(theirs.source) in _forms(ours):
            row = replace(row, source=ours.source)
        else:
            row = replace(row, variants=tuple(distinct((row.source, *ours.spellings))[1:]))
    return replace(row, forbidden=tuple(f for f in row.forbidden if f != theirs.target))


def _families(term: Term) -> list[tuple[str, ...]]:
    """The family names by which a person is found, as they are compared."""
    return [normal_form(family) for family, _ in term.short_forms()]
