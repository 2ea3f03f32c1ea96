from collections.abc import Sequence

import pytest

from vanban.model import Reference
from vanban.understanding.references import Passage, references_of, short_names_of
from vanban.understanding.symbols import symbols_in
from vanban.understanding.tests.reading_of import ROOT, compiled


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


def _found(passages: Sequence[Passage], own: str) -> tuple[Reference, ...]:
    return references_of(passages, short_names_of(passages, own), own)


def test_articles_follow_the_short_name_that_the_document_defines():
    basis = Passage(
        "Thực hiện Quyết định số 423/QĐ-BVHTTDL ngày 05/3/2026 của Bộ Văn hóa, Thể thao và Du lịch "
        "về Bộ Quy tắc ứng xử (sau đây viết tắt là Bộ Quy tắc);",
        None,
    )
    duty = Passage("Thực hiện Điều 6, Điều 7 và Điều 9 của Bộ Quy tắc.", "IV.1")
    (found,) = _found([basis, duty], "1/KH-UBND")
    assert (found.symbol, found.issued_on) == ("423/QĐ-BVHTTDL", "2026-03-05")
    assert found.issuer == "Bộ Văn hóa, Thể thao và Du lịch"
    assert (found.articles, found.clauses) == ((6, 7, 9), ("IV.1",))


def test_the_documents_own_number_is_no_reference():
    assert _found([Passage("Kế hoạch số 5/KH-UBND", None)], "5/KH-UBND") == ()


def _cited(*passages: Passage) -> dict[str, tuple[tuple[int, ...], tuple[str, ...]]]:
    found = _found(passages, "1/KH-UBND")
    return {one.symbol: (one.articles, one.clauses) for one in found}


_RULES = "Bộ Quy tắc ứng xử văn hóa trên môi trường số"
_DEFINED = f"{_RULES} (sau đây viết tắt là Bộ Quy tắc) trên địa bàn tỉnh, cụ thể như sau:"
_ISSUED = f"Thực hiện Quyết định số 423/QĐ-BVHTTDL ngày 05/3/2026 về việc ban hành {_RULES};"
_BESIDE = "đề nghị tại Tờ trình số 279/TTr-SVHTTDL ngày 22/6/2026, UBND tỉnh ban hành Kế hoạch"
_KEPT = Passage("Thực hiện các quy định tại Điều 8 của Bộ Quy tắc.", "IV.9")


@pytest.mark.parametrize(
    "basis",
    [
        (f"{_ISSUED} {_BESIDE} thực hiện {_DEFINED}",),
        (_ISSUED, f"{_BESIDE} thực hiện {_DEFINED}"),
        (_ISSUED, f"Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện {_DEFINED}"),
    ],
)
def test_a_short_name_is_of_the_document_that_names_the_whole_thing(basis):
    cited = _cited(*(Passage(words, None) for words in basis), _KEPT)
    assert cited.pop("423/QĐ-BVHTTDL") == ((8,), ("IV.9",))
    assert cited in ({}, {"279/TTr-SVHTTDL": ((), ())})


def test_of_two_documents_alike_the_nearest_has_the_short_name():
    other = "Quyết định số 11/QĐ-BNV về Bộ Quy tắc ứng xử của công chức; "
    cited = _cited(Passage(f"{other}{_ISSUED[:-1]} (sau đây gọi là Bộ Quy tắc);", None), _KEPT)
    assert cited == {"11/QĐ-BNV": ((), ()), "423/QĐ-BVHTTDL": ((8,), ("IV.9",))}


def test_the_symbol_printed_behind_the_short_name_wins():
    basis = Passage(f"Căn cứ Tờ trình số 279/TTr-SVHTTDL về {_DEFINED}", None)
    duty = Passage(
        "Thực hiện Điều 6 của Bộ Quy tắc (kèm theo Quyết định số 423/QĐ-BVHTTDL).", "IV.10"
    )
    assert _cited(basis, duty)["423/QĐ-BVHTTDL"] == ((6,), ("IV.10",))


def test_the_demonstration_plan_cites_the_articles_of_the_rules():
    plan = compiled((ROOT / "demo" / "ke-hoach-thai-nguyen.txt").read_text(encoding="utf-8"))
    articles = {one.symbol: one.articles for one in plan.references if one.articles}
    assert articles == {"423/QĐ-BVHTTDL": (6, 7, 8, 9)}


def test_a_short_name_with_the_number_of_its_document_cites_it_in_a_duty():
    plan = compiled(
        "KẾ HOẠCH\nVề trẻ em\n\nCăn cứ Quyết định số 1248/QĐ-TTg ngày 19/7/2021 phê duyệt Chương "
        "trình phòng, chống tai nạn (sau đây gọi tắt là Chương trình 1248);\n"
        "Căn cứ Chỉ thị số 09/CT-TTg ngày 23/02/2024 (sau đây gọi là Chỉ thị 09);\n"
        "Căn cứ Quyết định số 423/QĐ-BVHTTDL ban hành Bộ Quy tắc ứng xử (sau đây viết tắt là Bộ "
        "Quy tắc);\n\nI. NHIỆM VỤ\n1. Bố trí kinh phí thực hiện Chương trình 1248.\n"
        "2. Thực hiện nghiêm Chỉ thị 09.\n3. Tuyên truyền Bộ Quy tắc.\n"
        "4. Thực hiện Điều 6 của Bộ Quy tắc.\n5. Thực hiện Chương trình 12480.\n"
    )
    assert [task.references for task in plan.tasks] == [
        ("1248/QĐ-TTg",),
        ("09/CT-TTg",),
        (),
        ("423/QĐ-BVHTTDL",),
        (),
    ]
    assert {one.symbol: one.clauses for one in plan.references} == {
        "1248/QĐ-TTg": ("I.1",),
        "09/CT-TTg": ("I.2",),
        "423/QĐ-BVHTTDL": ("I.4",),
    }


@pytest.mark.parametrize(
    ("cited", "issuer"),
    [
        ("Chỉ thị số 9-CT/TW ngày 02/3/2026 của Ban Bí thư và Kết luận số 31-KL/TW", "Ban Bí thư"),
        (
            "Kế hoạch số 41-KH/TWĐTN ngày 01/4/2026 của Ban Bí thư Trung ương Đoàn, Công văn số "
            "77-CV/TWĐTN",
            "Ban Bí thư Trung ương Đoàn",
        ),
        ("Nghị định số 15/2026/NĐ-CP của Chính phủ và Luật số 70/2025/QH15", "Chính phủ"),
        ("Nghị định số 15/2026/NĐ-CP của Chính phủ và các Thông tư số 3/2026/TT-BNV", "Chính phủ"),
        ("Kế hoạch số 90/KH-UBND của UBND tỉnh cùng Công văn số 12/SNV-CCHC", "UBND tỉnh"),
        (
            "Kế hoạch số 90/KH-UBND của Sở Văn hóa, Thể thao và Du lịch và Hướng dẫn số 8/HD-SNV",
            "Sở Văn hóa, Thể thao và Du lịch",
        ),
    ],
)
def test_an_issuer_ends_before_the_next_document(cited: str, issuer: str):
    passage = Passage(f"Thực hiện {cited} về công tác thi đua.", None)
    found = references_of([passage], short_names_of([passage], None), None)
    assert found[0].issuer == issuer
