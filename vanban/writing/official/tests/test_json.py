"""JSON in and out: what fits comes back the same, what does not is one sentence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.command_line import main
from vanban.writing.official.json_reading import (
    UnusableDocument,
    document_from_json,
    document_from_plain,
)
from vanban.writing.official.json_writing import document_to_json
from vanban.writing.official.tests.making import report

SMALL = {
    "kind": "Thông báo",
    "about": "Về việc thử",
    "issuer": "Sở Tư pháp",
    "place": "Thái Nguyên",
    "body": ["Một đoạn."],
}


def test_a_document_comes_back_from_its_json():
    assert document_from_json(document_to_json(report())) == report()


def test_short_forms_are_read():
    document = document_from_plain(SMALL)
    assert document.issuer.name == "Sở Tư pháp"
    assert document.body[0].text[0].text == "Một đoạn."


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": None}, "Ở văn bản.kind: cần một đoạn chữ"),
        ({"date": "5/12"}, "Ở văn bản.date: cần một ngày viết dạng 2026-12-05"),
        ({"number": 1.5}, "Ở văn bản.number: cần một số nguyên từ 0 đến 1000000"),
        (
            {"body": [{"block": "video"}]},
            "Ở văn bản.body[1].block: cần một trong: heading, paragraph, table, figure, page_break",
        ),
        ({"body": [{"text": {}}]}, "Ở văn bản.body[1].text[1]: thiếu mục “text”"),
        ({"body": 3}, "Ở văn bản.body: cần một danh sách"),
    ],
)
def test_what_does_not_fit_is_one_sentence(change, sentence):
    with pytest.raises(UnusableDocument) as refused:
        document_from_plain(SMALL | change)
    assert refused.value.sentence.startswith(f"{sentence}; hãy ")


def test_a_missing_and_an_unknown_entry_are_named():
    with pytest.raises(UnusableDocument, match="thiếu mục “about”"):
        document_from_plain({k: v for k, v in SMALL.items() if k != "about"})
    with pytest.raises(UnusableDocument, match="không có mục “tieu_de”"):
        document_from_plain(SMALL | {"tieu_de": "x"})


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.sampled_from([*SMALL, "date", "number", "signature", "appendices", "year"]), _JSON)
def test_no_json_breaks_the_reader(name, value):
    try:
        document_from_plain(SMALL | {name: value})
    except UnusableDocument:
        return


@pytest.mark.parametrize("data", ["", "{", "[" * 200_000, "[]", '"a"'])
def test_the_command_says_one_sentence_and_writes_nothing(tmp_path, capsys, data):
    source, target = tmp_path / "vao.json", tmp_path / "ra.docx"
    source.write_text(data)
    assert main(["write", str(source), "--docx", str(target)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.endswith(".\n")
    assert not target.exists()


def test_the_command_writes_word(tmp_path):
    source, target = tmp_path / "vao.json", tmp_path / "ra.docx"
    source.write_text(json.dumps(SMALL), encoding="utf-8")
    assert main(["write", str(source), "--docx", str(target)]) == 0
    assert target.read_bytes().startswith(b"PK")


def test_the_document_is_never_written_over(tmp_path, capsys):
    source = tmp_path / "vao.json"
    source.write_text(json.dumps(SMALL), encoding="utf-8")
    asked = ["write", str(source), "--docx", str(tmp_path / "ra.docx"), "--pdf"]
    assert main([*asked, str(source)]) == 1
    assert "chính là văn bản cần đọc; hãy" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["vao.json"]
    assert json.loads(source.read_text(encoding="utf-8")) == SMALL
