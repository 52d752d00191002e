"""Processes that save, for tests in which several do so at once or are killed.

python -m tests.reviewing.saving FOLDER append NUMBER SIGN   adds a sign to a sentence 25 times
python -m tests.reviewing.saving FOLDER forever              for each number it reads, a child that saves
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from translator.reviewing import ConflictError, Record, Reviews, Status


def save(reviews: Reviews, number: int, target: Callable[[Record], str]) -> None:
    """Approve a new target, on the newest state, however often somebody else is faster."""
    while True:
        record = reviews.read("call").records[number]
        try:
            reviews.save("call", record.id, record.version, target=target(record), status=Status.APPROVED)
            return
        except ConflictError:
            continue


def append(reviews: Reviews, number: str, sign: str) -> None:
    for _ in range(25):
        save(reviews, int(number), lambda record: f"{record.target}{sign}")


def save_forever(reviews: Reviews) -> None:
    """For each number read, start a child that saves numbers from there on and promises each one saved.

    The process that has loaded the program only forks: two hundred of them need not load it again.
    """
    save(reviews, 0, lambda record: "0")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.write(1, f"child {os.getpid()}\n".encode())
            for number in range(int(line), sys.maxsize):
                save(reviews, 0, lambda record, number=number: str(number))
                os.write(1, f"saved {number}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone 0\n")


if __name__ == "__main__":
    folder, what, *words = sys.argv[1:]
    {"append": append, "forever": save_forever}[what](Reviews(Path(folder)), *words)
