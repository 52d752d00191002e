"""The server: files as they are, a script that reloads, and nothing from elsewhere."""

import http.client
import threading
from contextlib import closing

import pytest

from translator.errors import ServerError
from translator.serving import SiteServer
from translator.serving.server import find_file, with_reload


@pytest.fixture
def folder(tmp_path):
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "index.html").write_text("<!doctype html><body><p>home</p></body>", encoding="utf-8")
    (site / "404.html").write_text("<!doctype html><body>not here</body>", encoding="utf-8")
    (site / "en" / "index.html").write_text("<!doctype html><body>english</body>", encoding="utf-8")
    (site / "en" / "زيارة #1.html").write_text("<!doctype html><body>visit</body>", encoding="utf-8")
    (site / "visit.md").write_text("# نص", encoding="utf-8")
    (site / ".translator-site").write_text("{}", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    return site


@pytest.fixture
def server(folder):
    made = SiteServer(folder, 0)
    made.start()
    yield made
    made.stop()


def ask(server, path, method="GET", **headers):
    with closing(http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)) as connection:
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def test_a_page_comes_with_the_script_and_its_file_stays_as_it_is(server, folder):
    before = (folder / "index.html").read_bytes()
    status, headers, content = ask(server, "/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b'<script src="/.translator/reload.js"' in content
    assert content.endswith(b"</script></body>")
    assert (folder / "index.html").read_bytes() == before


def test_the_script_itself_is_served(server):
    status, headers, content = ask(server, "/.translator/reload.js")
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert b"EventSource" in content


def test_other_files_come_as_they_are_and_are_not_cached(server):
    status, headers, content = ask(server, "/visit.md")
    assert (status, content.decode()) == (200, "# نص")
    assert headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/en/", "/en/index.html", "/en/?q=1", "/%65n/"])
def test_addresses_of_a_page(server, path):
    assert b"english" in ask(server, path)[2]


def test_a_folder_without_its_stroke_leads_there(server):
    status, headers, _ = ask(server, "/en")
    assert (status, headers["Location"]) == (301, "/en/")


def test_odd_characters_in_names(server):
    path = "/en/%D8%B2%D9%8A%D8%A7%D8%B1%D8%A9%20%231.html"
    assert b"visit" in ask(server, path)[2]


def test_what_does_not_exist_is_the_404_page(server):
    status, _, content = ask(server, "/gone.html")
    assert (status, b"not here" in content) == (404, True)


def test_before_the_first_build_there_is_a_word_of_explanation(tmp_path):
    server = SiteServer(tmp_path / "none", 0)
    server.start()
    status, _, content = ask(server, "/")
    server.stop()
    assert (status, b"has not been built yet" in content) == (404, True)
    assert b"reload.js" in content


def test_head_has_no_content(server):
    status, headers, content = ask(server, "/visit.md", "HEAD")
    assert (status, headers["Content-Length"], content) == (200, "6", b"")


def test_nothing_can_be_written(server):
    assert ask(server, "/visit.md", "POST")[0] == 501
    assert ask(server, "/visit.md", "DELETE")[0] == 501


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/en/../../secret.txt",
        "/en/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..\\secret.txt",
        "/%5c..%5csecret.txt",
        "//etc/hostname",
        "/%2fetc%2fhostname",
        "/C:/secret.txt",
        "/link.txt",
        "/.translator-site",
        "/en/.hidden",
        "/secret.txt%00.html",
        "/%ff%fe",
        f"/{'x' * 5000}",
    ],
)
def test_nothing_outside_of_the_site_and_nothing_hidden_is_served(server, path):
    status, _, content = ask(server, path)
    assert status == 404
    assert b"secret" not in content


def test_a_file_is_found_within_the_folder_only(folder):
    assert find_file(folder, "/en/index.html") == folder.resolve() / "en" / "index.html"
    assert find_file(folder, "/en/../index.html") is None
    assert find_file(folder, "/link.txt") is None


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("evil.example", 403),
        ("evil.example:8000", 403),
        ("", 403),
    ],
)
def test_no_other_site_can_ask_by_a_name_of_its_own(server, host, status):
    assert ask(server, "/", Host=host)[0] == status


def test_a_taken_port_is_one_sentence(server, folder):
    with pytest.raises(ServerError, match=rf"port {server.server_port}: .*; name another one with --port"):
        SiteServer(folder, server.server_port)


def test_changes_are_told_to_those_who_listen(server, folder):
    with closing(http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)) as connection:
        connection.request("GET", "/.translator/changes")
        answer = connection.getresponse()
        assert answer.headers["Content-Type"] == "text/event-stream"
        first = answer.readline().strip()
        assert answer.readline() == b"\n"
        threading.Timer(0.1, server.changed, [folder]).start()
        second = answer.readline().strip()
    assert first.startswith(b"data: ")
    assert second.startswith(b"data: ")
    assert first != second


def test_the_end_does_not_wait_for_open_pages(folder):
    server = SiteServer(folder, 0)
    server.start()
    with closing(http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)) as connection:
        connection.request("GET", "/.translator/changes")
        answer = connection.getresponse()
        assert answer.readline()
        server.stop()
    with pytest.raises(ConnectionRefusedError):
        ask(server, "/")


def test_a_page_without_a_body_tag_has_the_script_too():
    assert with_reload(b"<p>x", "1") == b'<p>x<script src="/.translator/reload.js" data-version="1"></script>'
