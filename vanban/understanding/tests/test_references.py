import pytest

from vanban.understanding.references import Passage, references_of, symbols_in


@pytest.mark.parametrize(
    ("words", "symbols"),
    [
        ("Quyết định số 423/QĐ-BVHTTDL ngày 05/3/2026", ["423/QĐ-BVHTTDL"]),
        ("Kế hoạch số 52-KH/TU, Nghị quyết số 80-NQ/TW", ["52-KH/TU", "80-NQ/TW"]),
        ("Nghị định 12/2020/NĐ-CP và Luật số 24/2018/QH14", ["12/2020/NĐ-CP", "24/2018/QH14"]),
        ("Quyết định số 423 /QĐ - BVHTTDL", ["423/QĐ-BVHTTDL"]),
        ("Chương trình hành động số 63-CTr/TU; 05-CT/TW", ["63-CTr/TU", "05-CT/TW"]),
        ("Thông tư số 22/2016TT-BGDĐT", ["22/2016TT-BGDĐT"]),
        ("ngày 28/12/2017, giai đoạn 2023-2025 CHỦ TỊCH", []),
        ("chiếm 30/50 điểm, Covid-19, 24/7", []),
    ],
)
def test_symbols_are_found_as_printed_without_blanks(words, symbols):
    assert symbols_in(words) == symbols


def test_articles_follow_the_short_name_that_the_document_defines():
    basis = Passage(
        "Thực hiện Quyết định số 423/QĐ-BVHTTDL ngày 05/3/2026 của Bộ Văn hóa, Thể thao và Du lịch "
        "về Bộ Quy tắc ứng xử (sau đây viết tắt là Bộ Quy tắc);",
        None,
    )
    duty = Passage("Thực hiện Điều 6, Điều 7 và Điều 9 của Bộ Quy tắc.", "IV.1")
    (found,) = references_of([basis, duty], own="1/KH-UBND")
    assert (found.symbol, found.issued_on) == ("423/QĐ-BVHTTDL", "2026-03-05")
    assert found.issuer == "Bộ Văn hóa, Thể thao và Du lịch"
    assert (found.articles, found.clauses) == ((6, 7, 9), ("IV.1",))


def test_the_documents_own_number_is_no_reference():
    assert references_of([Passage("Kế hoạch số 5/KH-UBND", None)], own="5/KH-UBND") == ()
