"""A link of evidence is named after its own page, never after one that it was sent on to."""

import datetime as dt

import pytest

from nepso.foundation.audit.models import AuditLine
from nepso.foundation.jobs.models import Job
from nepso.foundation.outbound.tests.test_fetching import Site, site  # noqa: F401
from nepso.kernel.clock import today
from nepso.programme.activities import jobs
from nepso.programme.activities.custody import WORDS, custody_is_whole
from nepso.programme.activities.tests.conftest import DAY

SEEN = DAY - dt.timedelta(days=3)


def looked_up(at_work, url, **more):
    item = at_work.prove(at_work.record(), kind="link", url=url, seen_on=SEEN, **more).item
    jobs.look_up_link(item.public_id)
    item.refresh_from_db()
    return item


def test_its_title_is_kept_and_the_day_it_was_read(at_work, site):  # noqa: F811
    item = looked_up(at_work, f"{site}/bai")
    assert (item.title, item.seen_on) == ("Trang & tên", today())
    assert item.custody.last().what == "looked_up"


@pytest.mark.parametrize("title", ["", "Bài trên báo"])
def test_a_page_that_sent_us_to_another_gives_no_title_and_was_not_seen(at_work, site, title):  # noqa: F811
    item = looked_up(at_work, f"{site}/den//dang-nhap", title=title)
    address = f"{site}/den//dang-nhap".removeprefix("http://")
    assert (item.title, item.seen_on) == (title or address, SEEN), "as the person said"
    assert item.looked_up_at is not None, "once"
    assert WORDS[item.custody.last().what] == "Liên kết chuyển sang trang khác: không lấy tên trang"
    assert custody_is_whole(item)
    assert AuditLine.objects.latest("pk").act == "activities.link_leads_elsewhere"


def test_a_page_is_opened_once(at_work, site):  # noqa: F811
    item = looked_up(at_work, f"{site}/den//dang-nhap")
    told, seen = item.custody.count(), len(Site.seen)
    jobs.look_up_link(item.public_id)
    assert item.custody.count() == told
    assert len(Site.seen) == seen > 0
    assert Job.objects.filter(name="activities.look_up_link").count() == 1
