"""What the page asks the desk for, asked directly: wrong names, old versions, what is forbidden."""

import http.client
import json
from functools import lru_cache
from urllib.parse import quote

import pytest

from translator.reviewing import Status

SOURCE = "وقال زيلينسكي"


@pytest.fixture
def ask(start):
    """Ask as a page of the desk does; gives the status and the answer."""
    server_with = lru_cache(start)

    def send(path, content=None, **options):
        server = server_with(**options)
        host = server.url.removeprefix("http://")
        headers = {
            "Cookie": f"desk-{host.rpartition(':')[2]}={server.desk.keys.session}",
            "Origin": server.url,
        }
        headers |= {"X-CSRF-Token": server.desk.keys.csrf, "Content-Type": "application/json"}
        connection = http.client.HTTPConnection(host)
        try:
            body = None if content is None else json.dumps(content)
            connection.request("GET" if body is None else "POST", path, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
            is_json = response.headers["content-type"] == "application/json"
            return response.status, json.loads(text) if is_json else text
        finally:
            connection.close()

    return send


BASE = "/review/ar-en/visit"


def test_an_article_whose_name_is_arabic_has_an_address(project, ask):
    project.write("زيارة إلى كييف.txt", "زيارة\n\nوصل الرئيس إلى كييف.")
    status, page = ask(f"/review/ar-en/{quote('زيارة إلى كييف')}")
    assert status == 200
    assert "وصل الرئيس إلى كييف." in page
    assert project.reviews.names() == ["زيارة إلى كييف"]


@pytest.mark.parametrize(
    "path", ["/review/ar-en/nothing", "/review/xx-yy/visit", "/review/ar-en/..%2f..%2fvisit"]
)
def test_what_is_no_article_is_not_found(project, ask, path):
    status, answer = ask(f"{path}/progress")
    assert status in (404, 422)
    assert not (project.folder / "translations").exists()
    assert "Traceback" not in str(answer)


def test_a_sentence_that_is_not_there_is_refused_in_words(ask):
    ask(BASE)
    status, answer = ask(f"{BASE}/save", {"id": "nothing", "version": "", "target": "?"})
    assert status == 422
    assert "there is no sentence nothing" in answer["error"]


def test_an_unknown_field_or_status_is_refused(ask):
    ask(BASE)
    for content in ({"id": "x", "version": "", "who": "?"}, {"id": "x", "version": "", "status": "perfect"}):
        assert ask(f"{BASE}/save", content)[0] == 400


def test_an_old_version_is_a_conflict_and_shows_both_texts(project, ask):
    ask(BASE)
    record = project.record(SOURCE)
    first = {"id": record.id, "version": record.version, "target": "Amal's text"}
    assert ask(f"{BASE}/save", first)[0] == 200
    status, answer = ask(f"{BASE}/save", first | {"target": "Basim's text"})
    assert status == 409
    assert answer["theirs"]["target"] == "Amal's text"
    assert answer["difference"] == [["del", "Amal's "], ["ins", "Basim's "], ["same", "text"]]


def test_only_what_has_changed_is_told_and_only_once(project, ask):
    ask(BASE)
    _, all_of_it = ask(f"{BASE}/changes?known=")
    record = project.record(SOURCE)
    project.reviews.save("visit", record.id, record.version, target="By another tool", status=Status.APPROVED)
    _, news = ask(f"{BASE}/changes?known={all_of_it['version']}")
    assert [(each["id"], each["state"]) for each in news["records"]] == [(record.id, "approved")]
    assert ask(f"{BASE}/changes?known={news['version']}")[0] == 204


def test_a_desk_for_reading_shows_drafts_and_writes_nothing(project, ask):
    status, page = ask(BASE, read_only=True)
    assert status == 200
    assert "Zelensky said that the talks were fruitful." in page
    assert not (project.folder / "translations").exists()
    assert ask(f"{BASE}/save", {"id": "x", "version": ""}, read_only=True)[0] == 403


def test_a_desk_for_reading_shows_what_is_to_be_looked_at_again_and_keeps_that_to_itself(project, ask):
    ask(BASE)
    record = project.record(SOURCE)
    project.reviews.save(
        "visit", record.id, record.version, target="The talks bore fruit.", status=Status.APPROVED
    )
    file = project.reviews.path("visit").read_bytes()
    article = (project.folder / "articles" / "visit.txt").read_text(encoding="utf-8")
    project.write("visit.txt", article.replace("كانت مثمرة", "كانت مثمرة جداً"))
    _, page = ask(BASE, read_only=True)
    assert "The talks bore fruit." in page
    assert ask(f"{BASE}/progress", read_only=True)[1]["changed"] == 1
    assert project.reviews.path("visit").read_bytes() == file


def test_a_finding_that_is_right_as_it_is_is_not_shown(project, ask):
    ask(BASE)
    record = project.record(SOURCE)
    judge = {"id": record.id, "target": "Zelensky said that 5 talks were fruitful."}
    found = ask(f"{BASE}/judge", judge)[1]
    assert (found["remarks"], len(found["findings"])) == (1, 1)
    (project.folder / "checks.toml").write_text(
        f'[[ignore]]\nsentence = "{record.id}"\ncheck = "numbers"\nreason = "five of them"\n',
        encoding="utf-8",
    )
    assert ask(f"{BASE}/judge", judge)[1]["remarks"] == 0
