"""An address without its scheme, as people say it, is taken; what no browser may open is not."""

import pytest

from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.addresses import is_web_address, web_address_typed
from nepso.outreach.distribution.models import Outlet, Posting

NO_ADDRESS = ("javascript:alert(1)", "ftp://vidu.vn/a", "a.vn:alert(1)", "trang xã.vn", "a@vidu.vn")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("facebook.com/baxuyen", "https://facebook.com/baxuyen"),
        ("www.facebook.com/baxuyen?id=1", "https://www.facebook.com/baxuyen?id=1"),
        ("thainguyen.gov.vn:8080/tin", "https://thainguyen.gov.vn:8080/tin"),
        ("xãa.vn", "https://xãa.vn"),
        ("http://vidu.vn/a", "http://vidu.vn/a"),
        ("https://vidu.vn", "https://vidu.vn"),
        ("", ""),
        *((one, one) for one in NO_ADDRESS),
    ],
)
def test_only_a_bare_domain_is_given_a_scheme(said, kept):
    assert web_address_typed(said) == kept
    assert is_web_address(kept) == (kept.startswith("http"))


def test_an_outlet_a_posting_and_a_proof_take_it_alike(air):
    outlet, kept = air.outlet(url="facebook.com/baxuyen"), "https://facebook.com/baxuyen"
    posting = air.do("put_out", air.plan(outlet), url="facebook.com/baxuyen")
    proof = air.prove(posting, kind="link", url="facebook.com/baxuyen")
    assert Outlet.objects.get().url == Posting.objects.get().url == proof.url == kept


@pytest.mark.parametrize("bad", NO_ADDRESS)
def test_what_is_no_address_is_refused_alike(air, bad):
    with pytest.raises(Invalid, match="https://"):
        air.outlet(url=bad)
    with pytest.raises(Invalid, match="https://"):
        air.do("put_out", air.plan(), url=bad)
    posting = air.out()
    for proof in ({"kind": "link"}, {"kind": "note", "text": "Theo sổ."}):
        with pytest.raises(Invalid, match="https://"):
            air.prove(posting, url=bad, **proof)
