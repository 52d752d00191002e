"""Being told to end, as servers and schedulers do it."""

import subprocess
import sys

import pytest

ENDED = """
import os, signal, time
from translator import cli

def build(*_, **__):
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(20)

cli.app = build
cli.main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="programs end otherwise there")
def test_a_program_that_is_told_to_end_ends_as_with_ctrl_c():
    done = subprocess.run(
        [sys.executable, "-c", ENDED, "build"], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 130
    assert done.stderr == "Stopped. What was translated is kept: the same command goes on from here.\n"


LOADING = """
import sys

class Interruption:
    def find_spec(self, name, path, target=None):
        if name == "typer":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interruption())
from translator.__main__ import main
main()
"""


def test_ctrl_c_while_the_command_is_being_loaded_is_no_error():
    done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped.\n")
