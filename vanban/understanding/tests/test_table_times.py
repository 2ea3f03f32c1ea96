"""Which column of a task table says by when: never the one that says from when."""

from __future__ import annotations

import pytest

from vanban.model import Source
from vanban.reading.block import Block, BlockKind, Reading
from vanban.reading.pdf_tables import table_text
from vanban.understanding import understand

_WORK = ("STT", "Nội dung công việc", "Đơn vị chủ trì")


def _tasks(*rows):
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in ("KẾ HOẠCH", "thử", "I. NHIỆM VỤ")]
    blocks.append(Block(BlockKind.TABLE, table_text(rows), page=1, rows=rows))
    return understand(Reading("docx", 1, tuple(blocks)), Source("p.docx", "docx", "", 1)).tasks


@pytest.mark.parametrize(
    "times",
    [
        ("Thời gian bắt đầu", "Thời gian hoàn thành"),
        ("Thời gian bắt đầu", "Thời gian kết thúc"),
        ("Ngày bắt đầu", "Ngày kết thúc"),
        ("Bắt đầu", "Kết thúc"),
        ("Bắt đầu", "Hoàn thành"),
        ("Từ ngày", "Đến ngày"),
        ("Từ", "Đến"),
        ("Thời gian giao", "Thời hạn hoàn thành"),
        ("Thời điểm khởi công", "Thời điểm hoàn thành"),
    ],
)
def test_the_end_is_the_deadline_and_not_the_start(times):
    (found,) = _tasks(
        (*_WORK, *times), ("1", "Kè bờ suối", "Phòng Kinh tế", "01/2/2031", "30/4/2031")
    )
    assert (found.deadline.text, found.deadline.on) == ("30/4/2031", "2031-04-30")
    assert found.agency_lead == ("Phòng Kinh tế",)


def test_start_and_end_may_stand_under_one_heading():
    top = (*_WORK, "Thời gian thực hiện", "Thời gian thực hiện")
    low = (*_WORK, "Bắt đầu", "Kết thúc")
    (found,) = _tasks(top, low, ("1", "Kè bờ suối", "Phòng Kinh tế", "01/2/2031", "30/4/2031"))
    assert found.deadline.on == "2031-04-30"


def test_one_column_may_hold_both():
    head = (*_WORK, "Thời gian bắt đầu - kết thúc")
    (found,) = _tasks(head, ("1", "Kè bờ suối", "Phòng Kinh tế", "01/2 - 30/4/2031"))
    assert (found.deadline.text, found.deadline.on) == ("01/2 - 30/4/2031", "2031-04-30")


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (("Thời gian bắt đầu",), ("01/2/2031",)),
        (("Thời gian bắt đầu", "Thời gian kết thúc"), ("01/2/2031", "")),
    ],
)
def test_a_start_alone_is_no_deadline_and_is_told(head, cells):
    (found,) = _tasks((*_WORK, *head), ("1", "Kè bờ suối", "Phòng Kinh tế", *cells))
    assert found.deadline is None
    (told,) = [doubt for doubt in found.doubts if doubt.code == "deadline"]
    assert "“01/2/2031” là lúc bắt đầu" in told.sentence
