"""The pages measured against Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I: the PDF as typst sets it,
the DOCX as LibreOffice prints it. Numbers here are the decree's, not those of ``measures.py``."""

import pytest

from vanban.writing.official import Issuer, OfficialDocument, Signature
from vanban.writing.official.docx import to_docx
from vanban.writing.official.pdf import to_pdf
from vanban.writing.official.tests.making import SENTENCE, plain, report
from vanban.writing.official.tests.measuring import as_printed, sheets

NEAR = 0.6  # mm: what two programs may differ in where they think a letter begins
LETTER = OfficialDocument(
    kind="Công văn",
    about="Đôn đốc gửi báo cáo năm 2026",
    issuer=Issuer("Sở Văn hóa, Thể thao và Du lịch", "Ủy ban nhân dân tỉnh Thái Nguyên"),
    place="Thái Nguyên",
    body=(plain(SENTENCE), plain(SENTENCE)),
    symbol="SVHTTDL",
    addressees=("Ủy ban nhân dân xã Ba Bể",),
    recipients=("Như trên", "Lưu: VT"),
    signature=Signature(("GIÁM ĐỐC",), "Nguyễn Văn An"),
)
WRITERS = [
    pytest.param("pdf", id="typst"),
    pytest.param("docx", id="LibreOffice", marks=[pytest.mark.hard, pytest.mark.timeout(300)]),
]


def pages_of(document, kind, folder):
    if kind == "pdf":
        return sheets(to_pdf(document))
    return sheets(as_printed(to_docx(document), folder))


@pytest.fixture(scope="module", params=WRITERS)
def pages(request, tmp_path_factory):
    return pages_of(report(), request.param, tmp_path_factory.mktemp("bao-cao"))


@pytest.fixture(scope="module", params=WRITERS)
def letter(request, tmp_path_factory):
    return pages_of(LETTER, request.param, tmp_path_factory.mktemp("cong-van"))[0]


def near(value, wanted):
    return abs(value - wanted) <= NEAR


def within(value, least, most):
    return least - NEAR <= value <= most + NEAR


def test_paper_and_margins(pages):
    """I.1-2: A4; top and bottom 20-25, left 30-35, right 15-20 mm; a table may lie across."""
    for page in pages:
        wide, high = (297, 210) if "DANH SÁCH HOẠT ĐỘNG" in page else (210, 297)
        assert near(page.width, wide)
        assert near(page.height, high)
    assert any("DANH SÁCH HOẠT ĐỘNG" in page for page in pages)
    left, right, top, _ = pages[0].edges
    assert within(left, 30, 35)
    assert within(pages[0].width - right, 15, 20)
    assert within(top, 20, 25)
    for page in pages:
        left, right, _, bottom = page.edges
        assert left >= 30 - NEAR
        assert page.width - right >= 15 - NEAR
        assert page.height - bottom >= 20 - NEAR, "nothing stands in the bottom margin"


def test_black_letters_of_one_family(pages):
    """I.3-4: Times New Roman (here a font of the same measures), black."""
    assert pages[0].colours <= {"(0,)", "(0.0,)", "(0, 0, 0)", "(0.0, 0.0, 0.0)"}
    # Where the machine's font lacks the letters with marks, LibreOffice borrows those from another.
    plain_letters = [c for c in pages[0].chars if c["text"].isascii()]
    families = {c["fontname"].split("+")[-1].split("-")[0] for c in plain_letters}
    assert len(families) == 1
    assert families <= {"Tinos", "LiberationSerif", "TimesNewRoman", "TimesNewRomanPS"}


def test_the_page_number(pages):
    """I.7: from page 2 on, 13-14, upright, centred in the top margin; anew in an appendix."""
    assert pages[0].edges[2] >= 20 - NEAR, "page 1 shows none"
    for page, number in ((pages[1], "2"), (pages[2], "3")):
        first = page.find(number)
        assert first.bottom < 20
        assert within(first.middle, page.width / 2 - 1, 110)
        assert 13 <= first.size <= 14
        assert not first.is_bold
        assert not first.is_italic


def test_the_name_of_the_country_and_the_motto(pages):
    """Ô 1: 12-13 and 13-14, bold, at the right; a rule below as long as the text."""
    country = pages[0].find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = pages[0].find("Độc lập - Tự do - Hạnh phúc")
    assert 12 <= country.size <= 13
    assert 13 <= motto.size <= 14
    assert country.is_bold
    assert motto.is_bold
    assert near(country.middle, motto.middle)
    assert country.left > 90
    assert country.bottom <= motto.top + NEAR
    left, right, _ = pages[0].rule_under(motto)
    assert near((left + right) / 2, motto.middle)
    assert 0.95 <= (right - left) / motto.width <= 1.05, "as long as the text"


def test_who_issues_it(pages):
    """Ô 2: the body above upright, the issuing body bold, centred; a rule of 1/3-1/2 below."""
    above, own = pages[0].find("TỈNH THÁI NGUYÊN"), pages[0].find("THỂ THAO VÀ DU LỊCH")
    assert 12 <= above.size <= 13
    assert 12 <= own.size <= 13
    assert not above.is_bold
    assert own.is_bold
    assert near(above.middle, own.middle)
    left, right, _ = pages[0].rule_under(own)
    assert near((left + right) / 2, own.middle)
    assert 1 / 3 <= (right - left) / own.width <= 1 / 2


