import os
import zipfile
from pathlib import Path

import pytest

from translator.article import BlockKind
from translator.errors import ArticleError
from translator.reading import loading, read, read_bytes, read_text

PARAGRAPH = "أعلن الكرملين أن الرئيسين سيلتقيان في موسكو خلال الأسابيع المقبلة."


def save(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def message_of(path: Path, language: str = "ar") -> str:
    """The error of reading `path`, without the folder it lies in."""
    with pytest.raises(ArticleError) as caught:
        read(path, language)
    return str(caught.value).replace(f"{path.parent}{os.sep}", "")


class TestFormats:
    MARKDOWN = f"---\ntitle: قمة في موسكو\n---\n## تفاصيل\n\n{PARAGRAPH}\n"
    HTML = f"<!doctype html>\n<html><article><h1>قمة في موسكو</h1><p>{PARAGRAPH}</p></article></html>"
    AGENCY = f"قمة في موسكو\n{PARAGRAPH}\n"

    @pytest.mark.parametrize("name", ["خبر.md", "خبر.markdown", "خبر.MD", "خبر"])
    def test_markdown(self, tmp_path: Path, name: str):
        article = read(save(tmp_path / name, self.MARKDOWN))
        assert (article.name, article.title) == ("خبر", "قمة في موسكو")
        assert [block.kind for block in article.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]

    @pytest.mark.parametrize("name", ["خبر.html", "خبر.htm", "خبر"])
    def test_html(self, tmp_path: Path, name: str):
        article = read(save(tmp_path / name, self.HTML))
        assert (article.name, article.title) == ("خبر", "قمة في موسكو")
        assert [block.text for block in article.blocks] == [PARAGRAPH]

    @pytest.mark.parametrize("name", ["خبر.txt", "خبر.news", "خبر"])
    def test_agency_text(self, tmp_path: Path, name: str):
        article = read(save(tmp_path / name, self.AGENCY))
        assert (article.name, article.title) == ("خبر", "قمة في موسكو")
        assert [block.text for block in article.blocks] == [PARAGRAPH]

    def test_a_txt_file_is_plain_text_whatever_it_begins_with(self, tmp_path: Path):
        article = read(save(tmp_path / "خبر.txt", f"---\n**قمة** في موسكو\n{PARAGRAPH}"))
        assert [block.text for block in article.blocks] == ["**قمة** في موسكو", PARAGRAPH]

    @pytest.mark.parametrize("text", [MARKDOWN, HTML, AGENCY])
    def test_standard_input_is_recognised_by_how_it_begins(self, text: str):
        for article in (read_text(text, "standard input"), read_bytes(text.encode(), "standard input")):
            assert (article.name, article.title) == ("standard input", "قمة في موسكو")

    def test_comments_before_a_page_do_not_hide_it(self):
        assert read_text(f"<!-- saved -->\n<!-- from -->\n{self.HTML}", "خبر").title == "قمة في موسكو"

    def test_many_comments_before_something_else_are_no_trap(self):
        assert read_text("<!-- a --> " * 1000 + PARAGRAPH, "خبر").blocks

    def test_languages_may_carry_their_region(self):
        assert read_text(PARAGRAPH, "خبر", "ar-EG").blocks


CONTENTS: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty.txt: is empty; check that the article was saved in it."),
    "blank.txt": (b" \r\n\t\r\n", "blank.txt: is empty; check that the article was saved in it."),
    "numbers.txt": (b"12.5 %\n7", "numbers.txt: holds no text; check that the article was saved in it."),
    "fields.md": (
        b"---\nslug: abc\n---\n",
        "fields.md: holds no text; check that the article was saved in it.",
    ),
    "nul.txt": (
        b"abc\x00\xff\xfe\x01",
        "nul.txt: is a binary file, not text; give the article as a .txt file.",
    ),
    "scan.pdf": (b"%PDF-1.7\n", "scan.pdf: is a PDF, not text; copy its text into a .txt file."),
    "photo.txt": (
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        "photo.txt: is a JPEG image, not text; recognise its text (OCR) or type it into a .txt file.",
    ),
    "shot.png": (
        b"\x89PNG\r\n\x1a\n",
        "shot.png: is a PNG image, not text; recognise its text (OCR) or type it into a .txt file.",
    ),
    "shot.webp": (
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        "shot.webp: is a WebP image, not text; recognise its text (OCR) or type it into a .txt file.",
    ),
    "phone.heic": (
        b"\x00\x00\x00\x18ftypheic",
        "phone.heic: is a photo or video, not text; recognise its text (OCR) or type it into a .txt file.",
    ),
    "old.doc": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "old.doc: is an old Word document (DOC), not text; "
        "save it as plain text (.txt, UTF-8) or convert it with pandoc to Markdown.",
    ),
    "page.rtf": (
        rb"{\rtf1\ansi text}",
        "page.rtf: is an RTF document, not text; "
        "save it as plain text (.txt, UTF-8) or convert it with pandoc to Markdown.",
    ),
    "news.gz": (
        b"\x1f\x8b\x08\x00",
        "news.gz: is a gzip archive, not text; unpack it and give the articles in it.",
    ),
    "english.txt": (
        b"The two presidents spoke for an hour and a half.",
        "english.txt: holds no Arabic letters; give an article in the source language (ar).",
    ),
    "quotation.txt": (
        ("The two presidents spoke for an hour and a half. " * 3 + "(قمة)").encode(),
        "quotation.txt: holds hardly any Arabic letters; give an article in the source language (ar).",
    ),
    "mojibake.txt": (
        PARAGRAPH.encode().decode("latin-1").encode(),
        "mojibake.txt: holds Arabic that was once read in the wrong character set (Ø§Ù„ instead of ال); "
        "go back to the original and save that as UTF-8.",
    ),
    "strange.txt": (
        bytes(range(0xC0, 0x100)) * 20,
        "strange.txt: is in a character set that is not recognised; "
        "open it in the program that it comes from and save it as UTF-8.",
    ),
}


