"""`translator build`: what it says to the person at the terminal."""

import pytest

ARTICLE = "زيارة إلى المرفأ\nزار الوزير المرفأ أمس."


@pytest.fixture
def site(home, stub):
    (home / "articles").mkdir()
    (home / "articles" / "port.txt").write_text(ARTICLE, encoding="utf-8")
    (home / "translator.toml").write_text("", encoding="utf-8")
    return home


def test_the_model_is_named_only_when_it_translates(site, run):
    assert "Model: embedded" in run("build").err
    for command in (["build"], ["check"], ["export", "port.txt"]):
        assert "Model:" not in run(*command).err
