"""What hostile, locked and broken files get: one sentence, soon, and nothing left behind.

``quality.md``, *What it must survive*: refused within 2 s and 256 MB, in a limited child process,
temporary files gone. The bound here is wider, since other work shares the machine.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest

from vanban import limits
from vanban.compiling import compile_bytes, compile_path
from vanban.errors import UnreadableDocument
from vanban.tests import hostile

SECONDS = 10

REFUSED = {
    "empty.txt": (b" \n ", "empty"),
    "empty.docx": (b"", "empty"),
    "deep.docx": (hostile.deep_tables(), "no_text"),
    "wide.docx": (hostile.wide_table(), "no_text"),
    "zip_bomb.docx": (hostile.zip_bomb(), "zip_bomb"),
    "members.docx": (hostile.many_members(), "zip_bomb"),
    "lying.docx": (hostile.lying_zip(), "broken"),
    "laughs.docx": (hostile.laughs(), "xml_entities"),
    "outside.docx": (hostile.outside_entity(), "xml_entities"),
    "utf16.docx": (hostile.utf16_entity(), "xml_entities"),
    "locked.docx": (hostile.locked_word(), "encrypted"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_word"),
    "cut.docx": (hostile.packed(word__document=b"<x/>")[:60], "broken"),
    "not-word.docx": (hostile.packed(word__other=b"<x/>"), "unknown"),
    "sheet.docx": (hostile.packed(xl__workbook=b"", word__document=b""), "other_office"),
    "text.docx": ("chữ".encode(), "broken"),
    "paper.odt": (b"PK\x05\x06" + bytes(18), "unknown"),
    "paper.rtf": (rb"{\rtf1 x}", "other_office"),
    "page.txt": (b"<!DOCTYPE html><html></html>", "other_office"),
    "photo.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(50), "image"),
    "noise.txt": (bytes(range(32)) * 40, "unknown"),
    "tree.pdf": (hostile.page_tree_loop(), None),
    "xref.pdf": (hostile.xref_loop(), "broken"),
    "form.pdf": (hostile.form_loop(), "no_text_layer"),
    "picture.pdf": (hostile.picture_bomb(), "no_text_layer"),
    "stream.pdf": (hostile.stream_bomb(), None),
    "pages.pdf": (hostile.many_pages(), "too_many_pages"),
    "locked.pdf": (hostile.locked_pdf(), "encrypted"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<<", "broken"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_one_sentence(name: str, tmp_path: Path, monkeypatch):
    data, code = REFUSED[name]
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    begun = time.monotonic()
    with pytest.raises(UnreadableDocument) as caught:
        compile_bytes(name, data)
    assert time.monotonic() - begun < SECONDS
    assert caught.value.code == code or code is None
    sentence = caught.value.sentence
    assert sentence.endswith(".")
    assert "; hãy " in sentence
    assert "\n" not in sentence
    assert not list(tmp_path.iterdir())  # no temporary folder is left


def test_a_file_over_the_limit_is_not_even_opened(tmp_path: Path):
    path = tmp_path / "to.txt"
    with path.open("wb") as file:
        file.truncate(limits.MAX_BYTES + 1)
    with pytest.raises(UnreadableDocument, match="quá lớn"):
        compile_path(path)


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(UnreadableDocument, match="Không mở được tệp khong-co\\.pdf"):
        compile_path(tmp_path / "khong-co.pdf")
