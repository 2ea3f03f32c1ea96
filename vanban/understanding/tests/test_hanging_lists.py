"""Lists as Word and LibreOffice print them: the lines below the first stand under its words."""

from __future__ import annotations

from vanban.model import DocumentTask, Source
from vanban.reading.block import Block, BlockKind, Look, Reading
from vanban.understanding import understand

_WORDS_AT = 14.2
_FULL, _SHORT = 1.0, 300.0


def _line(text: str, indent: float, right_gap: float = _SHORT, gap: float = 0.5) -> Block:
    second = _WORDS_AT if indent < _WORDS_AT else indent + 30
    look = Look(indent, right_gap, second_word=second, gap_before=gap, size=13.0)
    return Block(BlockKind.LINE, text, look=look)


def _tasks(*lines: Block) -> tuple[DocumentTask, ...]:
    head = [_line(text, 0.0) for text in ("KẾ HOẠCH", "Chuyển đổi số", "I. NHIỆM VỤ")]
    source = Source("p.pdf", "pdf", "", 1)
    return understand(Reading("pdf", 1, (*head, *lines)), source).tasks


def test_a_day_at_the_head_of_the_second_line_belongs_to_the_duty():
    (found,) = _tasks(
        _line("1. Tổ chức ký cam kết thực hiện Quy tắc ứng xử cho mọi học sinh trước ngày", 0, 1),
        _line("10/9/2026.", _WORDS_AT),
    )
    assert found.deadline
    assert found.deadline.on == "2026-09-10"


def test_a_name_that_the_line_breaks_is_one():
    one, two = _tasks(
        _line("1. Rà soát hồ sơ tồn đọng, số hóa và cập nhật lên hệ thống thông tin tỉnh", 0, 1),
        _line("Thái Nguyên theo quy định.", _WORDS_AT),
        _line("2. Mở 12 lớp tập huấn cho tổ công nghệ số cộng đồng.", 0),
    )
    assert one.text.endswith("thông tin tỉnh Thái Nguyên theo quy định.")
    assert (one.clause, two.clause) == ("I.1", "I.2")


def test_a_sentence_that_ends_with_the_line_is_not_the_end_of_the_duty():
    (found,) = _tasks(
        _line("1. Công an xã tổ chức kiểm tra các cơ sở kinh doanh có điều kiện tại xã.", 0, 1),
        _line("Báo cáo kết quả trước ngày 10/9/2026.", _WORDS_AT),
    )
    assert (found.clause, found.agency_lead) == ("I.1", ("Công an xã",))
    assert found.deadline


def test_the_dash_of_a_span_at_the_head_of_the_second_line_opens_no_item():
    (found,) = _tasks(
        _line("1. Xây dựng và trình ban hành Đề án chuyển đổi số của xã giai đoạn 2026", 0, 1),
        _line("- 2030 theo quy định.", _WORDS_AT),
    )
    assert found.text.endswith("giai đoạn 2026 - 2030 theo quy định.")


def test_items_under_the_words_of_a_title_stay_items():
    tasks = _tasks(
        _line("1. Tuyên truyền, phổ biến Quy tắc ứng xử văn hóa trên môi trường số, gồm", 0, 1),
        _line("a) Treo 20 băng rôn tại các xóm;", _WORDS_AT),
        _line("b) Phát 500 tờ rơi tại chợ.", _WORDS_AT),
    )
    assert [task.clause for task in tasks] == ["I.1.a", "I.1.b"]


def test_a_paragraph_under_a_title_is_not_its_second_line():
    tasks = _tasks(
        _line("1. Sở Nông nghiệp và Môi trường", 0),
        _line("Kiểm tra việc bảo vệ môi trường tại các khu công nghiệp.", _WORDS_AT),
    )
    assert [task.agency_lead for task in tasks] == [("Sở Nông nghiệp và Môi trường",)]
