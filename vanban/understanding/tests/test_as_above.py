"""Cells that say "as above" take what stands there, and a person is asked."""

import pytest

from vanban.understanding.as_above import is_as_above
from vanban.understanding.tests.test_tables import HEAD, read

FIRST = ("1", "Khảo sát bãi rác tự phát", "Sở Xây dựng", "Công an xã", "Quý II", "Bản đồ")
MARKS = ["nt", "NT", "nt.", "-nt-", "- nt -", "n.t", "như trên", "Như trên", "″", "//", "-//-", '"']


@pytest.mark.parametrize("mark", MARKS)
def test_each_cell_takes_what_stands_above_it(mark: str):
    rows = (HEAD, FIRST, ("2", "Dọn bãi rác", mark, mark, mark, mark))
    _, found = read(rows)
    assert (found.agency_lead, found.agency_coordinate) == (("Sở Xây dựng",), ("Công an xã",))
    assert found.deadline is not None
    assert (found.deadline.text, found.product) == ("Quý II", "Bản đồ")
    asked = [doubt.sentence for doubt in found.doubts if "như ô trên là" in doubt.sentence]
    assert len(asked) == 4
    assert asked[0] == (
        f"Ô cơ quan thực hiện ghi “{mark}”, được đọc như ô trên là “Sở Xây dựng”; "
        "hãy kiểm tra lại cơ quan thực hiện."
    )


def test_rows_that_name_a_group_are_not_the_row_above_and_a_chain_goes_on():
    group = ("II",) + ("Tuyên truyền",) * 5
    bare = ("III", "Kiểm tra", "", "", "", "")
    rows = (
        HEAD,
        FIRST,
        ("2", "Dọn bãi rác", "nt", "", "15/6/2026", ""),
        group,
        ("3", "Viết bài", "nt", "nt", "nt", ""),
        bare,
        ("4", "Kiểm tra việc phân loại", "nt", "Đoàn xã", "nt", ""),
    )
    *_, third, fourth = read(rows)
    assert (third.agency_lead, third.agency_coordinate) == (("Sở Xây dựng",), ())
    assert any("ô trên không ghi gì" in doubt.sentence for doubt in third.doubts)
    assert third.deadline.text == fourth.deadline.text == "15/6/2026"
    assert fourth.agency_lead == ("Sở Xây dựng",)


def test_a_table_that_goes_on_overleaf_keeps_what_stood_above():
    second = (HEAD, ("2", "Dọn bãi rác", "nt", "nt", "nt", ""))
    *_, found = read((HEAD, FIRST), second)
    assert found.agency_lead == ("Sở Xây dựng",)


def test_another_table_has_nothing_above():
    other = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
    *_, found = read((HEAD, FIRST), (other, ("1", "Dọn bãi rác", "″", "nt")))
    assert (found.agency_lead, found.deadline) == ((), None)
    assert any("ô trên không ghi gì" in doubt.sentence for doubt in found.doubts)


def test_what_is_not_a_mark():
    for cell in ("", "-", "–", "...", "NTM", "nt và Công an xã", "15/6", "Ban Nội trú", "/"):
        assert not is_as_above(cell)


def test_a_dash_in_the_column_of_times_is_no_time():
    (found,) = read((HEAD, ("1", "Dọn bãi rác", "Công an xã", "-", "-", "")))
    assert (found.agency_coordinate, found.deadline) == ((), None)


def test_a_start_as_above_is_asked_about_and_loses_no_document():
    head = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian bắt đầu", "Thời gian hoàn thành")
    first = ("1", "Khảo sát bãi rác", "Sở Xây dựng", "01/3/2026", "30/6/2026")
    _, found, none = read((head, first, ("2", "Dọn bãi rác", "nt", "nt", "30/9/2026"),
                           ("3", "Trồng cây", "nt", "nt", "")))  # fmt: skip
    assert found.deadline.text == "30/9/2026"
    assert any("01/3/2026" in doubt.sentence for doubt in found.doubts)
    assert none.deadline is None
    (lone,) = read((head, ("1", "Trồng cây", "Sở Xây dựng", "nt", "")))
    assert any("ô trên không ghi gì" in doubt.sentence for doubt in lone.doubts)


def test_a_heading_printed_again_is_not_what_stands_above():
    *_, found = read((HEAD, FIRST, HEAD, ("2", "Dọn bãi rác", "nt", "", "", "")))
    assert found.agency_lead == ("Sở Xây dựng",)
