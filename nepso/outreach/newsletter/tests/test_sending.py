"""What is put out reaches each reader once, by real SMTP; recalled, it is taken back from them."""

import datetime as dt

import pytest
from django.test import Client

from nepso.foundation.notices.tests.mail_servers import free_port
from nepso.kernel.clock import now
from nepso.outreach.distribution.jobs import put_out_due
from nepso.outreach.distribution.models import Posting, Recall
from nepso.outreach.newsletter.models import Reader, ReaderCopy, Sending
from nepso.outreach.newsletter.wording import words_of
from nepso.outreach.products.models import Product

pytestmark = pytest.mark.django_db


def test_a_link_leads_to_the_page_only_where_it_is_read_there(paper):
    newsletter, product = paper.open(), paper.air.desk.approve()
    paper.reader("a", newsletter)
    posting = paper.due(newsletter, product)
    paper.round()
    posting.refresh_from_db()
    assert posting.url == ""
    assert "/tin/" not in paper.post.mails[0].get_body(("plain",)).get_content()
    paper.air.out(paper.air.outlet("portal"), product)
    assert product.public_id in words_of(paper.sending()).page


def test_a_mail_holds_its_link_once(paper):
    newsletter, product = paper.open(), paper.air.desk.approve()
    paper.reader("a", newsletter)
    paper.air.out(paper.air.outlet("portal"), product)
    paper.due(newsletter, product)
    paper.round()
    for kind in ("plain", "html"):
        said = paper.post.mails[0].get_body((kind,)).get_content()
        assert said.count(product.public_id) == 1, said
        assert "Xem thêm:" not in said


def test_a_page_due_in_the_same_minute_comes_first_but_holds_nothing_up_for_long(paper):
    newsletter, product = paper.open(), paper.air.desk.approve()
    posting = paper.due(newsletter, product)
    page = paper.air.plan(paper.air.outlet("portal"), product)
    Posting.objects.filter(pk=page.pk).update(planned_at=now())
    paper.round()
    assert not Sending.objects.exists()
    put_out_due()
    paper.round()
    posting.refresh_from_db()
    assert product.public_id in posting.url

    late = paper.due(newsletter)
    page = paper.air.plan(paper.air.outlet("portal", name="Trang khác"), late.product)
    stuck = Posting.objects.filter(pk__in=[late.pk, page.pk])
    stuck.update(planned_at=now() - dt.timedelta(minutes=11))
    paper.round()
    assert Sending.objects.filter(posting=late).exists()


def test_one_mail_each_plain_and_html_with_why_and_the_way_out(paper):
    newsletter = paper.open()
    for name in ("a", "b"):
        paper.reader(name, newsletter)
    product = paper.air.desk.approve()
    paper.air.out(paper.air.outlet("portal"), product)
    posting = paper.due(newsletter, product)
    paper.round()
    paper.round()
    assert paper.post.receivers == ["a@vi-du.vn", "b@vi-du.vn"]
    mail = paper.post.mails[0]
    assert mail["Subject"] == "Nhận ra cuộc gọi giả danh"
    assert str(mail["From"]).startswith("UBND xã A <")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].strip(" <>").startswith("https://nepso.vi-du.vn/ban-tin/thoi")
    assert newsletter.public_id in mail["List-Id"]
    assert mail["Message-ID"] != paper.post.mails[1]["Message-ID"]
    plain = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    for text in (plain, html):
        assert "Dừng cuộc gọi." in text
        assert "Bạn nhận thư này vì" in text
        assert mail["List-Unsubscribe"].strip(" <>") in text
        assert "/tin/nhan-ra-cuoc-goi-gia-danh-" in text
    assert '<html lang="vi">' in html
    assert "<h1" in html
    assert "<img" not in html  # nothing tells that it was opened
    posting.refresh_from_db()
    assert posting.state == "proven"
    assert (posting.reach_measured, posting.reach_source) == (2, "Máy chủ thư đã nhận để giao")


