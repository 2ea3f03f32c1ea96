"""Where lines, panels and pages end: no torn address, no empty panel, no item of a list alone."""

from __future__ import annotations

import dataclasses
import io
import re
from functools import cache
from itertools import pairwise

import pdfplumber
import pytest

from nepso.outreach.distribution.artwork import ArtworkContent, blocks_of, make_artwork
from nepso.outreach.distribution.artwork.glyphs import ZERO_WIDTH, breakable
from nepso.outreach.distribution.artwork.tests.making import LONG, OPTIONS, SHORT, made, squeezed

MAIL = "vanthu.sovhttdl@thainguyen.gov.vn"
PAGE = "https://sovhttdl.thainguyen.gov.vn/phong-chong-lua-dao/nhan-biet-cuoc-goi"
ADDRESSED = f"<p>Gửi thư về {MAIL} hoặc xem {PAGE} và dichvucong.thainguyen.gov.vn.</p>"
TWO_SECTIONS = (
    "<h3>Nhận ra</h3><ul><li>Người gọi giục làm ngay.</li><li>Người gọi đòi chuyển tiền.</li></ul>"
    "<h3>Làm gì</h3><ul><li>Dừng cuộc gọi.</li><li>Kể cho người nhà nghe.</li></ul>"
)


def of(html: str) -> ArtworkContent:
    return dataclasses.replace(SHORT, blocks=blocks_of(html), questions=())


@cache
def lines(kind: str, html: str) -> list[list[str]]:
    """The lines of each page, by columns as they stand."""
    pdf = make_artwork(kind, of(html), OPTIONS).data
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return [
            [line["text"] for x in columns(kind) for line in column(page, x).extract_text_lines()]
            for page in opened.pages
        ]


def columns(kind: str) -> list[tuple[float, float]]:
    return [(0, 1 / 3), (1 / 3, 2 / 3), (2 / 3, 1)] if kind == "leaflet_folded" else [(0, 1)]


def column(page, share):
    left, top, right, bottom = page.trimbox
    wide = right - left
    return page.crop((left + share[0] * wide, top, left + share[1] * wide, bottom))


@pytest.mark.parametrize("word", [MAIL, PAGE, "dichvucong.thainguyen.gov.vn", f"{PAGE}?so=1&b=2"])
def test_an_address_is_torn_where_it_has_a_joint(word):
    pieces = breakable(word).split(ZERO_WIDTH)
    assert "".join(pieces) == word
    assert len(pieces) > 1
    for before, after in pairwise(pieces):
        assert before[-1] in "/@?&=_-" or after[0] == ".", pieces


def test_what_has_no_joint_is_torn_all_the_same():
    assert max(map(len, breakable("x" * 300).split(ZERO_WIDTH))) <= 11


@pytest.mark.parametrize("kind", ["leaflet_folded", "leaflet_a4", "leaflet_a5"])
def test_lines_end_at_joints_of_addresses(kind):
    whole = [line.replace(ZERO_WIDTH, "") for page in lines(kind, ADDRESSED) for line in page]
    assert MAIL in squeezed("".join(whole))
    scraps = [line for line in whole if re.search(r"(vanthu|sovh|thai|dich)$", line)]
    assert not scraps


@pytest.mark.parametrize(
    "html", ["<p>Chờ đã. Hỏi người biết.</p>", TWO_SECTIONS, ADDRESSED, TWO_SECTIONS + ADDRESSED]
)
def test_no_panel_of_a_short_leaflet_lies_empty(html):
    pdf = make_artwork("leaflet_folded", of(html), OPTIONS).data
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        inside = opened.pages[1]
        for share in columns("leaflet_folded"):
            panel = column(inside, share)
            drawn = [one for one in panel.curves + panel.rects if one["height"] > 60]
            low = [word for word in panel.extract_words() if word["top"] > inside.height / 4]
            assert drawn or low, share


def test_sections_stand_whole_in_their_panels():
    first, second = (
        [line["text"] for line in column(inside_of(TWO_SECTIONS), share).extract_text_lines()]
        for share in columns("leaflet_folded")[:2]
    )
    assert first[0] == "Nhận ra"
    assert second[0] == "Làm gì"


@cache
def inside_of(html: str):
    pdf = make_artwork("leaflet_folded", of(html), OPTIONS).data
    return pdfplumber.open(io.BytesIO(pdf)).pages[1]


@pytest.mark.parametrize("kind", ["leaflet_a4", "leaflet_a5", "leaflet_folded", "booklet"])
def test_no_item_of_a_short_list_stands_alone(kind):
    """The long content has lists of two: both stand in the same column of the same page."""
    artwork = made(kind, "long")
    with pdfplumber.open(io.BytesIO(artwork.data)) as opened:
        for page in opened.pages:
            shares = columns(kind) if kind != "leaflet_a4" else [(0, 0.5), (0.5, 1)]
            for share in shares:
                text = column(page, share).extract_text()
                assert text.count("Không đọc mã") == text.count("Không cài ứng dụng")


def test_the_list_of_a_booklet_takes_one_page_where_it_can():
    assert len(LONG.questions) > 5
    with pdfplumber.open(io.BytesIO(made("booklet", "long").data)) as opened:
        listed = [
            page for page in opened.pages if re.search(r"\.{5,}|(\. ){5,}", page.extract_text())
        ]
    assert len(listed) == 1
