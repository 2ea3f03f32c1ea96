import pytest

from nepso.foundation.rulebook.reading import NoCode, UnreadableDocument, code_of
from nepso.foundation.rulebook.tests.made import DECISION, ISSUED, TEXT, as_docx, as_pdf

FILES = {
    "mau.txt": TEXT.encode(),
    "mau.docx": as_docx(TEXT),
    "mau.pdf": as_pdf(TEXT),
    "mau.md": TEXT.encode(),
}


def words(text):
    return " ".join(text.split())


@pytest.fixture(scope="module", params=FILES)
def code(request):
    return code_of(request.param, FILES[request.param])


def test_articles_by_chapter_with_their_headings(code):
    told = [(a.number, a.heading, *a.chapter, a.section[0]) for a in code.articles]
    assert told == [
        ("1", "Phạm vi thử", "Chương I", "QUY ĐỊNH CHUNG", ""),
        ("2", "Từ ngữ thử", "Chương I", "QUY ĐỊNH CHUNG", ""),
        ("3", "Thử một câu", "Chương II", "NỘI DUNG THỬ", "Mục 1"),
        ("4", "Thử bảng", "Chương II", "NỘI DUNG THỬ", "Mục 1"),
        ("5", "Hiệu lực thử", "Chương II", "NỘI DUNG THỬ", "Mục 1"),
    ]


def test_clauses_and_points_have_anchors_of_their_own(code):
    second = code.articles[1].passages
    assert [(p["kind"], p["label"], p["anchor"]) for p in second] == [
        ("text", "", ""),
        ("clause", "1", "khoan-1"),
        ("point", "a", "khoan-1-diem-a"),
        ("point", "b", "khoan-1-diem-b"),
        ("point", "c", "khoan-1-diem-c"),
        ("point", "d", "khoan-1-diem-d"),
        ("point", "đ", "khoan-1-diem-dd"),
        ("clause", "2", "khoan-2"),
    ]
    assert second[4]["text"] == "Chạy lâu theo Điều 1 của Quy chế này;"


def test_no_word_of_an_article_is_lost_or_added(code):
    printed = words(TEXT[TEXT.index("Điều 1. Phạm vi") : TEXT.index("Nơi nhận")])
    for heading in ("Chương II NỘI DUNG THỬ", "Mục 1. THỬ NHANH"):
        printed = words(printed.replace(heading, ""))
    kept = []
    for article in code.articles:
        kept.append(f"Điều {article.number}. {article.heading}")
        for one in article.passages:
            mark = {"clause": f"{one['label']}. ", "point": f"{one['label']}) "}.get(
                one["kind"], ""
            )
            kept.append(mark + one["text"])
    assert words(" ".join(kept)) == printed


@pytest.mark.parametrize("make", [str.encode, as_docx, as_pdf])
def test_of_a_decision_with_its_code_the_code_is_taken(make):
    name = {"encode": "a.txt", "as_docx": "a.docx", "as_pdf": "a.pdf"}[make.__name__]
    code = code_of(name, make(ISSUED))
    assert (len(code.articles), code.passed_over) == (5, 3)
    assert code.articles[0].heading == "Phạm vi thử"
    assert (code.symbol, str(code.issued_on)) == ("01/QĐ-BMT", "2026-02-01")
    last = code.articles[-1].passages
    assert last[-1]["text"] == "Quy chế mẫu thử hết hiệu lực khi phép thử xong./."
    assert "Nơi nhận:" in code.closing


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chỉ là một trang chữ.\n\nKhông có gì khác.", "Không thấy “Điều 1”"),
        (DECISION, "chỉ có quyết định ban hành"),
        (TEXT.replace("Điều 3. Thử một câu", "Thử một câu"), "Sau Điều 2 là Điều 4"),
        (TEXT.replace("Điều 1. Phạm vi thử", "Phạm vi thử"), "bắt đầu từ Điều 2"),
    ],
)
def test_what_is_no_whole_code_is_told_in_one_sentence(text, told):
    with pytest.raises(NoCode) as refused:
        code_of("a.txt", text.encode())
    assert told in refused.value.sentence
    assert "hãy" in refused.value.sentence.lower()


def test_what_cannot_be_read_is_told_too():
    with pytest.raises(UnreadableDocument):
        code_of("a.pdf", b"%PDF-1.7 broken")


BARE = TEXT[TEXT.index("Chương I\n") :]


@pytest.mark.parametrize("make", [str.encode, as_docx, as_pdf])
@pytest.mark.parametrize(
    "above", ["Quy tắc mẫu thử trên máy", "QUY TẮC MẪU THỬ TRÊN MÁY", "Quy tắc mẫu thử\ntrên máy"]
)
def test_a_code_that_begins_with_its_title_and_a_chapter_loses_neither(make, above):
    name = {"encode": "a.txt", "as_docx": "a.docx", "as_pdf": "a.pdf"}[make.__name__]
    code = code_of(name, make(f"{above}\n{BARE}"))
    assert code.articles[0].chapter == ("Chương I", "QUY ĐỊNH CHUNG")
    assert code.articles[2].chapter == ("Chương II", "NỘI DUNG THỬ")
    assert code.title == " ".join(above.split())


_TWO_LINES = """BỘ MẪU THỬ
Số: 01/QĐ-BMT
Nơi Thử, ngày 01 tháng 02 năm 2026

BỘ QUY TẮC
CHẠY THỬ TRÊN MÁY
"""


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("", "Bộ quy tắc chạy thử trên máy"),
        ("Bộ Quy tắc chạy thử trên Máy nói với mọi máy.\n", "Bộ Quy tắc chạy thử trên Máy"),
    ],
)
def test_a_title_in_capitals_on_two_lines_is_one_sentence(said, title):
    text = f"{_TWO_LINES}\n{BARE}".replace("\nĐiều 2.", f"\n{said}Điều 2.", 1)
    assert code_of("a.txt", text.encode()).title == title


def test_a_code_without_any_title_has_none_made_of_a_chapters_heading():
    code = code_of("a.txt", BARE.encode())
    assert (code.title, code.articles[0].chapter) == ("", ("Chương I", "QUY ĐỊNH CHUNG"))
