"""The portal is an outlet: only what runs on it now is read, in the words that went out on it."""

import datetime as dt

import pytest
from django.utils import timezone

from nepso.kernel.errors import Invalid
from nepso.outreach.distribution import jobs, services
from nepso.outreach.distribution.models import Posting, Variant
from nepso.outreach.products.services import translation_decide, translation_write
from nepso.portal import published as published_module
from nepso.portal.ports import published
from nepso.portal.tests.test_news import HIDDEN, path_of, surfaces, text

TITLE, EDITED = "Nhận ra cuộc gọi giả danh", "Cuộc gọi xưng công an: làm ba việc"
BODY = (
    "Bà con xóm Đồng Vàng nghe máy.\n\n## Ba việc\n\n- Gác máy **ngay**.\n- Gọi [113](tel:113).\n\n"
    "<script>alert(1)</script>"
)


def shown_on(client, product):
    """The surfaces on which it stands."""
    return [one for one in surfaces(product) if path_of(product) in text(client, one)]


def test_edited_and_approved_words_are_what_everybody_reads(client, press, code):
    product = press.desk.approve()
    outlet = press.outlet()
    press.edited(product, outlet, title=EDITED, lead="Gác máy trước đã.", body=BODY)
    press.put_out(press.plan(product, outlet))
    page = text(client, path_of(product))
    for told in (EDITED, "Gác máy trước đã.", "xóm Đồng Vàng", "<h2>Ba việc</h2>",
                 "<strong>ngay</strong>", 'href="tel:113"'):  # fmt: skip
        assert told in page
    for gone in (TITLE, "Dừng cuộc gọi.", "alert(1)"):
        assert gone not in page
    for address in ("/", "/tin/", "/tin/rss.xml", f"/don-vi/{product.agency.public_id}/atom.xml"):
        listed = text(client, address)
        assert EDITED in listed, address
        assert "Gác máy trước đã." in listed, address
        assert TITLE not in listed, address
    for words in ("xom dong vang", "xóm Đồng Vàng"):
        assert path_of(product) in text(client, f"/tim-kiem/?q={words.replace(' ', '+')}")
    assert path_of(product) not in text(client, "/tim-kiem/?q=chuyen+tien+de+phuc+vu"), "not shown"


def test_words_that_nobody_approved_are_not_put_out(client, press):
    product, outlet = press.product(), press.outlet(kind="website")
    made = press.variant(product, press.outlet())
    parts = {**made.parts, "title": EDITED}
    services.variant_edit(
        variant=made, revision=made.revision, parts=parts, by=press.desk.person("officer")
    )
    assert outlet.kind == "website"
    page = text(client, path_of(product))
    assert TITLE in page
    assert EDITED not in page


def test_what_is_out_elsewhere_only_has_no_page(client, press, code):
    product = press.desk.approve()
    press.put_out(press.plan(product, press.outlet(kind="notice_board")))
    product.refresh_from_db()
    assert product.state == "out"
    press.plan(product, planned_at=timezone.now() + dt.timedelta(days=1))
    assert shown_on(client, product) == []
    assert "Không có bài nào" in text(client, path_of(product), 404)


def test_it_stands_there_from_its_hour_to_its_end(client, press, code, monkeypatch):
    product = press.desk.approve()
    ends = timezone.now() + dt.timedelta(days=2)
    posting = press.plan(product, until=ends)
    assert shown_on(client, product) == []
    Posting.objects.update(planned_at=timezone.now())
    jobs.put_out_due()
    assert shown_on(client, product) == surfaces(product)
    posting.refresh_from_db()
    assert (posting.state, posting.is_on_portal, posting.is_edited) == ("proven", True, False)
    moment = timezone.now()
    Posting.objects.update(
        planned_at=moment - dt.timedelta(days=3), out_at=moment - dt.timedelta(days=3),
        until=moment - dt.timedelta(minutes=1),
    )  # fmt: skip
    assert shown_on(client, product) == []
    page = text(client, path_of(product), 410)
    assert "đã hết thời gian đăng" in page
    assert 'content="noindex"' in page
    assert TITLE not in page


