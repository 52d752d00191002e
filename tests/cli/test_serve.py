"""`translator serve`: the real command in a process of its own, and its end by Ctrl-C."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

PATIENCE = 60  # seconds for the command to do something on a busy machine
SETTINGS = '[site]\ntitle = { ar = "مقالات", en = "Articles" }\n[translation]\nmodel = "embedded"\n'


@pytest.fixture
def site(home):
    (home / "translator.toml").write_text(SETTINGS, encoding="utf-8")
    (home / "articles").mkdir()
    (home / "articles" / "visit.txt").write_text("زيارة\nوصل الرئيس أمس.", encoding="utf-8")
    return home


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_it_serves_builds_again_and_ends_cleanly(site, converted):
    command = [sys.executable, "-m", "translator", "serve", "--port", "0", "--no-browser"]
    log = site / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=site, stderr=stream, stdout=subprocess.PIPE)
    try:
        (url,) = wait_for(lambda: re.findall(r"http://127\.0\.0\.1:\d+/", log.read_text(encoding="utf-8")))
        assert "زيارة" in read(f"{url}en/ar-en/visit.html")
        (site / "articles" / "visit.txt").write_text("عودة\nوصل الرئيس أمس.", encoding="utf-8")
        wait_for(lambda: log.read_text(encoding="utf-8").count("Built") == 2)
        assert "عودة" in read(f"{url}en/ar-en/visit.html")
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert process.stdout.read() == b""
    finally:
        process.kill()
        process.communicate()
    said = log.read_text(encoding="utf-8")
    assert said.rstrip().endswith("Stopped.")
    assert "Traceback" not in said
    assert sorted(path.name for path in (site / "build").iterdir()) == [".site-spare", ".site.sqlite", "site"]
    assert b"/.translator/" not in (site / "build" / "site" / "en" / "index.html").read_bytes()


def read(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()


def wait_for(what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := what():
            return found
        time.sleep(0.1)
    raise AssertionError("waited in vain")


def test_a_taken_port_is_one_sentence(site, run, stub):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        outcome = run("serve", "--port", port, "--no-browser")
    assert outcome.code == 2
    assert f"port {port}: cannot be used" in outcome.err
    assert "--port" in outcome.err


def test_without_settings_there_is_nothing_to_serve(home, run):
    outcome = run("serve", "--no-browser")
    assert (outcome.code, outcome.out) == (2, "")
    assert "translator.toml" in outcome.err


def test_a_port_that_no_machine_has(site, run):
    assert run("serve", "--port", "70000").code == 2
