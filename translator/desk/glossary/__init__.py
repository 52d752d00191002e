"""The page of the glossary.

book        the rows as the files have them, found quickly
listing     which of them are shown
corpus      the articles, and which terms stand in which sentence
changing    what a person typed, as a change that is not made yet
effects     what a change does to the translations
saving      writing it, refusing it when somebody was faster, undoing it
leaving     which suggested names are not wanted
wording     what the lint says, in the languages of the interface
glossaries  all of this for all pairs
pages       what is looked at
requests    what is changed
"""

from __future__ import annotations

from starlette.routing import Route

from translator.desk.answers import change
from translator.desk.desk import Desk
from translator.desk.glossary.glossaries import Glossaries
from translator.desk.glossary.pages import Pages
from translator.desk.glossary.requests import Delete, LeaveOut, Requests, Save, Undo


def routes(desk: Desk) -> list[Route]:
    """The addresses of the glossary."""
    glossaries = Glossaries(desk)
    desk.at_start.append(glossaries.warm_up)
    pages, requests = Pages(glossaries), Requests(glossaries)
    return [
        Route("/glossary", pages.index),
        Route("/glossary/rows", pages.rows),
        Route("/glossary/version", pages.version),
        Route("/glossary/form", pages.form),
        Route("/glossary/check", pages.check),
        Route("/glossary/preview", pages.preview),
        Route("/glossary/uses", pages.uses),
        Route("/glossary/suggestions", pages.suggestions),
        Route("/glossary/save", change(Save, requests.save), methods=["POST"]),
        Route("/glossary/delete", change(Delete, requests.delete), methods=["POST"]),
        Route("/glossary/leave-out", change(LeaveOut, requests.leave_out), methods=["POST"]),
        Route("/glossary/undo", change(Undo, requests.undo), methods=["POST"]),
    ]
