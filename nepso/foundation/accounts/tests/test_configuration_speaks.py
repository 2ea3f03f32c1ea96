"""Every page of Django's admin that a link, a search or a mistake leads to is Vietnamese."""

from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from django.urls import resolve, reverse

from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.foundation.agencies.models import Agency, AgencyGroup
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db
# By name, so that a hundred agencies are one page; each with what makes it say more.
ASKED = ["?q=khong-co", "?e=1", "?kind__exact=commune", "?o=1.2", "?all="]


@pytest.fixture
def administrator(client, seeded):
    root = Agency.objects.get(name="Tỉnh Thái Nguyên")
    person = make_person("Quản Trị Tỉnh", (root, Role.ADMINISTRATOR), is_staff=True)
    client.force_login(person)
    return client


def _links(html, here):
    for href in lxml.html.fromstring(html).xpath("//a/@href"):
        there = urlsplit(urljoin(here, href))
        if there.path.startswith("/cau-hinh/"):
            yield there.path + (f"?{there.query}" if there.query else "")


def _walked(client):
    rest, seen = [reverse("admin:index")], {}
    while rest:
        address = rest.pop(0)
        match = resolve(urlsplit(address).path)
        asked = tuple(sorted(part.split("=")[0] for part in urlsplit(address).query.split("&")))
        if (match.view_name, asked) in seen or "logout" in match.view_name:
            continue
        answer = client.get(address, follow=True)
        page = answer.content.decode()
        seen[match.view_name, asked] = address, page
        rest += _links(page, address)
        if match.view_name.endswith("_changelist"):
            rest += [urlsplit(address).path + more for more in ASKED]
    return seen


def test_no_english_on_any_page_of_the_configuration(administrator):
    seen = _walked(administrator)
    found = {a: words for a, page in seen.values() if (words := english_words(page))}
    assert not found
    names = {name for name, _ in seen}
    pages = ("index", "agencies_agency_changelist", "agencies_agency_change",
             "agencies_agency_history", "agencies_agencygroup_change")  # fmt: skip
    assert {f"admin:{page}" for page in pages} <= names


def test_no_english_when_something_is_wrong_or_saved(administrator):
    group = AgencyGroup.objects.first()
    address = reverse("admin:agencies_agencygroup_change", args=[group.pk])
    members = list(group.members.values_list("pk", flat=True))
    told = {
        "wrong": administrator.post(address, {"name": ""}),
        "saved": administrator.post(
            address, {"name": group.name, "code": group.code, "members": members}, follow=True
        ),
        "unknown": administrator.get(
            reverse("admin:agencies_agency_change", args=[99999]), follow=True
        ),
        "refused": administrator.get(reverse("admin:agencies_agency_add")),
        "nothing": administrator.get("/cau-hinh/khong-co/"),
        "password": administrator.post(reverse("admin:password_change"), {}, follow=True),
        "history": administrator.get(
            reverse("admin:agencies_agencygroup_history", args=[group.pk])
        ),
    }
    found = {n: words for n, a in told.items() if (words := english_words(a.content.decode()))}
    assert not found
