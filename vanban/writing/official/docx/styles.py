"""The styles of an official document in Word, each a measure of Nghị định 30/2020."""

from __future__ import annotations

from dataclasses import dataclass

from vanban.writing.official import measures as m
from vanban.writing.official.docx.elements import Element, twips, twips_mm, w

FONT = "Times New Roman"
LANGUAGE = "vi-VN"


@dataclass(frozen=True, slots=True)
class _Style:
    id: str
    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: float = 0.0
    after: float = 0.0
    first_line_mm: float = 0.0
    left_mm: float = 0.0
    hanging_mm: float = 0.0
    outline: int | None = None
    keep_next: bool = False
    exact: float = 0.0  # height of a line in points


_GAP = m.PARAGRAPH_GAP_PT
_FIRST = m.FIRST_LINE_MM
STYLES = (
    _Style("VBThan", "VB Nội dung", m.SIZE_BODY, align="both", before=_GAP, first_line_mm=_FIRST),
    _Style(
        "VBCanCu",
        "VB Căn cứ",
        m.SIZE_BODY,
        italic=True,
        align="both",
        before=_GAP,
        first_line_mm=_FIRST,
    ),
    _Style("VBQuocHieu", "VB Quốc hiệu", m.SIZE_MOTTO_COUNTRY, bold=True, align="center"),
    _Style("VBTieuNgu", "VB Tiêu ngữ", m.SIZE_MOTTO, bold=True, align="center"),
    _Style("VBChuQuan", "VB Cơ quan chủ quản", m.SIZE_ISSUER, align="center"),
    _Style("VBCoQuan", "VB Cơ quan ban hành", m.SIZE_ISSUER, bold=True, align="center"),
    _Style("VBSo", "VB Số, ký hiệu", m.SIZE_NUMBER, align="center", before=_GAP),
    _Style(
        "VBNgay", "VB Địa danh, ngày tháng", m.SIZE_DATE, italic=True, align="center", before=_GAP
    ),
    _Style("VBVeViec", "VB Trích yếu công văn", m.SIZE_SUBJECT, align="center", before=_GAP),
    _Style("VBKe", "VB Đường kẻ", 1, exact=2.0, keep_next=True),
    _Style("Title", "Title", m.SIZE_TITLE, bold=True, align="center", before=18, keep_next=True),
    _Style("VBTrichYeu", "VB Trích yếu", m.SIZE_TITLE, bold=True, align="center", keep_next=True),
    _Style("VBKinhGui", "VB Kính gửi", m.SIZE_BODY, align="center", before=12, after=6),
    _Style("VBNoiKinhGui", "VB Nơi kính gửi", m.SIZE_BODY, left_mm=50, hanging_mm=4),
    _Style("VBGiua", "VB Dòng giữa", m.SIZE_BODY, bold=True, align="center", before=_GAP),
    _Style(
        "Heading1",
        "heading 1",
        m.SIZE_BODY,
        bold=True,
        align="center",
        before=12,
        outline=0,
        keep_next=True,
    ),
    _Style(
        "Heading2",
        "heading 2",
        m.SIZE_BODY,
        bold=True,
        align="both",
        before=_GAP,
        first_line_mm=_FIRST,
        outline=1,
        keep_next=True,
    ),
    _Style(
        "Heading3",
        "heading 3",
        m.SIZE_BODY,
        bold=True,
        align="both",
        before=_GAP,
        first_line_mm=_FIRST,
        outline=2,
        keep_next=True,
    ),
    _Style(
        "Heading4",
        "heading 4",
        m.SIZE_BODY,
        bold=True,
        align="both",
        before=_GAP,
        first_line_mm=_FIRST,
        outline=3,
        keep_next=True,
    ),
    _Style(
        "Heading5",
        "heading 5",
        m.SIZE_BODY,
        align="both",
        before=_GAP,
        first_line_mm=_FIRST,
        outline=4,
        keep_next=True,
    ),
    _Style("VBBang", "VB Trong bảng", 12, before=1, after=1),
    _Style("Caption", "caption", 13, italic=True, align="center", before=_GAP, after=3),
    _Style("VBHinh", "VB Hình", m.SIZE_BODY, align="center", before=_GAP, keep_next=True),
    _Style("VBQuyenHan", "VB Quyền hạn, chức vụ", m.SIZE_SIGNER, bold=True, align="center"),
    _Style(
        "VBNguoiKy",
        "VB Họ tên người ký",
        m.SIZE_SIGNER,
        bold=True,
        align="center",
        before=m.SIGNATURE_SPACE_PT,
    ),
    _Style("VBNoiNhan", "VB Nơi nhận", m.SIZE_RECIPIENTS_HEAD, bold=True, italic=True),
    _Style("VBNoiNhanDong", "VB Nơi nhận, dòng", m.SIZE_RECIPIENTS),
    _Style("VBKemTheo", "VB Kèm theo", m.SIZE_BODY, italic=True, align="center"),
    _Style("VBLienHe", "VB Liên hệ", m.SIZE_CONTACT, align="center", before=_GAP),
    _Style("Header", "header", m.SIZE_PAGE_NUMBER, align="center"),
)


