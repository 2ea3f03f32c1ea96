"""Who is told when: exactly once for each step, in working days, and only of what is open."""

import datetime as dt

import pytest
from django.core.exceptions import ImproperlyConfigured

from nepso.foundation.notices.ladders import Receiver, Step, ladder, ladder_for
from nepso.foundation.notices.models import Notice
from nepso.foundation.notices.services import reminders_make
from nepso.foundation.worktime.services import day_off_set

DUE = dt.date(2026, 11, 6)  # a Friday


def told(province, day):
    """Who is told what on that day."""
    before = set(Notice.objects.values_list("pk", flat=True))
    reminders_make(day=day)
    new = Notice.objects.exclude(pk__in=before).select_related("account").order_by("pk")
    return [(n.account.username, n.words) for n in new]


def test_each_step_reaches_its_receiver_once(province):
    province.add("a", DUE)
    days = [DUE + dt.timedelta(days=n) for n in range(-21, 30)]
    log = [(day, who, words) for day in days for who, words in told(province, day)]
    both = ("officer", "second")
    assert [(d, w) for d, w, _ in log] == [
        *((dt.date(2026, 10, 23), who) for who in both),  # ten working days before
        *((dt.date(2026, 11, 3), who) for who in both),
        *((DUE, who) for who in both),
        *((dt.date(2026, 11, 11), who) for who in both),
        (dt.date(2026, 11, 13), "head"),
        (dt.date(2026, 11, 20), "desk"),
    ]
    assert log[0][2] == "Còn 10 ngày làm việc (hạn 06/11/2026): Việc a"
    assert log[4][2] == "Hôm nay là ngày làm việc cuối cùng (hạn 06/11/2026): Việc a"
    assert log[-2][2] == "Quá hạn 5 ngày làm việc (hạn 06/11/2026): Việc a"
    assert log[-1][2].startswith("UBND xã Ba Bể: quá hạn 10 ngày làm việc")


def test_run_again_makes_nothing_and_rest_days_rest(province):
    province.add("a", DUE)
    assert len(told(province, dt.date(2026, 11, 3))) == 2
    assert told(province, dt.date(2026, 11, 3)) == []
    assert told(province, dt.date(2026, 11, 7)) == []  # Saturday
    day_off_set(day=dt.date(2026, 11, 11), kind="off", note="nghỉ bù")
    assert told(province, dt.date(2026, 11, 11)) == []
    assert len(told(province, dt.date(2026, 11, 12))) == 2


def test_what_was_done_is_not_reminded_of(province):
    province.add("a", DUE)
    province.done.add("a")
    assert told(province, DUE) == []


def test_days_without_service_are_not_made_up_for_by_many_at_once(province):
    province.add("a", DUE)
    words = [words for who, words in told(province, dt.date(2026, 11, 12)) if who == "officer"]
    assert words == ["Quá hạn 4 ngày làm việc (hạn 06/11/2026): Việc a"]


def test_a_date_on_a_day_of_rest_means_the_last_working_day_before(province):
    province.add("a", dt.date(2026, 12, 5))  # Saturday
    assert "Hôm nay là ngày làm việc cuối cùng" in told(province, dt.date(2026, 12, 4))[0][1]


def test_the_one_responsible_is_told_alone(province):
    province.add("a", DUE, responsible_id=province.people["second"].pk)
    assert [who for who, _ in told(province, DUE)] == ["second"]


def test_many_are_one_line_with_their_number(province):
    for number in range(4):
        province.add(f"n{number}", DUE)
    assert told(province, DUE) == [
        (who, "Hôm nay là ngày làm việc cuối cùng (hạn 06/11/2026): 4 việc")
        for who in ("officer", "second")
    ]
    assert Notice.objects.first().link == "/thong-bao/"


def test_many_of_different_dates_tell_the_span(province):
    for number in range(4):
        province.add(f"n{number}", dt.date(2026, 11, 2) + dt.timedelta(days=number))
    assert told(province, dt.date(2026, 11, 10))[0][1] == "Quá hạn 3 đến 6 ngày làm việc: 4 việc"


def test_a_new_date_is_a_new_reminder(province):
    province.add("a", DUE)
    told(province, DUE)
    province.things.clear()
    province.add("a", dt.date(2026, 12, 4))
    assert len(told(province, dt.date(2026, 12, 1))) == 2


def test_the_number_of_queries_does_not_grow_with_things(province, django_assert_max_num_queries):
    for number in range(300):
        province.add(f"n{number}", DUE)
    with django_assert_max_num_queries(40):
        assert reminders_make(day=DUE) == 2


def test_a_ladder_is_read_from_its_short_form_and_configured_for_a_kind(settings):
    usual = ladder("officer:-3,0")
    assert usual.steps == (Step(-3, Receiver.OFFICER), Step(0, Receiver.OFFICER))
    settings.NEPSO_LADDERS = {"x": "head:1"}
    assert ladder_for("y", usual) is usual
    assert ladder_for("x", usual).steps == (Step(1, Receiver.HEAD),)
    settings.NEPSO_LADDERS = {"x": "boss:1"}
    with pytest.raises(ImproperlyConfigured, match="boss:1"):
        ladder_for("x", usual)
