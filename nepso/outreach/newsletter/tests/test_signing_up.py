"""Double opt-in: nothing is sent to who did not confirm, nothing tells who did."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from nepso.foundation.audit.models import AuditLine
from nepso.kernel.clock import now
from nepso.outreach.newsletter import jobs
from nepso.outreach.newsletter.models import Reader, Signup

pytestmark = pytest.mark.django_db
ADDRESS = "nguoi.doc@vi-du.vn"


@pytest.fixture(autouse=True)
def _nobody_was_counted(db):
    cache.clear()


def test_from_the_form_to_a_reader_by_the_button_in_the_letter(paper):
    newsletter = paper.open()
    answer = paper.ask(ADDRESS, newsletter, audiences=["elder"])
    assert answer["Location"] == reverse("newsletter:asked")
    paper.work()
    letter = paper.post.mails[0]
    assert letter["To"] == ADDRESS
    assert letter["Subject"] == "Xác nhận nhận bản tin"
    assert "List-Unsubscribe" not in letter
    path = paper.link()
    assert path in letter.get_body(("html",)).get_content()
    assert "Đúng, gửi cho tôi" in paper.client.get(path).content.decode()
    assert not Reader.objects.exists()  # a scanner that opens links confirms nothing
    assert paper.client.post(path)["Location"] == reverse("newsletter:confirmed")
    reader = Reader.objects.get()
    assert (reader.address, reader.audiences) == (ADDRESS, ["elder"])
    assert list(reader.newsletters.all()) == [newsletter]
    assert not Signup.objects.exists()
    assert paper.client.post(path).status_code == 404


def test_the_address_lies_sealed_and_in_no_line_of_the_trail(paper):
    paper.reader("nguoi.doc", paper.open())
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM newsletter_reader")
        assert "nguoi.doc" not in str(cursor.fetchall())
    lines = str(list(AuditLine.objects.values()))
    assert "newsletter.signup_confirm" in lines
    assert "nguoi.doc" not in lines


def test_known_unknown_and_pestered_addresses_are_answered_alike(paper):
    newsletter = paper.open()
    paper.reader("da.biet", newsletter)
    answers = [paper.ask(a, newsletter) for a in ("da.biet@vi-du.vn", "chua.biet@vi-du.vn")]
    answers += [paper.ask("chua.biet@vi-du.vn", newsletter) for _ in range(4)]
    assert len({(one.status_code, one["Location"], one.content) for one in answers}) == 1
    paper.work()
    assert paper.post.receivers.count("chua.biet@vi-du.vn") == 3  # and not five
    assert paper.post.receivers.count("da.biet@vi-du.vn") == 1


def test_who_asks_again_changes_what_they_chose_once_confirmed(paper):
    first, second = paper.open(), paper.open(name="Bản tin thứ hai")
    paper.reader("a", first, audiences=["elder"])
    paper.ask("A@vi-du.vn", second)
    assert Reader.objects.get().audiences == ["elder"]
    paper.work()
    paper.client.post(paper.link())
    reader = Reader.objects.get()
    assert reader.audiences == []
    assert list(reader.newsletters.all()) == [second]


def test_a_link_ends_after_seven_days_and_its_address_is_erased(paper):
    newsletter = paper.open()
    paper.ask(ADDRESS, newsletter)
    paper.work()
    Signup.objects.update(made_at=now() - dt.timedelta(days=7, minutes=1))
    answer = paper.client.post(paper.link())
    assert answer.status_code == 404
    assert "hãy đăng ký lại" in answer.content.decode()
    jobs.clear()
    assert not Signup.objects.exists()
    paper.reader("nguoi.doc", newsletter)
    Signup.objects.create(address="x@vi-du.vn", address_hash="x")
    jobs.clear()
    assert (Signup.objects.count(), Reader.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"email": "không phải"}, "Địa chỉ thư điện tử không đúng"),
        ({"email": ""}, "hãy ghi địa chỉ của bạn"),
        ({"newsletters": []}, "hãy chọn ít nhất một bản tin"),
        ({"newsletters": ["x" * 16]}, "Hãy chọn trong danh sách"),
    ],
)
def test_bad_input_is_one_sentence_and_what_was_typed_stays(paper, typed, said):
    newsletter = paper.open()
    paper.open(name="Bản tin thứ hai")
    sent = {"email": ADDRESS, "newsletters": [newsletter.public_id], "audiences": ["elder"]}
    answer = paper.client.post(reverse("newsletter:page"), {**sent, **typed})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert said in html
    assert 'value="elder" checked' in html
    assert f'value="{typed.get("email", ADDRESS)}"' in html or typed.get("email") == ""
    assert not Signup.objects.exists()


def test_a_machine_that_fills_everything_stores_nothing(paper):
    newsletter = paper.open()
    typed = {"email": ADDRESS, "newsletters": [newsletter.public_id], "trang_web": "x"}
    answer = paper.client.post(reverse("newsletter:page"), typed)
    assert answer["Location"] == reverse("newsletter:asked")
    assert not Signup.objects.exists()


def test_too_many_from_one_place_wait_and_lose_nothing(paper, settings):
    settings.NEPSO_SIGNUPS_REFUSED_AFTER = 2
    newsletter = paper.open()
    for number in range(2):
        assert paper.ask(f"n{number}@vi-du.vn", newsletter).status_code == 302
    answer = paper.ask("n3@vi-du.vn", newsletter)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    assert "n3@vi-du.vn" in answer.content.decode()


def test_a_busy_server_is_asked_again_and_an_address_it_never_takes_is_erased(paper):
    newsletter = paper.open()
    paper.ask(ADDRESS, newsletter)
    paper.post.refuses[ADDRESS] = "451 later"
    with pytest.raises(jobs.NotAnswering):
        paper.work()
    paper.post.refuses[ADDRESS] = "550 no such person"
    paper.work()
    assert not Signup.objects.exists()
    assert paper.post.mails == []


def test_the_form_carries_its_proof_of_origin(paper):
    newsletter = paper.open()
    strict = Client(enforce_csrf_checks=True)
    typed = {"email": ADDRESS, "newsletters": [newsletter.public_id]}
    assert strict.post(reverse("newsletter:page"), typed).status_code == 403
    page = strict.get(reverse("newsletter:page"))
    token = page.content.decode().split('csrfmiddlewaretoken" value="')[1].split('"')[0]
    typed["csrfmiddlewaretoken"] = token
    assert strict.post(reverse("newsletter:page"), typed).status_code == 302


def test_a_closed_newsletter_takes_nobody_new(paper):
    from nepso.outreach.newsletter.services import newsletter_close

    newsletter = paper.open()
    newsletter_close(outlet=newsletter.outlet, by=paper.air.person("officer"))
    assert "Chưa có bản tin nào" in paper.client.get("/ban-tin/").content.decode()
    assert paper.ask(ADDRESS, newsletter).status_code == 422
