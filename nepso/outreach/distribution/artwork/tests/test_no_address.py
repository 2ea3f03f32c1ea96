"""While nobody set a public address, nothing that is printed carries that of the machine alone."""

import dataclasses
import io

import pdfplumber
import pytest

from nepso.kernel.addresses import is_of_this_machine
from nepso.outreach.distribution.artwork import make_artwork
from nepso.outreach.distribution.artwork.tests.making import OPTIONS, SHORT, squeezed

HERE = dataclasses.replace(SHORT, page_url="http://127.0.0.1:8000/tin/bai-1/")


@pytest.mark.parametrize("kind", ["leaflet_a4", "leaflet_folded", "poster_a3", "booklet"])
def test_a_print_says_that_no_address_is_set(kind):
    made = make_artwork(kind, HERE, OPTIONS)
    with pdfplumber.open(io.BytesIO(made.data)) as opened:
        said = squeezed("".join(one["text"] for page in opened.pages for one in page.chars))
        links = [one.get("uri") or "" for page in opened.pages for one in page.hyperlinks]
    assert "127.0.0.1" not in said + "".join(links)
    assert squeezed("Chưa đặt địa chỉ công khai") in said
    assert squeezed("Chưa có mã QR") in said or kind == "booklet"


def test_an_infographic_too():
    drawn = make_artwork("infographic_svg", HERE, OPTIONS).data.decode()
    assert "127.0.0.1" not in drawn


@pytest.mark.parametrize(
    ("url", "is_here"),
    [
        ("http://127.0.0.1:8000/x", True),
        ("http://localhost/x", True),
        ("http://[::1]:80/", True),
        ("http://0.0.0.0/", True),
        ("", True),
        ("https://nepso.vidu.gov.vn/x", False),
        ("http://10.0.0.5/x", False),
    ],
)
def test_which_address_is_nobody_elses(url, is_here):
    assert is_of_this_machine(url) is is_here
