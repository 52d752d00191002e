"""Work in several processes: in order, and quiet when it is interrupted."""

import gc
import os
import signal
import subprocess
import sys
import time

import pytest

from translator.processes import in_processes, seldom_collected

_offset = 0


def begin(offset):
    global _offset
    _offset = offset


def plus(number):
    return number + _offset


def test_results_come_in_the_order_of_the_items():
    assert list(in_processes(plus, range(50), begin=begin, arguments=(100,), at_once=4)) == list(
        range(100, 150)
    )


def test_of_many_items_only_those_are_taken_that_are_soon_needed():
    taken = []
    numbers = (taken.append(number) or number for number in range(100_000))
    next(in_processes(plus, numbers, at_once=2))
    assert len(taken) <= 100 * (os.cpu_count() or 1)


def collections_of(_):
    return gc.get_threshold()[0]


def test_python_looks_for_garbage_seldom_here_and_in_the_processes_and_then_as_before():
    before = gc.get_threshold()
    with seldom_collected():
        seldom = gc.get_threshold()[0]
    assert gc.get_threshold() == before
    assert seldom > before[0]
    assert set(in_processes(collections_of, range(3))) == {seldom}


def fails(number):
    raise ValueError(number)


def test_an_error_of_the_work_reaches_the_one_who_waits():
    with pytest.raises(ValueError, match="0"):
        list(in_processes(fails, range(100)))


PROGRAM = """
import sys, time
from translator.processes import in_processes

if __name__ == "__main__":
    try:
        for _ in in_processes(time.sleep, [0.2] * 200, at_once=1):
            print("working", flush=True)
    except KeyboardInterrupt:
        print("stopped", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_ends_all_of_them_without_a_word(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(program)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout.readline() == "working\n"
    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all of them hear it
    out, err = process.communicate(timeout=60)
    assert time.monotonic() - began < 20  # the rest is not worked off
    assert out.splitlines()[-1] == "stopped"
    assert (process.returncode, err) == (0, "")
