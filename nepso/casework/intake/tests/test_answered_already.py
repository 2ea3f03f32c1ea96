"""Who reports what was corrected already reads the answer before sending."""

from nepso.casework.corrections.tests.conftest import CLAIM, at_work  # noqa: F401 - a fixture
from nepso.casework.intake.tests.test_pages import TOLD, token_of, unhurried

PAGE = "/phan-anh/false_public_notice/"


def test_the_answer_stands_on_the_review_page_and_stops_nobody(client, at_work, monkeypatch):  # noqa: F811
    unhurried(monkeypatch)
    one = at_work.publish()
    facts = {**TOLD, "text": f"Tôi nhận được tin: {CLAIM}. Có đúng không?"}
    facts["to"] = token_of(client.get(PAGE))
    page = client.post(PAGE, facts).content.decode()
    assert f'href="/dinh-chinh/{one.number}/"' in page
    assert "Gửi phản ánh" in page
    assert "đã được trả lời" not in client.post("/phan-anh/scam/", TOLD).content.decode()
