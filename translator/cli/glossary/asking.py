"""The dialogue of `translator glossary suggest --add`: for each name take it, correct it or leave it out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import typer

from translator.cli.console import say
from translator.glossary.exchange.languages import Pair
from translator.glossary.exchange.receiving import faults
from translator.glossary.files import WHENS, clean, has_letters
from translator.glossary.kinds import KIND_NAMES
from translator.glossary.lint import GlossaryFinding
from translator.glossary.lint.scripts import script_of_language, scripts_in
from translator.glossary.terms import KINDS, Term, When
from translator.translation import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator.glossary.suggest import Suggestion

_TAKE = frozenset("y yes ok نعم".split())
_LEAVE = frozenset("- n no skip لا".split())
_END = frozenset(". q quit exit end".split())
_HELP = frozenset("? h help ؟".split())
_CORRECTIONS = ("source", "target", "kind", "when")
_SURE = 0.7  # how likely a spelling must be right for Enter to take it
_MANUAL = f"""Enter              take the spelling in brackets, if there is one
y                  take the proposed spelling, also a guess
another spelling   take the name so
n or -             leave the name out
q or .             end; you are asked nothing more
source: …          correct the name as the articles write it
kind: …            correct the kind: {", ".join(KINDS)}
when: …            count single words only so: {", ".join(WHENS)}
target: …          take a spelling that looks like one of these answers
?                  this help
Ctrl-C, Ctrl-D     stop; you are asked whether what you accepted is to be saved"""


class _EnoughError(Exception):
    """The person wants to be asked no more."""


@dataclass
class Answers:
    """What was accepted; `interrupted` when the person pressed Ctrl-C or Ctrl-D."""

    accepted: list[Term] = field(default_factory=list)
    interrupted: bool = False


def ask(found: Sequence[Suggestion], pair: Pair, context: Callable[[Suggestion], str]) -> Answers:
    """Ask for each suggestion; `context` shows its sentence."""
    answers = Answers()
    say("Enter takes a spelling in brackets, y a guess, or type another; n leaves it out, q ends, ? helps.")
    for each in found:
        say(f"\n{context(each)}")
        try:
            term = _Question(each.term(), each.count, each.spelling, pair).answered()
        except (KeyboardInterrupt, EOFError):
            say("")
            answers.interrupted = True
            break
        except _EnoughError:
            break
        if term:
            answers.accepted.append(term)
    return answers


def confirmed(question: str) -> bool:
    """Whether the person answers a question with yes; Ctrl-C, the end of the input and Enter are a no."""
    try:
        return _line(f"{question} (y or n) [n]: ").lower() in _TAKE
    except (KeyboardInterrupt, EOFError):
        say("")
        return False


@dataclass
class _Question:
    """A name that is asked for, as it is corrected meanwhile; `sure` is how likely its spelling is right."""

    term: Term
    count: int
    sure: float
    pair: Pair

    @property
    def may_be_entered(self) -> bool:
        """Whether Enter is enough to take the proposed spelling."""
        return bool(self.term.target) and self.sure >= _SURE

    def text(self) -> str:
        """What is asked, with the answer that Enter gives in brackets."""
        name = f"{self.term.source} ({self.term.kind}, {self.count}x)"
        if not self.term.target:
            return f"{name} [n]: "
        likely = f", {self.sure:.0%} sure" if self.sure else ""
        if self.may_be_entered:
            return f"{name} [{self.term.target}{likely}]: "
        return f"{name}, a guess: {self.term.target}{likely} (y, n or the right spelling): "

    def answered(self) -> Term | None:
        """The row that the person wants, or None to leave the name out.

        Raises:
            _EnoughError: the person wants no more questions.
            EOFError: the input has ended.
        """
        while True:
            answer = _line(self.text())
            word = answer.lower()
            if word in _END:
                raise _EnoughError
            if word in _LEAVE or (not answer and not self.term.target):
                return None
            target = self._target(answer)
            if target and self._is_right(replace(self.term, target=target)):
                return replace(self.term, target=target)

    def _target(self, answer: str) -> str:
        """The spelling that an answer stands for; of other answers what they ask for is done."""
        word = answer.lower()
        if word in _TAKE or not answer:
            if not self.term.target:
                say("There is no proposed spelling: type one, n to leave the name out, or ? for help.")
            elif not answer and not self.may_be_entered:
                say(f"{self.term.target} is only a guess: y takes it, or type the right spelling.")
                return ""
            return self.term.target
        if word in _HELP:
            say(_MANUAL)
            return ""
        name, colon, value = answer.partition(":")
        if colon and name.strip().lower() in _CORRECTIONS:
            return self._correct(name.strip().lower(), clean(value))
        fault = _fault_of_target(clean(answer), self.pair.target)
        if fault:
            say(fault)
        return "" if fault else clean(answer)

    def _correct(self, column: str, value: str) -> str:
        """Correct a cell of the row; the spelling when it was that."""
        fault = _fault_of_correction(column, value, self.pair)
        if fault:
            say(fault)
        elif column == "target":
            return value
        elif column == "kind":
            self.term = replace(self.term, kind=KIND_NAMES.get(value.lower(), value.lower()))
        elif column == "when":
            self.term = replace(self.term, when=When(value.lower()))
        else:
            self.term, self.sure = replace(self.term, source=value), 0
            say("The proposed spelling was for the name as it was: type the right one, or y.")
        return ""

    def _is_right(self, term: Term) -> bool:
        """Whether the lint finds no fault with a row, or the person wants it all the same."""
        findings = [each for each in findings_of(term, self.pair) if each.severity is not Severity.NOTE]
        for finding in findings:
            say(f"{finding.message}; {finding.remedy}.")
        if any(finding.severity is Severity.ERROR for finding in findings):
            return False
        return not findings or _line("Take it all the same? (y or n) [n]: ").lower() in _TAKE


def _line(question: str) -> str:
    """What the person types.

    Raises:
        EOFError: the input has ended.
    """
    typer.echo(question, nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        say("")
        raise EOFError
    return line.strip()


def findings_of(term: Term, pair: Pair) -> list[GlossaryFinding]:
    """What the lint says about a row that is to be."""
    return [finding for _, finding in faults((term,), pair)]


def _fault_of_target(text: str, language: str) -> str:
    """Why an answer is no spelling of a name, or nothing."""
    if sum(character.isalpha() for character in text) < 2:
        return f"“{text}” is no name: type the whole spelling, or ? for help."
    missing = _missing_script(text, language)
    return f"“{text}” has no {missing} letters: type the translation, or ? for help." if missing else ""


def _fault_of_correction(column: str, value: str, pair: Pair) -> str:
    choices: tuple[str, ...] = ()
    if column == "kind":
        choices = () if value.lower() in KIND_NAMES else KINDS
    elif column == "when":
        choices = WHENS
    if choices:
        return (
            ""
            if value.lower() in choices
            else f"“{value}” is no {column}: write one of {', '.join(choices)}."
        )
    if column != "kind" and not has_letters(value):
        return f"“{value}” has no letters: write the {column} behind the colon."
    missing = _missing_script(value, pair.source) if column == "source" else ""
    return f"“{value}” has no {missing} letters: write the name as the articles do." if missing else ""


def _missing_script(text: str, language: str) -> str:
    """The script of a language, in words, when a text is written in another one."""
    script = script_of_language(language)
    return script.capitalize() if script and scripts_in(text) and script not in scripts_in(text) else ""
