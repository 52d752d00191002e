"""`translator desk`: the real command in a process of its own, and its end by Ctrl-C."""

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from http.cookiejar import CookieJar

import pytest

from tests.cli.test_serve import PATIENCE, SETTINGS, wait_for


@pytest.fixture
def project(home):
    (home / "translator.toml").write_text(SETTINGS, encoding="utf-8")
    (home / "articles").mkdir()
    (home / "articles" / "visit.txt").write_text("زيارة\nوصل الرئيس إلى موسكو أمس.", encoding="utf-8")
    (home / "glossaries" / "ar-en").mkdir(parents=True)
    (home / "glossaries" / "ar-en" / "places.csv").write_text(
        "source,target\nموسكو,Moscow\n", encoding="utf-8"
    )
    return home


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_it_prints_the_address_that_opens_it_and_ends_cleanly(project, converted):
    command = [sys.executable, "-m", "translator", "desk", "--port", "0", "--no-browser"]
    out, log = project / "out", project / "log"
    with out.open("wb") as stdout, log.open("wb") as stderr:
        process = subprocess.Popen(command, cwd=project, stdout=stdout, stderr=stderr)
    try:
        (address,) = wait_for(lambda: re.findall(r"http://127\.0\.0\.1:\d+/\?token=\S+\n", out.read_text()))
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with browser.open(address, timeout=PATIENCE) as answer:
            assert "موسكو" in answer.read().decode()
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(address.partition("?")[0], timeout=PATIENCE)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.wait()
    assert out.read_text() == address
    said = log.read_text(encoding="utf-8")
    assert said.rstrip().endswith("Stopped.")
    assert "Traceback" not in said


def test_a_taken_port_is_one_sentence(project, run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        outcome = run("desk", "--port", port, "--no-browser")
    assert (outcome.code, outcome.out) == (2, "")
    assert f"port {port}: cannot be used" in outcome.err
    assert "--port" in outcome.err


def test_without_settings_there_is_nothing_to_work_on(home, run):
    outcome = run("desk", "--no-browser")
    assert (outcome.code, outcome.out) == (2, "")
    assert "translator.toml" in outcome.err
