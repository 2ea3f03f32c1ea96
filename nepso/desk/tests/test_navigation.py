"""The navigation: each person sees what their role may open, all of it and nothing else."""

import re

import pytest
from django.urls import reverse

from nepso.desk.context import STAFF
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.roles import Role
from nepso.programme.register.tests.world import make_person

OUTREACH_LINES = [
    "Sản phẩm", "Kho tư liệu", "Lịch đăng", "Chiến dịch", "Lượt đăng", "Kênh đăng", "Bản tin",
    "Màn hình", "Bản đọc", "Đài, bảng, thiết bị", "Thông báo khẩn",
]  # fmt: skip
# Open to every reader beside what the menu has for them ("Kế hoạch và tiến độ").
OPEN_BESIDE = {"plans:list"}
NO_OUTLETS = {"leader", "administrator", "reception", "appeals"}
ROLES = ("desk", "officer", "head", "leader", "administrator", "reception", "appeals")


@pytest.fixture
def person(world):
    """One account of each role."""
    agency = world.person("desk").memberships.first().agency
    named = {
        "reception": make_person("tiep-nhan", "Ngô Tiếp Nhận", agency, Role.RECEPTION),
        "appeals": make_person("khieu-nai", "Lý Khiếu Nại", agency, Role.APPEAL_OFFICER),
    }

    def found(role: str) -> Account:
        return Account.objects.get(pk=named[role].pk) if role in named else world.person(role)

    return found


def menu_of(client, path="/tai-khoan/"):
    page = client.get(path, follow=True).content.decode()
    return re.search(r'<nav class="nep-side".*?</nav>', page, re.S).group(0)


def labels(menu):
    return re.findall(r'nep-nav__label">([^<]*)<', menu)


@pytest.mark.parametrize("role", ROLES)
def test_whatever_the_menu_offers_opens_and_whatever_opens_is_offered(client, person, role):
    client.force_login(person(role))
    offered = set(re.findall(r'href="([^"]*)"', menu_of(client, "/tai-khoan/")))
    assert offered
    for entry in STAFF:
        path = reverse(entry.name)
        status = client.get(path, follow=True).status_code
        told = f"{role}: {entry.label} answers {status}"
        if path in offered:
            assert status == 200, told
        elif entry.name not in OPEN_BESIDE:
            assert status != 200, told


def test_an_officer_of_a_commune_finds_screens_stations_readings_calendar(client, person):
    client.force_login(person("officer"))
    shown = labels(menu_of(client, "/kenh/"))
    assert [one for one in shown if one in OUTREACH_LINES] == OUTREACH_LINES


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", ["/ban-lam-viec/", "/kenh/", "/kenh/ban-doc/", "/nhiem-vu/"])
def test_one_group_alone_is_open_so_the_menu_stays_short(client, person, role, path):
    client.force_login(person(role))
    status = client.get(path, follow=True).status_code
    assert status == (403 if path.startswith("/kenh/") and role in NO_OUTLETS else 200)
    if status == 403:
        return
    menu = menu_of(client, path)
    assert menu.count('nep-nav__group" open') == 1
    closed = re.sub(r'<details class="nep-nav__group">.*?</details>', "|", menu, flags=re.S)
    assert len(labels(closed)) <= 15


def test_the_group_of_the_page_is_the_open_one(client, person):
    client.force_login(person("officer"))
    for path, inside in (("/kenh/ban-doc/", "Bản đọc"), ("/nhiem-vu/", "Sổ theo dõi")):
        opened = re.search(r'__group" open>(.*?)</details>', menu_of(client, path), re.S).group(1)
        assert inside in labels(opened)


@pytest.mark.parametrize("path", ["/", "/kiem-tra/", "/bo-quy-tac/"])
def test_every_public_page_leads_to_where_a_code_is_typed(client, db, path):
    page = client.get(path).content.decode()
    assert '<a href="/tra-cuu/">' in page[page.index("nep-footer__links") :]