def test_who_chose_an_audience_has_what_is_for_it_for_all_and_for_minorities(paper):
    newsletter = paper.open()
    paper.reader("moi", newsletter)
    paper.reader("gia", newsletter, audiences=["elder"])
    paper.reader("tre", newsletter, audiences=["pupil"])
    for audience, readers in (
        ("elder", ["gia", "moi"]),
        ("everybody", ["gia", "moi", "tre"]),
        ("minority", ["gia", "moi", "tre"]),
    ):
        paper.post.mails.clear()
        paper.due(newsletter, paper.air.desk.approve(audience=audience))
        paper.round()
        assert paper.post.receivers == [f"{name}@vi-du.vn" for name in readers]


def test_an_outlet_without_readers_proves_nothing_and_one_not_opened_is_left_to_people(paper):
    newsletter = paper.open()
    posting, other = paper.due(newsletter), paper.air.outlet("newsletter", name="Của hệ thống khác")
    left = paper.air.plan(other)
    Posting.objects.filter(pk=left.pk).update(planned_at=posting.created_at)
    paper.round()
    states = dict(Posting.objects.values_list("outlet__name", "state"))
    assert states == {"Bản tin newsletter": "out", "Của hệ thống khác": "planned"}
    assert paper.sending().state == "finished"


def test_what_a_person_put_out_is_sent_too(paper):
    newsletter = paper.open()
    paper.reader("a", newsletter)
    paper.air.do("put_out", paper.due(newsletter))
    paper.round()
    assert paper.post.receivers == ["a@vi-du.vn"]


def test_a_minute_has_its_measure_and_the_next_goes_on(paper, settings):
    settings.NEPSO_NEWSLETTER_A_MINUTE = 2
    newsletter = paper.open()
    for name in "abc":
        paper.reader(name, newsletter)
    paper.due(newsletter)
    paper.round()
    assert len(paper.post.mails) == 2
    assert paper.sending().state == "open"
    paper.round()
    assert paper.post.receivers == [f"{name}@vi-du.vn" for name in "abc"]
    assert paper.sending().state == "finished"


def test_a_passing_error_is_tried_again_later_and_holds_up_nobody(paper):
    newsletter = paper.open()
    for name in "ab":
        paper.reader(name, newsletter)
    paper.post.refuses["a@vi-du.vn"] = "451 grey list"
    paper.due(newsletter)
    paper.round()
    assert paper.post.receivers == ["b@vi-du.vn"]
    paper.post.refuses.clear()
    paper.round()
    assert paper.states() == ["sent", "waiting"]  # its time has not come
    paper.later()
    paper.round()
    assert paper.post.receivers == ["a@vi-du.vn", "b@vi-du.vn"]


def test_after_eight_tries_it_is_given_up_and_the_reader_stays(paper):
    newsletter = paper.open()
    paper.reader("a", newsletter)
    paper.post.refuses["a@vi-du.vn"] = "451 later"
    paper.due(newsletter)
    for _ in range(8):
        paper.round()
        paper.later()
    assert paper.states() == ["missed"]
    assert paper.sending().state == "finished"
    assert Reader.objects.count() == 1


def test_an_address_refused_for_good_three_times_running_is_erased(paper):
    newsletter = paper.open()
    for name in "ab":
        paper.reader(name, newsletter)
    paper.post.refuses["a@vi-du.vn"] = "550 no such person"
    for number in range(3):
        paper.due(newsletter, paper.air.desk.approve(title=f"Tin {number}"))
        paper.round()
    assert Reader.objects.get().address == "b@vi-du.vn"
    assert set(Sending.objects.values_list("sent", "refused")) == {(1, 1)}


def test_words_that_the_server_refuses_cost_no_reader(paper):
    newsletter = paper.open()
    paper.reader("a", newsletter)
    paper.post.answer = "554 spam"
    for number in range(3):
        paper.due(newsletter, paper.air.desk.approve(title=f"Tin {number}"))
        paper.round()
    assert Reader.objects.get().refusals == 0
    assert paper.states() == ["refused"] * 3


