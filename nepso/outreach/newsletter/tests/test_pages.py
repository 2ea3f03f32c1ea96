"""What the public and officers see: Vietnamese, few queries, no address of anybody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nepso.outreach.newsletter.models import Newsletter
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db


def test_public_pages_speak_vietnamese_and_need_no_script(
    paper, service, django_assert_num_queries
):
    paper.open()
    paper.open("web_push")
    for name, args in (
        ("page", []), ("asked", []), ("confirmed", []), ("confirm", ["x"]), ("leave", ["x"]),
    ):  # fmt: skip
        html = paper.client.get(reverse(f"newsletter:{name}", args=args)).content.decode()
        assert not english_words(html), name
    with django_assert_num_queries(2):
        page = paper.client.get("/ban-tin/")
    assert "no-cache" in page["Cache-Control"]
    assert page.content.decode().count("<script") == 1
    assert "hidden" in page.content.decode().split('data-push="')[1].split(">")[0]


def test_without_a_mail_server_the_form_is_not_offered(paper, settings):
    paper.open()
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    html = paper.client.get("/ban-tin/").content.decode()
    assert 'name="email"' not in html
    assert "Chưa có bản tin nào" in html


def test_every_public_page_leads_there(paper):
    assert 'href="/ban-tin/"' in paper.client.get("/tro-nang/").content.decode()


def test_officers_see_numbers_and_never_who(paper):
    newsletter = paper.open()
    for name in ("nguoi.mot", "nguoi.hai"):
        paper.reader(name, newsletter)
    paper.due(newsletter)
    paper.round()
    paper.client.force_login(paper.air.person("officer"))
    html = paper.client.get("/ban-tin/quan-ly/").content.decode()
    assert not english_words(html)
    assert "2 / 2" in html
    assert "Đã gửi xong" in html
    assert "nguoi.mot" not in html


def test_the_page_of_officers_costs_as_many_queries_however_many_there_are(paper):
    paper.client.force_login(paper.air.person("officer"))

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            paper.client.get("/ban-tin/quan-ly/")
        return len(asked)

    paper.due(paper.open())
    paper.round()
    few = cost()
    for number in range(3):
        paper.due(paper.open(name=f"Bản tin {number}"))
    paper.round()
    assert cost() == few <= 14


def test_only_the_agency_of_the_outlet_opens_and_closes_it(paper):
    outlet = paper.air.outlet("newsletter")
    address = reverse("newsletter:move", args=[outlet.public_id])
    paper.client.force_login(paper.air.person("other"))
    assert paper.client.post(address, {"about": "x"}).status_code == 403
    paper.client.force_login(paper.air.person("officer"))
    assert paper.client.post(address, {"about": "Mỗi tuần một thư"}).status_code == 302
    assert Newsletter.objects.get().is_open
    assert paper.client.post(address, {"viec": "dong"}).status_code == 302
    assert not Newsletter.objects.get().is_open
    other = paper.air.outlet("facebook")
    assert paper.client.post(reverse("newsletter:move", args=[other.public_id])).status_code >= 400
