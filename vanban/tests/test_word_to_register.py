"""A Word file with its habits all at once becomes a register: counted headings and bullets, a
heading of three columns with soft breaks, a footnote inside a duty, a signature table."""

from __future__ import annotations

from vanban.compiling import compile_in_process
from vanban.model import SegmentPart
from vanban.reading.docx.tests.making import abstract, docx, lvl, num, p, r, table, tc, tr

_NUMBERING = (
    abstract(0, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2."), lvl(2, "bullet", "-"))
    + abstract(1, lvl(0, "bullet", "\uf0b7"))
    + num(1, 0)
    + num(2, 1)
)
_CENTRED = '<w:jc w:val="center"/>'


def _lines(*lines: str) -> str:
    return p("<w:r>" + "<w:br/>".join(f"<w:t>{line}</w:t>" for line in lines) + "</w:r>")


def _word() -> bytes:
    national = _lines("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    return docx(
        table(
            tr(tc(_lines("UBND TỈNH HÒA AN", "SỞ NỘI VỤ")), tc(), tc(national)),
            tr(tc("Số:  45 /KH-SNV"), tc(), tc("Hòa An, ngày 03 tháng 3 năm 2026")),
            borders=False,
        )
        + p("<w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>Cải cách hành chính</w:t></w:r>", ppr=_CENTRED)
        + p("Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2026, Sở Nội vụ ban hành Kế hoạch:")
        + p("NHIỆM VỤ", num=(1, 0))
        + p("Cải cách thủ tục", num=(1, 1))
        + p(r("Rà soát thủ tục") + note + r(" trước ngày 30/6/2026."), num=(1, 2))
        + p("Công khai thủ tục trên Cổng Dịch vụ công.", num=(1, 2))
        + p("TỔ CHỨC THỰC HIỆN", num=(1, 0))
        + p("Văn phòng Sở", num=(1, 1))
        + p("Chủ trì, phối hợp với các phòng chuyên môn đôn đốc.", num=(2, 0))
        + p("Báo cáo Giám đốc Sở hằng quý.", num=(2, 0))
        + p("Thanh tra Sở: Kiểm tra kỷ cương hành chính.", num=(1, 1))
        + table(
            tr(
                tc(_lines("Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT.")),
                tc(p("GIÁM ĐỐC", ppr=_CENTRED) + p() + p("Đỗ Văn Hùng", ppr=_CENTRED)),
            ),
            borders=False,
        ),
        numbering=_NUMBERING,
        footnotes=f'<w:footnote w:id="2">{p("Không gồm thủ tục nội bộ.")}</w:footnote>',
        footer1=p("2"),
    )


def test_the_heading_and_the_signature():
    document = compile_in_process("a.docx", _word())
    header = document.header
    assert (header.number, header.issuer, header.issued_on, header.title) == (
        "45/KH-SNV",
        "Sở Nội vụ tỉnh Hòa An",
        "2026-03-03",
        "Cải cách hành chính",
    )
    assert document.recipients == ("UBND tỉnh", "Lưu: VT")
    assert document.signature.name == "Đỗ Văn Hùng"


def test_the_duties_with_their_clauses():
    document = compile_in_process("a.docx", _word())
    told = [
        (task.clause, task.bullet, task.role.value, task.agency_lead, task.text)
        for task in document.tasks
    ]
    office = ("Văn phòng Sở",)
    assert told == [
        ("I.1", 1, "thuc_hien", (), "Rà soát thủ tục trước ngày 30/6/2026."),
        ("I.1", 2, "thuc_hien", (), "Công khai thủ tục trên Cổng Dịch vụ công."),
        ("II.1", 1, "chu_tri", office, "Chủ trì, phối hợp với các phòng chuyên môn đôn đốc."),
        ("II.1", 2, "thuc_hien", office, "Báo cáo Giám đốc Sở hằng quý."),
        ("II.2", None, "thuc_hien", ("Thanh tra Sở",), "Kiểm tra kỷ cương hành chính."),
    ]


def test_the_footnote_is_a_segment_of_its_own():
    document = compile_in_process("a.docx", _word())
    notes = [s for s in document.segments if s.part is SegmentPart.FOOTNOTE]
    assert [document.text[slice(*s.span)].strip() for s in notes] == ["1 Không gồm thủ tục nội bộ."]