def test_words_of_another_agency_say_so_and_stand_behind_the_own(client, press):
    product = press.desk.approve()
    person, told = press.desk.person, "của Sở"
    theirs = services.outlet_add(
        agency=press.tree["so-yt"], facts={"kind": "portal", "name": "Trang của Sở"},
        by=person("other_head"),
    )  # fmt: skip
    made = services.variant_make(
        product=product, agency=theirs.agency, kind="portal", by=person("other_head")
    )
    Variant.objects.filter(pk=made.pk).update(edited={**made.parts, "title": f"Lời {told}"})
    made.refresh_from_db()
    put = services.posting_plan(
        variant=made, outlet=theirs, planned_at=timezone.now() + dt.timedelta(hours=1),
        by=person("other_head"), knowing=True,
    )  # fmt: skip
    services.posting_put_out(posting=put, revision=put.revision, by=person("other_head"))
    page = text(client, path_of(product))
    assert f"Lời do {theirs.agency.name} sửa lại" in page
    assert f"Lời {told}" in page
    press.put_out(press.plan(product))
    Posting.objects.filter(pk=put.pk).update(out_at=timezone.now())  # the latest, not the own
    page = text(client, path_of(product))
    assert f"Lời {told}" not in page
    assert TITLE in page
    assert text(client, "/tin/").count(path_of(product)) == 1, "twice on the portal is one article"


def test_a_page_of_one_article_asks_as_many_questions_whatever_ran(
    client, press, django_assert_max_num_queries
):
    product = press.product()
    for _ in range(3):
        press.put_out(press.plan(product))
    with django_assert_max_num_queries(5):
        client.get(path_of(product))
    with django_assert_max_num_queries(1):
        client.get("/tin/")


@pytest.mark.parametrize("state", ["recalled"])
def test_a_recalled_one_keeps_its_statement(client, press, state):
    assert state in HIDDEN
    product = press.product()
    services.recall_begin(
        product=product, kind="wrong", reason="Sai số.", by=press.desk.person("officer"),
        statement={"was_wrong": "Ghi nhầm số điện thoại.", "is_right": "Hãy gọi 113."},
    )  # fmt: skip
    page = text(client, path_of(product), 410)
    assert "Ghi nhầm số điện thoại." in page
    assert "Hãy gọi 113." in page


def test_one_that_ended_and_was_recalled_then_says_what_was_wrong(client, press):
    product = press.product()
    moment = timezone.now()
    Posting.objects.update(
        planned_at=moment - dt.timedelta(days=3), out_at=moment - dt.timedelta(days=3),
        until=moment - dt.timedelta(minutes=1),
    )  # fmt: skip
    assert "đã hết thời gian đăng" in text(client, path_of(product), 410)
    services.recall_begin(
        product=product, kind="wrong", reason="Sai số.", by=press.desk.person("officer"),
        statement={"was_wrong": "Ghi nhầm số điện thoại.", "is_right": "Hãy gọi 113."},
    )  # fmt: skip
    assert "Ghi nhầm số điện thoại." in text(client, path_of(product), 410)


WRONG = {"was_wrong": "Ghi nhầm số điện thoại.", "is_right": "Hãy gọi 113."}


def mended(press, kind="wrong", statement=WRONG):
    """What ran here, was taken back and is approved anew."""
    product, do = press.product(), press.desk.do
    services.recall_begin(
        product=product, kind=kind, reason="Sai số.", by=press.desk.person("officer"),
        statement=statement,
    )  # fmt: skip
    do("reopen", product, reason="Sửa số.")
    do("edit", product, facts={"key_message": "Gọi 113."})
    do("submit", product)
    return do("approve", product, by="head")


