import pytest

from nepso.casework.triage.tests.conftest import arrive, desk, people, tree  # noqa: F401

pytestmark = pytest.mark.django_db


def test_what_waits_for_triage_is_told_to_those_who_receive(client, desk, tree):  # noqa: F811
    arrive(answers={"life_in_danger": True})
    arrive(harm="official_channel", complained_of=tree["so-vh"])
    shown = {}
    for who, person in desk.items():
        client.force_login(person)
        page = client.get("/ban-lam-viec/").content.decode()
        shown[who] = ("phản ánh chờ phân loại" in page, 'href="/phan-loai/"' in page)
        if who in ("reception", "second"):
            count = 1 if who == "reception" else 2
            assert f"{count} phản ánh chờ phân loại" in page
            assert "1 khẩn" in page
        assert ('href="/phan-loai/niem-phong/"' in page) == (who == "appeal_officer")
    assert {who for who, seen in shown.items() if any(seen)} == {"reception", "second"}