def test_number_and_date_on_one_line(pages):
    """Ô 3, 4: 13, upright; 13-14, italic, under the name of the country."""
    number = pages[0].find("Số: 05/BC-SVHTTDL")
    date = pages[0].find("Thái Nguyên, ngày 05 tháng 12 năm 2026")
    assert (number.sizes, number.is_italic) == ({13.0}, False)
    assert 13 <= date.size <= 14
    assert date.is_italic
    assert near(number.bottom, date.bottom)
    assert near(date.middle, pages[0].find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").middle)
    assert near(number.middle, pages[0].find("THỂ THAO VÀ DU LỊCH").middle)


def test_kind_and_title(pages):
    """Ô 5a: both 13-14, bold, centred; a rule of 1/3-1/2 below."""
    kind, last = pages[0].find("BÁO CÁO"), pages[0].find("trên môi trường số năm 2026")
    for place in (kind, last):
        assert 13 <= place.size <= 14
        assert place.is_bold
        assert near(place.middle, 110)
    left, right, _ = pages[0].rule_under(last)
    assert near((left + right) / 2, 110)
    assert 1 / 3 <= (right - left) / last.width <= 1 / 2


def test_whom_it_is_sent_to(pages):
    """Ô 9a: 13-14, upright; several, each on a line of its own with a dash."""
    to, first = pages[0].find("Kính gửi:"), pages[0].find("- Bộ Văn hóa, Thể thao và Du lịch;")
    second = pages[0].find("- Ủy ban nhân dân tỉnh Thái Nguyên.")
    for place in (to, first, second):
        assert 13 <= place.size <= 14
        assert not place.is_bold
        assert not place.is_italic
    assert to.bottom <= first.top + NEAR
    assert near(first.left, second.left)
    assert pages[0].find("trên môi trường số năm 2026").bottom < to.top


def test_the_body(pages):
    """Ô 6: 13-14, justified, first line in by 1 or 1.27 cm, 6 points between paragraphs, single to
    one and a half lines."""
    basis = pages[0].find("Căn cứ Quyết định số")
    assert basis.is_italic
    first, second = pages[0].find("Các cơ quan, đơn vị"), pages[0].find("viên chức và người dân;")
    line = min(c["x0"] for c in pages[1].chars) * 25.4 / 72
    assert first.size == 14
    assert near(first.left - 30, 12.7)
    assert near(line, 30)
    assert near(pages[0].edges[1], 190), "lines end at the right margin"
    spacing = (second.top - first.top) / (14 * 25.4 / 72)
    assert 1.0 <= spacing <= 1.75, "single to one and a half, with the leading of the font"
    head, under = pages[0].find("I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI"), pages[0].find("1. Ban hành")
    assert head.is_bold
    assert under.is_bold
    single = second.top - first.top
    assert (under.top - head.top - single) * 72 / 25.4 >= 6 - 0.5


def test_recipients_and_signature(pages):
    """Ô 7, 9b: the signer in the right half, bold, with room for hand and seal; "Nơi nhận" 12, bold
    italic, at the left edge, level with the signer's office; those who receive it 11."""
    page = next(p for p in pages if "Nơi nhận:" in p)
    head, first = page.find("Nơi nhận:"), page.find("- Như trên;")
    office, name = page.find("KT. GIÁM ĐỐC"), page.find("Nguyễn Văn An")
    assert (head.size, head.is_bold, head.is_italic) == (12, True, True)
    assert (first.size, first.is_bold, first.is_italic) == (11, False, False)
    assert near(head.left, 30)
    assert near(first.left, 30)
    assert near(head.bottom, office.bottom) or abs(head.top - office.top) < 1.5
    for place in (office, name):
        assert place.left > 105
        assert place.is_bold
        assert 13 <= place.size <= 14
    assert near(office.middle, name.middle)
    assert name.top - page.find("PHÓ GIÁM ĐỐC").bottom >= 20, "room for signature and seal"
    assert page.find("- Lưu: VT, QLVHGĐ.").top > first.top


def test_an_appendix(pages):
    """14 and 13-14, bold, centred; the line of what it belongs to italic."""
    page = next(p for p in pages if "SỐ LIỆU THEO ĐƠN VỊ" in p)
    label, title = page.find("Phụ lục I"), page.find("SỐ LIỆU THEO ĐƠN VỊ")
    assert (label.size, label.is_bold) == (14, True)
    assert 13 <= title.size <= 14
    assert title.is_bold
    belongs = page.find("(Kèm theo Báo cáo số 05/BC-SVHTTDL")
    assert belongs.is_italic
    assert near(label.middle, title.middle)
    assert near(title.middle, 110)


def test_a_letter(letter):
    """Ô 5b, 9a: what it is about 12-13, upright, under the number; one addressee on the line of
    "Kính gửi"."""
    number, about = letter.find("/SVHTTDL"), letter.find("V/v Đôn đốc gửi báo cáo")
    assert 12 <= about.size <= 13
    assert not about.is_bold
    assert about.right < 105
    assert (about.top - number.bottom) * 72 / 25.4 <= 12
    to, whom = letter.find("Kính gửi:"), letter.find("Ủy ban nhân dân xã Ba Bể")
    assert near(to.bottom, whom.bottom)