def test_a_server_that_is_away_costs_no_try(paper, settings):
    newsletter = paper.open()
    paper.reader("a", newsletter)
    paper.due(newsletter)
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    for _ in range(9):
        paper.round()
    assert ReaderCopy.objects.get().tries == 0
    settings.EMAIL_PORT = there
    paper.round()
    assert paper.states() == ["sent"]


def test_one_press_of_the_mail_program_erases_without_cookie_or_script(paper):
    newsletter = paper.open()
    paper.reader("a", newsletter)
    paper.due(newsletter)
    paper.round()
    address = paper.post.mails[0]["List-Unsubscribe"].strip(" <>")
    path = address.removeprefix("https://nepso.vi-du.vn")
    program = Client(enforce_csrf_checks=True)
    assert "Thôi nhận bản tin?" in program.get(path).content.decode()
    assert Reader.objects.exists()  # a scanner's GET ends nothing
    answer = program.post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not Reader.objects.exists()
    assert not ReaderCopy.objects.exists()
    assert paper.sending().sent == 1  # the number stays, the person does not
    again, bent = program.post(path), program.post(path[:-3] + "xx/")
    assert again.content == bent.content == answer.content


def test_a_recall_stops_the_rest_and_corrects_those_who_got_it(paper, settings):
    settings.NEPSO_NEWSLETTER_A_MINUTE = 2
    newsletter = paper.open()
    for name in "abcd":
        paper.reader(name, newsletter)
    paper.due(newsletter)
    paper.round()
    paper.air.recall(Product.objects.get())
    assert Recall.objects.get().state == "open"
    paper.post.mails.clear()
    for _ in range(3):
        paper.round()
    assert paper.post.receivers == ["a@vi-du.vn", "b@vi-du.vn"]
    mail = paper.post.mails[0]
    assert mail["Subject"].strip() == "Đã thu hồi: Nhận ra cuộc gọi giả danh"
    for kind in ("plain", "html"):
        text = mail.get_body((kind,)).get_content()
        assert "Số điện thoại sai." in text
        assert "Gọi 113." in text
        assert "/thu-hoi/" in text
        assert mail["List-Unsubscribe"].strip(" <>") in text
    assert paper.sending().state == "stopped"
    recall = Recall.objects.get()
    assert recall.state == "closed"
    assert "báo thu hồi tới 2 người" in recall.items.get(of="posting").proof
    assert Posting.objects.get().state == "recalled"


def test_what_was_cut_off_is_unsure_never_sent_again_and_corrected(paper):
    newsletter = paper.open()
    paper.reader("a", newsletter)
    paper.due(newsletter)
    paper.round()
    ReaderCopy.objects.update(state="trying", tried_at="2026-01-01T00:00:00Z")
    Sending.objects.update(state="open")
    paper.post.mails.clear()
    paper.round()
    assert paper.states() == ["unsure"]
    assert paper.post.mails == []
    paper.air.recall(Product.objects.get())
    paper.round()
    assert paper.post.receivers == ["a@vi-du.vn"]


def test_what_may_not_go_out_fails_in_words_and_holds_up_no_other(paper):
    newsletter = paper.open()
    paper.reader("a", newsletter)
    bad = paper.due(newsletter)
    paper.due(newsletter, paper.air.desk.approve(title="Tin lành"))
    product = Product.objects.get(pk=bad.product_id)
    product.placed.create(asset=paper.air.desk.asset(), order=1)
    product.placed.get().asset.__class__.objects.update(expires_on="2020-01-01")
    paper.round()
    assert [mail["Subject"] for mail in paper.post.mails] == ["Tin lành"]
    bad.refresh_from_db()
    assert bad.state == "failed"
    assert bad.reason
