"""What other pages, other names and other people may not do with a desk."""

import contextlib
import http.client
import json
import socket

import pytest

from translator.desk.security import LARGEST

ROW = {"pair": "ar-en", "cells": {"source": "لندن", "target": "London", "kind": "place"}}


class Browser:
    """A browser as the desk sees it: headers, and the cookie that it got."""

    def __init__(self, server):
        self.server = server
        self.port = int(server.url.rpartition(":")[2])
        self.own = f"127.0.0.1:{self.port}"
        self.cookie = ""

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        sent = {"Host": self.own, "Cookie": self.cookie}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {name: value for name, value in sent.items() if value})
        answer = connection.getresponse()
        answer.text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer

    def enter(self):
        answer = self.ask("GET", f"/?token={self.server.desk.keys.token}")
        self.cookie = answer.getheader("Set-Cookie").partition(";")[0]
        return answer

    def save(self, content=None, **headers):
        keys = self.server.desk.keys
        usual = {
            "Origin": f"http://{self.own}",
            "X-CSRF-Token": keys.csrf,
            "Content-Type": "application/json",
        }
        body = json.dumps(content or ROW).encode()
        return self.ask("POST", "/glossary/save", body, **(usual | headers))


@pytest.fixture
def browser(server):
    return Browser(server)


@pytest.fixture
def inside(browser):
    browser.enter()
    return browser


def test_the_token_is_exchanged_for_a_cookie_that_scripts_and_other_sites_do_not_get(browser):
    answer = browser.enter()
    assert (answer.status, answer.getheader("Location")) == (303, "/")
    cookie = answer.getheader("Set-Cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert browser.server.desk.keys.token not in cookie
    assert browser.ask("GET", "/glossary").status == 200


@pytest.mark.parametrize(
    "path", ["/", "/glossary", "/review", "/static/desk.css", "/glossary/version", "/?token=guess"]
)
def test_nothing_is_shown_without_the_token(browser, path):
    answer = browser.ask("GET", path)
    assert answer.status == 403
    assert "terminal" in answer.text
    assert "بوتين" not in answer.text


def test_who_is_not_let_in_reads_why_in_their_language(browser):
    assert "الطرفية" in browser.ask("GET", "/glossary", Accept_Language="ar").text
    assert "terminal" in browser.ask("GET", "/glossary", Cookie="desk-language=fr").text
    assert browser.ask("GET", "/glossary", Cookie="desk-language=fr").text.startswith("Ouvrez")
    assert browser.ask("GET", "/", Host="evil.example", Accept_Language="fr").text.startswith("Ce bureau")


def test_the_cookie_of_another_run_is_worth_nothing(inside, serve):
    other = Browser(serve())
    other.cookie = inside.cookie.replace(str(inside.port), str(other.port))
    assert other.ask("GET", "/glossary").status == 403


def test_the_address_with_the_token_leads_nowhere_else(browser):
    answer = browser.ask("GET", f"//evil.example/%5c/?token={browser.server.desk.keys.token}")
    assert answer.status == 303
    assert answer.getheader("Location").startswith("/evil.example")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "[::1", "0.0.0.0"]
)
def test_a_foreign_name_that_leads_to_this_machine_shows_nothing(inside, host):
    """DNS rebinding: the page of evil.example asks evil.example, which now is 127.0.0.1."""
    answer = inside.ask("GET", "/glossary", Host=host or "-")
    assert answer.status == 403
    assert "بوتين" not in answer.text


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "http://localhost:1"]
)
def test_another_site_changes_nothing(inside, project, origin):
    before = (project / "names" / "places.csv").read_bytes()
    assert inside.save(Origin=origin).status == 403
    assert inside.save(Origin=origin, Sec_Fetch_Site="cross-site").status == 403
    assert (project / "names" / "places.csv").read_bytes() == before


def test_a_form_of_another_site_changes_nothing(inside, project):
    """It has no key, and a browser sends it without our cookie."""
    before = (project / "names" / "places.csv").read_bytes()
    assert inside.save(**{"X-CSRF-Token": ""}).status == 403
    assert inside.save(**{"X-CSRF-Token": "guess"}).status == 403
    assert inside.save(Origin="").status == 403
    assert inside.save(Cookie="-").status == 403
    assert (project / "names" / "places.csv").read_bytes() == before
    assert inside.save().status == 200