def styles_element() -> Element:
    """The whole of ``word/styles.xml``."""
    return w("styles", _defaults(), _normal(), *(_style(style) for style in STYLES), *_characters())


def _fonts() -> Element:
    return w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _defaults() -> Element:
    size = round(m.SIZE_BODY * 2)
    return w(
        "docDefaults",
        w(
            "rPrDefault",
            w(
                "rPr",
                _fonts(),
                w("sz", val=size),
                w("szCs", val=size),
                w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"),
            ),
        ),
        w(
            "pPrDefault",
            w(
                "pPr",
                w("spacing", before=0, after=0, line=round(240 * m.LINE_SPACING), lineRule="auto"),
            ),
        ),
    )


def _normal() -> Element:
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _style(style: _Style) -> Element:
    paragraph = w("pPr")
    if style.keep_next:
        paragraph.append(w("keepNext"))
    spacing = w("spacing", before=twips(style.before), after=twips(style.after))
    if style.exact:
        spacing = w(
            "spacing",
            before=twips(style.before),
            after=twips(style.after),
            line=twips(style.exact),
            lineRule="exact",
        )
    paragraph.append(spacing)
    paragraph.append(_indent(style))
    paragraph.append(w("jc", val=style.align))
    if style.outline is not None:
        paragraph.append(w("outlineLvl", val=style.outline))
    size = round(style.size * 2)
    letters = w(
        "rPr",
        _fonts(),
        w("b") if style.bold else None,
        w("i") if style.italic else None,
        w("sz", val=size),
        w("szCs", val=size),
    )
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        w("qFormat"),
        paragraph,
        letters,
        type="paragraph",
        styleId=style.id,
    )


def _indent(style: _Style) -> Element:
    if style.hanging_mm:
        return w("ind", left=twips_mm(style.left_mm), hanging=twips_mm(style.hanging_mm))
    return w("ind", left=twips_mm(style.left_mm), firstLine=twips_mm(style.first_line_mm))


def _characters() -> list[Element]:
    link = w(
        "style",
        w("name", val="Hyperlink"),
        w("rPr", w("color", val="0B4F8A"), w("u", val="single")),
        type="character",
        styleId="Hyperlink",
    )
    table = w(
        "style",
        w("name", val="Normal Table"),
        w(
            "tblPr",
            w("tblInd", w=0, type="dxa"),
            w(
                "tblCellMar",
                w("top", w=0, type="dxa"),
                w("left", w=0, type="dxa"),
                w("bottom", w=0, type="dxa"),
                w("right", w=0, type="dxa"),
            ),
        ),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    return [link, table]
