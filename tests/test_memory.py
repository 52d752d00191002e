"""The translation memory survives everything and finds only what still holds."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from translator.errors import MemoryFileError
from translator.memory import Entry, TranslationMemory, integrity, memory_key


def entry(number):
    source = f"الجملة رقم {number}"
    return Entry(memory_key(source), "ar-en", "embedded", source, f"Sentence number {number}")


def test_what_was_added_is_found_again_by_another_process(tmp_path):
    path = tmp_path / "folder" / "memory.sqlite"
    with TranslationMemory(path) as memory:
        memory.add([entry(1), entry(2)])
    with TranslationMemory(path) as memory:
        assert memory.find([entry(1).key, "unknown"]) == {entry(1).key: "Sentence number 1"}


def test_a_key_depends_on_every_part():
    parts = ("نص", "ar-en", "embedded", "abc")
    assert memory_key(*parts) == memory_key(*parts)
    assert len({memory_key(*parts[:i], "x", *parts[i + 1 :]) for i in range(4)} | {memory_key(*parts)}) == 5


def test_the_sentences_of_a_pair_are_given_with_their_translations(tmp_path):
    made = replace(entry(1), result='{"target": "The first sentence"}')
    with TranslationMemory(tmp_path / "m") as memory:
        memory.add([made, replace(entry(2), pair="ar-fr"), replace(entry(3), result="{damaged")])
        assert memory.sentences("ar-en") == [(made.source, "The first sentence")]
        assert (memory.count("ar-en"), memory.count("ar-fr"), memory.count("en-ar")) == (2, 1, 0)


def test_more_keys_than_sqlite_takes_at_once(tmp_path):
    entries = [entry(number) for number in range(2500)]
    with TranslationMemory(tmp_path / "m") as memory:
        memory.add(entries)
        assert len(memory.find([e.key for e in entries])) == 2500


def test_statistics_and_clearing(tmp_path):
    with TranslationMemory(tmp_path / "m") as memory:
        memory.add([entry(1), entry(2)])
        assert memory.statistics() == [("ar-en", "embedded", 2)]
        assert memory.clear() == 2
        assert memory.statistics() == []


@pytest.mark.parametrize("content", [b"this is no database at all, but a text file of some length" * 50])
def test_a_file_that_is_no_memory_is_refused_and_kept(tmp_path, content):
    path = tmp_path / "memory.sqlite"
    path.write_bytes(content)
    with pytest.raises(MemoryFileError, match="cannot be used"):
        TranslationMemory(path)
    assert path.read_bytes() == content


WRITER = """
import sys
from pathlib import Path
from translator.memory import TranslationMemory
sys.path.insert(0, ".")
from tests.test_memory import entry
with TranslationMemory(Path(sys.argv[1])) as memory:
    for number in range(100000):
        memory.add([entry(number)])
        print(number, flush=True)
"""


def test_kill_9_loses_nothing_that_was_finished_and_corrupts_nothing(tmp_path):
    path = tmp_path / "memory.sqlite"
    for round_ in range(5):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        confirmed = -1
        while confirmed < 20 + round_ * 7:
            confirmed = int(writer.stdout.readline())
        time.sleep(0.01 * round_)
        os.kill(writer.pid, signal.SIGKILL)
        writer.stdout.close()
        writer.wait()
        assert integrity(path) == "ok"
        with TranslationMemory(path) as memory:
            kept = memory.find([entry(number).key for number in range(confirmed + 1)])
        assert len(kept) == confirmed + 1