def test_one_that_was_mended_and_is_out_elsewhere_is_taken_back_no_more(client, press):
    product = mended(press)
    assert "Bài này đã được thu hồi" in text(client, path_of(product), 410), "out nowhere yet"
    press.put_out(press.plan(product, press.outlet("notice_board")))
    page = text(client, path_of(product), 404)
    assert "Bài này đã được thu hồi" not in page
    assert "Bài này đã được sửa và đăng lại ở kênh khác" in page
    assert "Ghi nhầm số điện thoại." in page, "who read the old words here learns what was wrong"
    press.put_out(press.plan(product))
    assert "Gọi 113." in text(client, path_of(product))


def test_of_one_that_was_mended_nothing_untrue_is_said_where_there_is_no_statement(client, press):
    product = mended(press, kind="over", statement=None)
    press.put_out(press.plan(product, press.outlet("notice_board")))
    page = text(client, path_of(product), 404)
    assert "Bài này đã được sửa và đăng lại ở kênh khác" in page
    assert "khỏi mọi kênh" not in page


def test_one_that_was_mended_and_ran_here_again_to_its_end_has_ended(client, press):
    product = mended(press)
    again = press.put_out(press.plan(product))
    moment = timezone.now()
    Posting.objects.filter(pk=again.pk).update(
        planned_at=moment - dt.timedelta(days=3), until=moment - dt.timedelta(minutes=1)
    )
    assert "đã hết thời gian đăng" in text(client, path_of(product), 410)


def test_only_the_words_of_the_language_it_runs_in_are_found(client, press):
    product, by = press.desk.approve(), press.desk.person
    texts = {"title": "Spot a fake call", "key_message": "Hang up.", "source": "Never wire money."}
    one = translation_write(
        product=product, language="en", texts=texts, is_machine_made=False, revision=0,
        by=by("officer"),
    )  # fmt: skip
    translation_decide(
        translation=one, revision=one.revision, is_good=True, reason="", by=by("second")
    )
    press.put_out(press.plan(product, press.outlet(name="English", language="en")))
    page = text(client, path_of(product))
    assert "Never wire money." in page
    assert "tiền" not in page
    assert path_of(product) not in text(client, "/tim-kiem/?q=khong+chuyen+tien")
    assert text(client, "/tim-kiem/?q=never+wire").count(path_of(product)) == 1, "found once"


def test_articles_in_other_words_are_read_by_one_question_and_once(
    press, django_assert_num_queries
):
    for number in range(3):
        product = press.desk.approve(title=f"Bài {number}")
        press.edited(product, press.outlet(), title=f"Lời sửa {number}")
        press.put_out(press.plan(product))
    with django_assert_num_queries(2):
        assert len(published().searched_apart()) == 3
    with django_assert_num_queries(1):
        assert len(published().searched_apart()) == 3


def test_what_is_kept_of_them_is_not_taken_from_whoever_reads_it(press, monkeypatch):
    monkeypatch.setattr(published_module, "MOST_CHANGED", 1)
    for number in range(4):
        product = press.desk.approve(title=f"Bài {number}")
        press.edited(product, press.outlet(), title=f"Lời sửa {number}")
        press.put_out(press.plan(product))
        held = published_module._folded
        before = dict(held)
        assert len(published().searched_apart()) == 1
        assert held == before


def test_feeds_are_no_outlet_any_more(press):
    with pytest.raises(Invalid, match="tự lấy bài"):
        press.outlet(kind="feed")


def test_whoever_plans_elsewhere_is_told_that_links_lead_nowhere(client, press):
    product = press.desk.approve()
    press.plan(product, press.outlet(kind="facebook"))
    client.force_login(press.desk.person("officer"))
    address = f"/kenh/san-pham/{product.public_id}/"
    assert "Bài chưa có trên trang công khai" in text(client, address)
    press.plan(product)
    assert "Bài chưa có trên trang công khai" not in text(client, address)
