"""What the operator's file may hold: labels of the closed list of harms and nothing else."""

import pytest

from nepso.casework.triage.training.examples import FEWEST, read_examples
from nepso.kernel.errors import Invalid


def _file(tmp_path, rows, head="text,label"):
    path = tmp_path / "examples.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path


def _rows(label, count=FEWEST):
    return [f"câu số {at} về {label},{label}" for at in range(count)]


def test_texts_and_labels_are_read(tmp_path):
    found = read_examples(_file(tmp_path, [*_rows("scam"), *_rows("something_else")]))
    assert len(found) == 2 * FEWEST
    assert {one.label for one in found} == {"scam", "something_else"}


@pytest.mark.parametrize("label", ["opinion", "politics", "religion", "criticism", "lawful", ""])
def test_a_label_outside_the_closed_list_is_refused(tmp_path, label):
    path = _file(tmp_path, [*_rows("scam"), *_rows("something_else"), f"chê chủ tịch,{label}"])
    with pytest.raises(Invalid, match="không có trong danh sách điều gây hại") as told:
        read_examples(path)
    assert "Dòng 22" in told.value.sentence


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (_rows("scam"), "không gây hại"),
        (_rows("something_else"), "điều gây hại"),
        ([*_rows("scam", 3), *_rows("something_else")], "còn thiếu"),
        ([*_rows("scam"), *_rows("something_else"), "câu số 1 về scam,copyright"], "nhãn khác"),
    ],
)
def test_too_little_or_doubtful_data_is_refused(tmp_path, rows, told):
    with pytest.raises(Invalid, match=told):
        read_examples(_file(tmp_path, rows))


def test_what_is_no_such_file_is_told(tmp_path):
    with pytest.raises(Invalid, match="cột “text”"):
        read_examples(_file(tmp_path, [], head="noi_dung,nhan"))
    with pytest.raises(Invalid, match="Không đọc được"):
        read_examples(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_bytes(b"text,label\n\xff\xfe,scam\n")
    with pytest.raises(Invalid, match="UTF-8"):
        read_examples(tmp_path / "bad.csv")


def test_a_file_of_a_vietnamese_excel_is_read(tmp_path):
    path = tmp_path / "excel.csv"
    rows = [row.replace(",", ";") for row in (*_rows("scam"), *_rows("something_else"))]
    path.write_text("\ufeff" + "\r\n".join(("Text;Label", *rows)), encoding="utf-8")
    assert {one.label for one in read_examples(path)} == {"scam", "something_else"}


def test_an_endless_cell_and_an_open_quote_are_told_apart(tmp_path):
    with pytest.raises(Invalid, match="một ô dài quá"):
        read_examples(_file(tmp_path, ["x" * 140_000 + ",scam"]))
    with pytest.raises(Invalid, match="không phải CSV"):
        read_examples(_file(tmp_path, ['"mở ngoặc,scam']))
