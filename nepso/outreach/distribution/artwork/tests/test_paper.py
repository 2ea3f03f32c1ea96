"""Paper is used: no second page for two lines."""

import dataclasses
import io

import pdfplumber
import pytest

from nepso.outreach.distribution.artwork import ArtworkOptions, blocks_of, make_artwork
from nepso.outreach.distribution.artwork.tests.making import SHORT, with_pictures

_LINE = "<p>Người gọi xưng là công an và đòi chuyển tiền để xác minh. Hãy tắt máy ngay.</p>"


@pytest.mark.parametrize("paragraphs", [8, 12])
def test_a_second_page_of_a_small_leaflet_holds_more_than_a_few_lines(paragraphs):
    picture = with_pictures().pictures[:1]
    content = dataclasses.replace(
        SHORT, blocks=tuple(blocks_of(_LINE * paragraphs)), questions=(), pictures=picture
    )
    made = make_artwork("leaflet_a5", content, ArtworkOptions())
    if made.pages == 1:
        return
    with pdfplumber.open(io.BytesIO(made.data)) as opened:
        second = opened.pages[1]
        code = min(word["top"] for word in second.extract_words() if word["text"] == "Quét")
        last = max(word["bottom"] for word in second.extract_words() if word["bottom"] < code - 12)
        assert last > float(second.height) * 0.3
