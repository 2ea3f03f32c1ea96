import pytest

from nepso.casework.cases.tests.world import make_world
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.tests.ways import sent
from nepso.casework.triage.tests.conftest import arrive, desk, people, tree  # noqa: F401
from nepso.kernel.clock import now

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


def test_the_menu_counts_what_waits_to_be_told_where_its_group_is_open(client, db):
    world = make_world()
    case = world.case(claimed="police", answer_by="telephone")
    sent(world, case)
    for who, path, shown in (
        ("police", "/ho-so/", "1"),
        ("reception", "/tiep-nhan/", "1"),
        ("health", "/ho-so/", ""),
        ("police", "/nhiem-vu/", ""),
    ):
        client.force_login(world.person(who))
        menu = client.get(path).content.decode().partition('<nav class="nep-side"')[2]
        entry = menu.partition('href="/tiep-nhan/bao-tin/"')[2].partition("</a>")[0]
        assert "Báo câu trả lời" in entry, (who, path)
        assert (f'<span class="nep-count">{shown}</span>' in entry) == bool(shown), (who, path)
        assert ("nep-count" in entry) == bool(shown), (who, path)
    client.force_login(world.person("leader"))
    assert "/tiep-nhan/bao-tin/" not in client.get("/nhiem-vu/").content.decode()


def test_who_can_name_another_officer_sees_that_an_appeal_has_none(client, desk):  # noqa: F811
    submission = arrive().submission
    Appeal.objects.create(submission=submission, harm="scam", text="Mật", nobody_since=now())
    shown = set()
    for who, person in desk.items():
        client.force_login(person)
        page = client.get("/ban-lam-viec/").content.decode()
        assert "Mật" not in page, who
        if "khiếu nại chưa có người đủ điều kiện giải quyết" in page:
            shown.add(who)
    assert shown == {"reception", "second", "administrator"} & set(desk)
