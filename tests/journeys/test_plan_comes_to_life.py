"""The lead desk's officer pastes a plan, reviews it, adopts it, and finds its tasks given out."""

from __future__ import annotations

import pytest

from config.environment import PROJECT
from tests.browser import DESK
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.browser


@pytest.mark.timeout(240)
def test_from_text_to_review(open_page):
    text = (PROJECT / "demo" / "ke-hoach-thai-nguyen.txt").read_text(encoding="utf-8")
    page = open_page(size=DESK, script=False)
    sign_in(page, "lead_desk")
    page.goto("/ke-hoach/dua-vao/")
    page.fill("textarea", text)
    page.get_by_role("button", name="Đọc văn bản này").click()
    page.wait_for_url("**/ke-hoach/ban/**")
    for _ in range(60):
        if "/ra-soat/" in page.url:
            break
        page.wait_for_timeout(500)
        page.reload()
    assert page.get_by_text("Theo dõi, phát hiện, đấu tranh phản bác").count()
