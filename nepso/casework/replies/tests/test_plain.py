"""The plain-language check."""

import pytest

from nepso.casework.replies.plain import places_left, remarks_on
from nepso.casework.replies.shipped import shipped_templates


def kinds(text):
    return [remark.kind for remark in remarks_on(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chúng tôi đã chặn trang này. Bạn gọi 113 nếu bị đe dọa.", []),
        (" ".join(["chữ"] * 25) + ".", []),
        (" ".join(["chữ"] * 26) + ".", ["long"]),
        (" ".join(["chữ"] * 20) + ". " + " ".join(["chữ"] * 20) + ".", []),
        ("Đã chuyển PA05 xử lý.", []),
        ("Đã chuyển ANM xử lý.", ["short"]),
        ("Đã chuyển phòng An ninh mạng (ANM). ANM sẽ gọi bạn.", []),
        ("Không đưa mã OTP, số CCCD cho ai.", []),
        ("Theo Nghị định 13/2023/NĐ-CP.", []),
        ("Xem https://ABC.example/DEF nhé.", []),
        ("Gỡ ngày [ngày gỡ].", ["place"]),
    ],
)
def test_what_a_reader_may_stumble_over(text, found):
    assert kinds(text) == found


def test_a_remark_quotes_its_place():
    remark = remarks_on("Một hai ba bốn năm sáu bảy tám chín " + "mười " * 20 + ".")[0]
    assert remark.where.startswith("Một hai ba")
    assert remark.sentence.endswith(".")


@pytest.mark.parametrize("one", shipped_templates(), ids=lambda one: one.code)
def test_shipped_texts_are_plain(one):
    assert [r for r in remarks_on(one.text) if r.kind != "place"] == []
    assert all(2 < len(place) < 60 for place in places_left(one.text))
