import pytest

from vanban.reading.block import BlockKind
from vanban.reading.text import read_text
from vanban.reading.text_tables import table_text
from vanban.understanding.tests.reading_of import compiled

HEAD = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian")
ROWS = (
    ("1", "Rà soát hộ nghèo", "Phòng Văn hóa - Xã hội", "Các thôn", "Trước ngày 30/9/2026"),
    ("2", "Sửa đường thôn Đồng", "Phòng Kinh tế", "", "Quý IV/2026"),
    ("3", "Tổng kết", "Văn phòng HĐND và UBND xã", "Công an xã", "15/12/2026"),
)
RULE = "|----|:---|----|----|---:|"


def piped(row):
    return f"| {' | '.join(row)} |"


def plan(*lines):
    body = "\n".join(lines)
    return f"KẾ HOẠCH\nthử\n\nI. NHIỆM VỤ\n{body}\nII. KHÁC\n- Nộp báo cáo đúng hạn.\n"


@pytest.mark.parametrize(
    "lines",
    [
        [piped(HEAD), RULE, *map(piped, ROWS)],
        [piped(HEAD), *map(piped, ROWS)],
        [" | ".join(HEAD), *(" | ".join(row) for row in ROWS)],
        ["\t".join(HEAD), *("\t".join(row) for row in ROWS)],
    ],
    ids=["pipes and a rule", "pipes", "inner pipes", "tabs"],
)
def test_a_pasted_table_is_a_table(lines):
    (table,) = [b for b in read_text(plan(*lines).encode()).blocks if b.kind is BlockKind.TABLE]
    assert table.rows == (HEAD, *ROWS)
    found = compiled(plan(*lines))
    rows = [t for t in found.tasks if t.kind == "table_row"]
    assert [t.text for t in rows] == [row[1] for row in ROWS]
    assert [t.clause for t in rows] == ["I.1", "I.2", "I.3"]
    assert rows[0].agency_lead == ("Phòng Văn hóa - Xã hội",)
    assert rows[0].deadline.on == "2026-09-30"
    assert rows[2].agency_coordinate == ("Công an xã",)
    assert not any("Nội dung công việc" in t.text for t in found.tasks)
    covered = sum(len("".join(found.text[s.span[0] : s.span[1]].split())) for s in found.segments)
    assert covered == len("".join(found.text.split()))
    assert any(s.part == "table" for s in found.segments)


def test_a_row_broken_in_a_cell_a_group_and_a_lost_last_tab():
    lines = [
        "\t".join(HEAD),
        "I\tViệc chung",
        "1\tRà soát hộ nghèo;",
        "lập danh sách\tPhòng Kinh tế\tCác thôn\tTháng 9/2026",
        "2\tTổng kết\tPhòng Kinh tế\tCác thôn",
    ]
    (table,) = [b for b in read_text(plan(*lines).encode()).blocks if b.kind is BlockKind.TABLE]
    assert table.rows[1:] == (
        ("I", "Việc chung", "", "", ""),
        ("1", "Rà soát hộ nghèo; lập danh sách", "Phòng Kinh tế", "Các thôn", "Tháng 9/2026"),
        ("2", "Tổng kết", "Phòng Kinh tế", "Các thôn", ""),
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["UBND XÃ A\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1/KH-UBND\t\tĐộc lập"],
        ["a | b | c", "Một dòng khác."],
        ["- Phòng Kinh tế\tchủ trì\tviệc một;", "- Phòng Văn hóa\tchủ trì\tviệc hai;"],
    ],
)
def test_what_is_no_table_stays_lines(lines):
    blocks = read_text(plan(*lines).encode()).blocks
    assert all(block.kind is BlockKind.LINE for block in blocks)


def test_two_cells_with_the_same_words_are_both_said():
    rows = (("Nội dung", "Chủ trì", "Phối hợp"), ("Tập huấn", "Sở Y tế", "Sở Y tế"))
    assert table_text(rows).splitlines()[1] == "Tập huấn | Sở Y tế | Sở Y tế"
