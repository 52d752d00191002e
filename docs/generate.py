"""Write the generated parts of README.md and docs/: the help of commands, the tables of benchmarks.

A part stands between `<!-- generated: translator ... -->` or `<!-- generated: benchmark NAME [TABLES] -->`
and `<!-- end -->`. With `--check` nothing is written, and stale parts are an error; so are the results of
a benchmark that was run with another model or glossary than those that are here.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

# The benchmarks are not installed.
from benchmarks import results, site_tables, speed_tables, tables  # noqa: E402

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_TABLES = {
    "terms": tables.terms,
    "quality": tables.quality,
    "quality models": tables.models,
    "site": site_tables.site,
    "speed": speed_tables.speed,
}
_PART = re.compile(r"(<!-- generated: (?P<what>[^\n]+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def help_of(command: str) -> str:
    """The help of a command, as it prints it into a pipe of 100 columns."""
    environment = {**os.environ, "COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1", "TERM": "dumb"}
    program, *rest = command.split()
    arguments = [str(Path(sys.executable).with_name(program)), *rest, "--help"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, env=environment)
    lines = (line.rstrip() for line in done.stdout.strip().splitlines())
    return "\n".join(lines)


def table_of(benchmark: str) -> str:
    """The tables of a benchmark as it was run last: all of them (`quality`) or some (`quality models`)."""
    name = benchmark.split()[0]
    figures = results.read(name)
    return _TABLES[benchmark](figures) if figures else f"Not measured yet: run `make bench-{name}`."


def generated(text: str) -> str:
    """`text` with its generated parts written again."""

    def part(found: re.Match[str]) -> str:
        kind, _, name = found.group("what").partition(" ")
        new = table_of(name) if kind == "benchmark" else f"```text\n{help_of(found.group('what'))}\n```"
        return f"{found.group(1)}{new}\n{found.group(3)}"

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
    if "--check" not in sys.argv:
        return 0
    problems = [f"stale: {', '.join(map(str, stale))}; run `make docs`"] if stale else []
    present = results.made_with()
    names = dict.fromkeys(key.split()[0] for key in _TABLES)
    problems += filter(None, (results.problem(name, results.read(name), present) for name in names))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
