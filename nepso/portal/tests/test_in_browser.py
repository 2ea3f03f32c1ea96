"""Filled pages of the public site in a real browser: axe and width, with and without script."""

import pytest

from nepso.portal.published import slug_of
from tests.browser import DESK, PHONE, chromium, faults

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def addresses(press, code):
    """Pages with something on them, by what they are."""
    product = press.product(articles=[2, 7], disclosure="paid", disclosed_as="Ngân hàng Thử")
    recalled = press.product(state="recalled", title="Bài sai")
    agency = product.agency
    agency.telephone, agency.email = "0200 000 000", "xa@nepso.example"
    agency.save()
    return [
        ("/", 200), ("/tin/", 200), ("/bo-quy-tac/", 200), ("/bo-quy-tac/dieu-2/", 200),
        ("/bo-quy-tac/ban-1/dieu-3/", 200), ("/tim-kiem/?q=goi", 200),
        (f"/don-vi/{agency.public_id}/", 200), ("/don-vi/?q=zzz", 200),
        (f"/tin/{slug_of(product.title, product.public_id)}/", 200),
        (f"/tin/{recalled.public_id}/", 410), ("/khong-co-mang/", 200), ("/tro-nang/", 200),
    ]  # fmt: skip


def test_no_page_has_a_fault_on_a_telephone_or_a_desk(addresses, live_server):
    found = []
    with chromium() as browser:
        context = browser.new_context(base_url=live_server.url, service_workers="block")
        page, errors = context.new_page(), []
        page.on("pageerror", lambda error: errors.append(str(error)))
        for address, status in addresses:
            for width, height in (PHONE, DESK):
                page.set_viewport_size({"width": width, "height": height})
                assert page.goto(address).status == status, address
                found += [f"{address} at {width} px: {fault}" for fault in faults(page)]
    assert not found, "\n".join(found)
    assert not errors


def test_a_clause_is_marked_where_a_link_leads_and_big_enough_to_touch(addresses, live_server):
    with chromium() as browser:
        page = browser.new_context(
            base_url=live_server.url, java_script_enabled=False,
            viewport={"width": PHONE[0], "height": PHONE[1]},
        ).new_page()  # fmt: skip
        page.goto("/bo-quy-tac/dieu-2/#khoan-1-diem-dd")
        assert page.locator("p:target").inner_text() == "đ) Bật lại được."
        page.goto("/")
        for link in page.locator(".nep-door, .nep-chips a, .nep-search button").all():
            assert link.bounding_box()["height"] >= 44
        page.get_by_role("link", name="Phản ánh").first.click()
        assert page.url.endswith("/phan-anh/")
