"""The command `translator`, also as `python -m translator`."""

import sys


def main() -> None:
    """Run the command; Ctrl-C while it is still being loaded is no error either."""
    try:
        from translator.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
