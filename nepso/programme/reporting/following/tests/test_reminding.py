"""Reminders of reports: only those who have not sent, the head when it waits for the head, the desk
at last; in the one digest, by a real mail server; rests on holidays and over Tết."""

import datetime as dt

import pytest
from django.utils import timezone

from nepso.foundation.accounts.models import Account
from nepso.foundation.notices.jobs import day_round
from nepso.foundation.notices.kinds import Asked
from nepso.foundation.notices.models import Notice
from nepso.foundation.notices.services import reminders_make
from nepso.foundation.notices.tests.mail_servers import post_served
from nepso.foundation.worktime.models import Period
from nepso.programme.register.models import PlanTask
from nepso.programme.reporting.following.reminding import (
    approval_needed,
    written_due,
    written_needed,
)
from nepso.programme.reporting.models import PeriodicReport

DUE = dt.date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _alone(reports):
    """The register's own reminders stay out of these counts."""
    PlanTask.objects.update(state="done")


def told(day):
    before = set(Notice.objects.values_list("pk", flat=True))
    reminders_make(day=day)
    new = Notice.objects.exclude(pk__in=before).order_by("id")
    return [(n.account.username, n.sentence) for n in new]


def move(report, **facts):
    PeriodicReport.objects.filter(pk=report.pk).update(**facts)


def test_the_officer_then_the_head_then_the_desk(reports):
    assert told(dt.date(2026, 11, 20)) == [
        ("can-bo", "Còn 2 ngày làm việc (hạn 25/11/2026): Báo cáo năm 2026")
    ]
    assert [who for who, _ in told(DUE)] == ["can-bo"]
    assert [who for who, _ in told(dt.date(2026, 11, 26))] == ["thu-truong"]
    assert [who for who, _ in told(dt.date(2026, 11, 27))] == ["can-bo"]
    desk = told(dt.date(2026, 11, 30))
    assert desk == [("dau-moi", "Quá hạn 3 ngày làm việc (hạn 25/11/2026)")]
    assert Notice.objects.get(account__username="dau-moi").link == "/bao-cao/don-doc/goi-dien/"
    first = Notice.objects.filter(account__username="can-bo").first()
    assert first.link == f"/bao-cao/{reports['xa1'].public_id}/"


def test_whoever_has_sent_is_not_reminded(reports):
    move(reports["xa1"], state="approved", sent_at=timezone.now())
    assert told(dt.date(2026, 11, 25)) == []
    move(reports["xa1"], state="returned")
    assert told(dt.date(2026, 11, 26)) == [], "sent once: late no more"


def test_the_head_is_told_when_it_waits_for_the_head(reports):
    move(reports["xa1"], state="submitted")
    assert told(dt.date(2026, 11, 23)) == [
        ("thu-truong", "Còn 1 ngày làm việc (hạn 25/11/2026): Báo cáo năm 2026 đang chờ duyệt")
    ]
    about = Asked(1, reports["xa1"].public_id)
    assert approval_needed([about]) == {about}
    assert written_needed([about]) == set()


def test_a_closed_period_reminds_nobody(reports):
    Period.objects.update(state="closed")
    assert list(written_due(DUE, DUE)) == []


def test_rests_on_holidays_and_over_tet(reports):
    assert told(dt.date(2026, 11, 24)) == [], "a day of rest of this year"
    assert told(dt.date(2026, 11, 22)) == [], "a Sunday"
    Period.objects.update(units_due_on=dt.date(2027, 2, 12))
    tet = [dt.date(2027, 2, day) for day in range(6, 11)]
    assert [told(day) for day in tet] == [[]] * 5
    assert told(dt.date(2027, 2, 11)) == [
        ("can-bo", "Còn 1 ngày làm việc (hạn 12/02/2027): Báo cáo năm 2026")
    ]


@pytest.fixture
def post(settings):
    with post_served(settings) as server:
        yield server


def test_one_mail_a_person_a_day_and_none_to_who_sent_at_the_last_moment(
    reports, post, clock, world
):
    for name in ("can-bo", "thu-truong", "dau-moi"):
        Account.objects.filter(username=name).update(email=f"{name}@vi-du.vn")
    clock(dt.date(2026, 11, 23), 7)
    day_round()
    day_round()
    assert post.receivers == ["can-bo@vi-du.vn"]
    mail = post.mails[0].get_body(("plain",)).get_content()
    assert "Báo cáo năm 2026" in mail
    assert f"https://nepso.vi-du.vn/bao-cao/{reports['xa1'].public_id}/" in mail
    clock(dt.date(2026, 11, 24), 7)  # a holiday
    day_round()
    assert len(post.mails) == 1
    move(reports["xa1"], state="approved", sent_at=timezone.now())
    clock(dt.date(2026, 11, 25), 7)
    day_round()
    assert len(post.mails) == 1, "it was sent meanwhile"


def test_the_number_of_queries_does_not_grow(reports, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(list(written_due(DUE, DUE))) == 4
    asked = [Asked(1, report.public_id) for report in reports.values()]
    with django_assert_num_queries(1):
        assert written_needed(asked) == set(asked)
