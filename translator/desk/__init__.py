"""The translators' desk: the glossary and the review of translations, in the browser, on this machine.

desk        what a running desk knows: the project, its secrets, the engine that stays loaded
app         the application: which page is where
security    who may ask, and what the browser may do with the answer
answers     pages, files and typed requests, for all parts of the desk
serving     the server, from its first line at the terminal to Ctrl-C
glossary/   the page of the glossary
review/     the pages where sentences are reviewed

Each part has its routes (`routes(desk)`), `templates/` and `static/` in its own folder. Handlers are
ordinary functions, which run in threads; what changes something is a POST, and nothing else is.
"""

from translator.desk.app import create_app
from translator.desk.desk import Desk

__all__ = ["Desk", "create_app"]
