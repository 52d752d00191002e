"""Write the generated parts of README.md and docs/: the help of every command.

A part stands between `<!-- generated: ... -->` and `<!-- end -->`. With `--check` nothing is
written and stale parts are an error.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_PART = re.compile(r"(<!-- generated: (?P<what>[^\n]+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def help_of(command: str) -> str:
    """The help of a command, as it prints it into a pipe of 100 columns."""
    environment = {**os.environ, "COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1", "TERM": "dumb"}
    program, *rest = command.split()
    arguments = [str(Path(sys.executable).with_name(program)), *rest, "--help"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, env=environment)
    lines = (line.rstrip() for line in done.stdout.strip().splitlines())
    return "\n".join(lines)


def generated(text: str) -> str:
    """`text` with its generated parts written again."""

    def part(found: re.Match[str]) -> str:
        return f"{found.group(1)}```text\n{help_of(found.group('what'))}\n```\n{found.group(3)}"

    return _PART.sub(part, text)


def main() -> int:
    """Write the pages, or check them; return the exit code."""
    stale = []
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = generated(old)
        if new != old:
            stale.append(page.relative_to(ROOT))
            if "--check" not in sys.argv:
                page.write_text(new, encoding="utf-8")
    if stale and "--check" in sys.argv:
        print(f"stale: {', '.join(map(str, stale))}; run `make docs`")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
