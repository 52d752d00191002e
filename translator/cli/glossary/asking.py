"""The dialogue of `translator glossary suggest --add`: for each name take it, correct it or leave it out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import typer

from translator.cli.console import say
from translator.glossary.files import clean, has_letters
from translator.glossary.kinds import KIND_NAMES
from translator.glossary.lint.scripts import script_of_language, scripts_in
from translator.glossary.terms import KINDS, Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator.glossary.suggest import Suggestion

_TAKE = frozenset("y yes ok نعم".split())
_LEAVE = frozenset("- n no skip لا".split())
_END = frozenset(". q quit exit end".split())
_HELP = frozenset("? h help ؟".split())
_CORRECTIONS = ("source", "target", "kind")
_MANUAL = f"""Enter or y         take the name with the proposed spelling
another spelling   take the name so
n or -             leave the name out
q or .             end; you are asked nothing more
source: …          correct the name as the articles write it
kind: …            correct the kind: {", ".join(KINDS)}
target: …          take a spelling that looks like one of these answers
?                  this help
Ctrl-C             stop; you are asked whether what you accepted is to be saved"""


@dataclass
class Answers:
    """What was accepted; `interrupted` when the person pressed Ctrl-C."""

    accepted: list[Term] = field(default_factory=list)
    interrupted: bool = False


def ask(found: Sequence[Suggestion], target: str, context: Callable[[Suggestion], str]) -> Answers:
    """Ask for each suggestion; `target` is the language of the spellings, `context` shows the sentence."""
    answers = Answers()
    say("Enter or y takes the proposed spelling, or type another; n leaves the name out, q ends, ? helps.")
    for each in found:
        say(f"\n{context(each)}")
        try:
            term = _asked(each.term(), each.count, target)
        except KeyboardInterrupt:
            say("")
            answers.interrupted = True
            break
        except EOFError:
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


def _asked(term: Term, count: int, target: str) -> Term | None:
    """The row that the person wants, or None to leave the name out.

    Raises:
        EOFError: the person wants no more questions.
    """
    while True:
        answer = _line(f"{term.source} ({term.kind}, {count}x) [{term.target or 'n'}]: ")
        word = answer.lower()
        if word in _END:
            raise EOFError
        if word in _LEAVE or (not answer and not term.target):
            return None
        if not answer or (word in _TAKE and term.target):
            return term
        if word in _HELP:
            say(_MANUAL)
            continue
        if word in _TAKE:
            say("There is no proposed spelling: type one, n to leave the name out, or ? for help.")
            continue
        name, colon, value = answer.partition(":")
        if colon and name.strip().lower() in _CORRECTIONS:
            column, value = name.strip().lower(), clean(value)
            fault = _fault_of_correction(column, value, target)
            if fault:
                say(fault)
            elif column == "target":
                return replace(term, target=value)
            elif column == "kind":
                term = replace(term, kind=KIND_NAMES.get(value.lower(), value.lower()))
            else:
                term = replace(term, source=value)
                say("The proposed spelling was for the name as it was: type the right one, or Enter.")
            continue
        fault = _fault_of_target(clean(answer), target)
        if fault:
            say(fault)
            continue
        return replace(term, target=clean(answer))


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


def _fault_of_target(text: str, language: str) -> str:
    """Why an answer is no spelling of a name, or nothing."""
    if sum(character.isalpha() for character in text) < 2:
        return f"“{text}” is no name: type the whole spelling, or ? for help."
    script = script_of_language(language)
    if script and scripts_in(text) and script not in scripts_in(text):
        return f"“{text}” has no {script.capitalize()} letters: type the translation, or ? for help."
    return ""


def _fault_of_correction(column: str, value: str, language: str) -> str:
    if column == "kind":
        known = value.lower() in KINDS or value.lower() in KIND_NAMES
        return "" if known else f"“{value}” is no kind: write one of {', '.join(KINDS)}."
    if not has_letters(value):
        return f"“{value}” has no letters: write the {column} behind the colon."
    return ""