def test_another_site_reads_nothing(inside):
    """As a script, a picture or through fetch; a link that a person follows is no harm."""
    assert (
        inside.ask("GET", "/glossary/rows", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors").status
        == 403
    )
    assert inside.ask("GET", "/glossary/rows", Origin="http://evil.example").status == 403
    assert inside.ask("GET", "/key", Sec_Fetch_Site="same-site", Sec_Fetch_Mode="cors").status == 403
    assert (
        inside.ask("GET", "/glossary", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate").status == 200
    )


def test_every_answer_keeps_the_browser_strict(inside):
    for answer in (
        inside.ask("GET", "/glossary"),
        inside.ask("GET", "/nothing"),
        inside.ask("GET", "/", Host="x"),
    ):
        policy = answer.getheader("Content-Security-Policy")
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.getheader("X-Content-Type-Options") == "nosniff"
        assert answer.getheader("Referrer-Policy") == "no-referrer"
        assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd",
        "/static/..%2f..%2fdesk.py",
        "/static/%2e%2e/app.py",
        "/static/desk.py",
        "/glossary/suggestions?article=../translator.toml",
        "/glossary/suggestions?article=/etc/passwd",
        "/glossary?file=../../etc/passwd",
    ],
)
def test_no_address_leads_out_of_the_project(inside, path):
    answer = inside.ask("GET", path)
    assert answer.status in (200, 404)
    assert "root:" not in answer.text
    assert "import " not in answer.text
    assert "[translation]" not in answer.text


@pytest.mark.parametrize("number", ["%C2%B2", "-1", "1.5", "9" * 5000, "%D9%A1"])
def test_what_is_no_number_in_an_address_asks_for_the_beginning(inside, number):
    for path in ("/glossary?page=", "/glossary/preview?from="):
        assert inside.ask("GET", path + number).status == 200


def test_the_file_that_a_row_names_is_never_a_path(inside, project):
    seen = {"row": "0" * 16, "file": "../translator.toml", "line": 1, "cells": {}}
    assert inside.save(ROW | {"seen": seen}).status == 409
    assert (project / "translator.toml").read_text(encoding="utf-8").startswith("[site]")


def test_the_choice_of_a_language_leads_nowhere_else(inside):
    for back in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        location = inside.ask("GET", f"/language/fr?back={back}").getheader("Location")
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))


def head_of_change(browser, length):
    """The headers of a change, which say `length`."""
    head = (
        f"POST /glossary/save HTTP/1.1\r\nHost: {browser.own}\r\nCookie: {browser.cookie}\r\n"
        f"Origin: http://{browser.own}\r\nX-CSRF-Token: {browser.server.desk.keys.csrf}\r\n{length}\r\n\r\n"
    )
    return head.encode()


def sent_raw(browser, length, body=b""):
    """The answer to a change whose headers say `length`, when no more than `body` is sent of it."""
    with socket.create_connection(("127.0.0.1", browser.port), timeout=20) as connection:
        connection.sendall(head_of_change(browser, length) + body)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    return answer.decode()


def test_fifty_megabytes_are_refused_before_they_are_sent(inside):
    answer = sent_raw(inside, f"Content-Length: {50 * 1024 * 1024}")
    assert answer.startswith("HTTP/1.1 413")
    assert f"{LARGEST:,}" in answer


def test_a_body_that_does_not_say_how_large_it_is_is_refused_where_it_becomes_too_large(inside):
    chunk = b"186a0\r\n" + b" " * 100_000 + b"\r\n"
    one_more = b"1\r\n \r\n"
    answer = sent_raw(inside, "Transfer-Encoding: chunked", chunk * (LARGEST // 100_000) + one_more)
    assert answer.startswith("HTTP/1.1 413")


@pytest.mark.parametrize("length", ["Content-Length: 1000", "Transfer-Encoding: chunked"])
def test_who_goes_away_while_sending_leaves_no_traceback_in_the_terminal(inside, caplog, length):
    with socket.create_connection(("127.0.0.1", inside.port), timeout=20) as connection:
        connection.sendall(head_of_change(inside, length) + b"5\r\n{    \r\n")
    assert inside.save().status == 200  # the desk has noticed by now, and goes on
    assert caplog.records == []


@pytest.mark.parametrize("chunked", [False, True])
def test_sixty_megabytes_that_are_sent_all_the_same_leave_no_traceback(inside, caplog, chunked):
    piece = b" " * 100_000
    head = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {600 * len(piece)}"
    connection = socket.create_connection(("127.0.0.1", inside.port), timeout=20)
    with connection, contextlib.suppress(OSError):  # the desk has closed it: nobody reads 60 MB
        connection.sendall(head_of_change(inside, head))
        for _ in range(600):
            connection.sendall(b"186a0\r\n" + piece + b"\r\n" if chunked else piece)
    assert inside.save().status == 200
    assert caplog.records == []


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"pair": "ar-en"}', b'{"pair": 5, "cells": {}}', b"\xff"]
)
def test_what_is_no_request_of_ours_is_refused(inside, body):
    answer = inside.ask(
        "POST",
        "/glossary/save",
        body,
        Origin=f"http://{inside.own}",
        X_CSRF_Token=inside.server.desk.keys.csrf,
    )
    assert answer.status == 400


def test_a_read_only_desk_changes_nothing(serve, project):
    browser = Browser(serve(read_only=True))
    browser.enter()
    assert browser.save().status == 403
    page = browser.ask("GET", "/glossary").text
    assert "بوتين" in page
    assert 'data-do="edit"' not in page
    assert 'data-do="delete"' not in page
    assert 'id="add"' not in page
