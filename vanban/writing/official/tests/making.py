"""A report with everything an official document may hold, and texts that mean harm."""

import datetime

from vanban.writing.official import (
    Align,
    Appendix,
    Cell,
    Figure,
    Heading,
    Issuer,
    Level,
    OfficialDocument,
    Paragraph,
    Run,
    Signature,
    Table,
)

CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120">'
    '<rect x="10" y="10" width="60" height="100" fill="#0b4f8a"/>'
    '<text x="170" y="60" font-size="16">Biểu đồ</text></svg>'
)
SENTENCE = (
    "Các cơ quan, đơn vị tổ chức phổ biến Bộ Quy tắc đến cán bộ, công chức, viên chức và người dân;"
    " lồng ghép vào sinh hoạt thường kỳ, kết quả được ghi nhận tại phụ lục kèm theo. "
)
HOSTILE = (
    '<w:p>&amp;</w:p>]]> #read("/etc/passwd") $x$ *b* _i_ `r` \\ @ref <label> // /* {{ }} '
    "{% x %} =1+1 \x00\x0b\ud800\ufffe\u202e</script>"
)


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Run(text),), columns, rows)


def plain(text: str, level: Level | None = None) -> Paragraph:
    return Paragraph((Run(text),), level)


def figures_table(rows: int = 11) -> Table:
    return Table(
        head=(
            (cell("Số TT", 1, 2), cell("Nội dung", 1, 2), cell("Kết quả", 2)),
            (cell("Năm 2025"), cell("Năm 2026")),
        ),
        rows=tuple(
            (cell(str(n)), cell(f"Nội dung {n}"), cell("12"), cell(f"1.3{n:02d}"))
            for n in range(1, rows + 1)
        ),
        widths=(1, 6, 2, 2),
        aligns=(Align.CENTRE, Align.LEFT, Align.RIGHT, Align.RIGHT),
        caption="Bảng 1. Kết quả theo nội dung",
    )


def report(paragraphs: int = 12) -> OfficialDocument:
    return OfficialDocument(
        kind="Báo cáo",
        about="Kết quả thực hiện Bộ Quy tắc ứng xử văn hóa trên môi trường số năm 2026",
        issuer=Issuer("Sở Văn hóa, Thể thao và Du lịch", "Ủy ban nhân dân tỉnh Thái Nguyên"),
        place="Thái Nguyên",
        symbol="BC-SVHTTDL",
        number=5,
        date=datetime.date(2026, 12, 5),
        addressees=("Bộ Văn hóa, Thể thao và Du lịch", "Ủy ban nhân dân tỉnh Thái Nguyên"),
        legal_bases=("Căn cứ Quyết định số 423/QĐ-BVHTTDL ngày 05/3/2026",),
        body=(
            plain("Sở Văn hóa, Thể thao và Du lịch báo cáo kết quả như sau:"),
            Heading(Level.SECTION, "Công tác chỉ đạo, triển khai"),
            Heading(Level.CLAUSE, "Ban hành văn bản"),
            *(plain(SENTENCE * 3) for _ in range(paragraphs)),
            Paragraph((Run("Có "), Run("1.234", link="http://127.0.0.1/so-lieu/a1/"), Run("."))),
            plain("Điểm thứ nhất.", Level.POINT),
            plain("Điểm thứ hai.", Level.POINT),
            plain("Gạch đầu dòng.", Level.DASH),
            Heading(Level.SECTION, "Kết quả thực hiện"),
            figures_table(),
            Figure("Biểu đồ cột: 1 cột", svg=CHART, caption="Hình 1. Số hoạt động"),
            plain("Trên đây là báo cáo kết quả thực hiện."),
        ),
        recipients=("Như trên", "Lưu: VT, QLVHGĐ"),
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Văn An"),
        appendices=(
            Appendix("Số liệu theo đơn vị", (figures_table(60),)),
            Appendix("Danh sách hoạt động", (plain(SENTENCE),), landscape=True),
        ),
    )


def hostile_report(text: str = HOSTILE) -> OfficialDocument:
    return OfficialDocument(
        kind=text,
        about=text,
        issuer=Issuer(text, text),
        place=text,
        symbol=text,
        addressees=(text, text),
        deciding_body=text,
        legal_bases=(text,),
        body=(
            Heading(Level.PART, text),
            Heading(Level.CLAUSE, text, number=text),
            Paragraph((Run(text, bold=True, link=text), Run(text, link="http://a.vn/" + text))),
            Table(head=((cell(text),),), rows=((cell(text),),), caption=text),
            Figure(text, svg=CHART, caption=text),
            plain(text),
        ),
        recipients=(text,),
        signature=Signature((text,), text),
        drafter=text,
        contact=text,
        appendices=(Appendix(text, (plain(text),), number=text),),
    )