class TestBadInput:
    @pytest.mark.parametrize("name", CONTENTS)
    def test_content(self, tmp_path: Path, name: str):
        content, message = CONTENTS[name]
        assert message_of(save(tmp_path / name, content)) == message

    @pytest.mark.parametrize(
        ("member", "kind"),
        [
            ("word/document.xml", "a Word document (DOCX)"),
            ("xl/workbook.xml", "an Excel workbook (XLSX)"),
            ("ppt/presentation.xml", "a PowerPoint presentation (PPTX)"),
            ("خبر.txt", "a ZIP archive"),
        ],
    )
    def test_zipped_documents_are_told_apart(self, tmp_path: Path, member: str, kind: str):
        with zipfile.ZipFile(tmp_path / "file", "w") as archive:
            archive.writestr(member, "x")
        assert message_of(tmp_path / "file").startswith(f"file: is {kind}, not text; ")

    def test_arabic_for_english(self, tmp_path: Path):
        path = save(tmp_path / "خبر.txt", PARAGRAPH)
        assert message_of(path, "en") == (
            "خبر.txt: holds no Latin letters; give an article in the source language (en)."
        )

    def test_missing(self, tmp_path: Path):
        assert message_of(tmp_path / "none.txt") == (
            "none.txt: does not exist; check the name and the folder."
        )

    def test_folder(self, tmp_path: Path):
        (tmp_path / "articles").mkdir()
        assert message_of(tmp_path / "articles") == (
            "articles: is a folder; name the articles in it: articles/*.txt."
        )

    def test_not_permitted(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        path = save(tmp_path / "locked.txt", PARAGRAPH)
        path.chmod(0)
        if os.access(path, os.R_OK):  # as the super-user, whom nothing is forbidden

            def refuse(*_: object) -> None:
                raise PermissionError(13, "Permission denied")

            monkeypatch.setattr(Path, "open", refuse)
        assert message_of(path) == "locked.txt: may not be read; give yourself permission to read it."

    def test_a_link_to_itself(self, tmp_path: Path):
        path = tmp_path / "loop.txt"
        path.symlink_to(path)
        assert message_of(path).startswith("loop.txt: cannot be read (")

    def test_a_name_that_no_file_can_have(self):
        with pytest.raises(ArticleError, match=r"cannot be read|does not exist"):
            read(Path("a\0b.txt"))

    def test_too_large(self, tmp_path: Path):
        path = save(tmp_path / "all.txt", b"x" * (loading.MAX_MEGABYTES * 1024 * 1024 + 1))
        assert message_of(path) == "all.txt: is larger than 10 MB; split it into one file per article."
