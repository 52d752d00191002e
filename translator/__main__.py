"""`python -m translator` is the command `translator`."""

from translator.cli import main

main()
