"""The one entrance of other lanes: twice is one, late is nothing, a withdrawal takes it out."""

import threading
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection

from nepso.foundation.worktime.models import Period
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid, NotAllowed
from nepso.programme.activities.models import Activity, EvidenceItem
from nepso.programme.activities.ports import HandedCount, HandedIn
from nepso.programme.activities.selectors import Scope, activity_totals, item_totals
from nepso.programme.activities.services import (
    NarrativeConflict,
    activity_accept,
    activity_accept_at_agency,
    activity_hand_in,
    activity_take_out,
    activity_withdraw,
    narrative_write,
)
from nepso.programme.activities.tests.conftest import DAY


@pytest.fixture
def handed(world, at_work):
    return HandedIn(
        origin_key="distribution.posting:abc", number=1, agency=world.commune.public_id,
        plan_tasks=[at_work.task().public_id], title="Đăng clip cảnh báo", done_on=DAY,
        form="social", url="/san-pham/abc/", links=["https://vi-du.vn/clip"],
        counts=[HandedCount("dang", "online_posts", Decimal(3), "Nhật ký đăng")],
    )  # fmt: skip


def accepted(world, activity):
    held = activity_accept_at_agency(
        activity=activity, revision=activity.revision, by=world.person("head")
    )
    return activity_accept(activity=held, revision=held.revision, by=world.person("desk"))


def test_twice_is_one_with_its_evidence(handed):
    first, again = activity_hand_in(handed=handed), activity_hand_in(handed=handed)
    assert first.pk == again.pk
    assert (first.state, first.origin, first.claims.count()) == ("submitted", "event", 2)
    assert EvidenceItem.objects.count() == 2


def test_a_change_renews_it_and_what_comes_late_changes_nothing(handed):
    activity_hand_in(handed=handed)
    counted = [HandedCount("dang", "online_posts", Decimal(5), "Nhật ký đăng")]
    activity_hand_in(handed=replace(handed, number=3, title="Đăng hai clip", counts=counted))
    late = activity_hand_in(handed=replace(handed, number=2, title="Bản cũ"))
    assert (late.title, late.origin_number) == ("Đăng hai clip", 3)
    values = late.claims.filter(item__kind="count").values_list("item__value", flat=True)
    assert list(values) == [Decimal(5)]


def test_in_the_report_a_change_waits_outside_and_a_recall_takes_it_out(world, handed):
    accepted(world, activity_hand_in(handed=handed))
    same = activity_hand_in(handed=replace(handed, number=9, title="Đổi sau"))
    assert same.title == "Đăng clip cảnh báo"
    assert item_totals(Scope(DAY, DAY), kinds=["count"])[()].value == Decimal(3)
    for _ in range(2):
        activity_take_out(origin_key=handed.origin_key, reason="Đã thu hồi sản phẩm", number=10)
    assert activity_totals(Scope(DAY, DAY)) == {}
    assert Activity.objects.get().reason == "Đã thu hồi sản phẩm"
    assert activity_hand_in(handed=replace(handed, number=10)).state == "withdrawn"


def test_what_happens_again_after_it_was_taken_out_waits_anew_and_counts_once(world, handed):
    first = accepted(world, activity_hand_in(handed=handed))
    before = now()
    activity_take_out(origin_key=handed.origin_key, reason="Không phục vụ việc nào", number=5)
    for number in (6, 6, 7):
        again = activity_hand_in(handed=replace(handed, number=number))
    assert again.pk != first.pk
    assert (again.state, Activity.objects.count()) == ("submitted", 2)
    assert activity_totals(Scope(DAY, DAY)) == {}, "nobody has accepted it yet"
    accepted(world, again)
    assert item_totals(Scope(DAY, DAY), kinds=["count"])[()].value == Decimal(3), "not twice"
    assert activity_totals(Scope(DAY, DAY))[()].number == 1
    then = Scope(DAY, DAY)
    assert activity_totals(replace(then, as_of=before))[()].number == 1, "history stands"
    first.refresh_from_db()
    assert first.state == "withdrawn"


def test_what_a_person_withdrew_no_machine_brings_back(world, handed):
    stored = accepted(world, activity_hand_in(handed=handed))
    activity_withdraw(
        activity=stored, revision=stored.revision, reason="Trùng", by=world.person("desk")
    )
    assert activity_hand_in(handed=replace(handed, number=9)).pk == stored.pk
    assert Activity.objects.get().state == "withdrawn"


def test_what_is_not_known_is_refused(world, handed):
    for wrong in (
        {"agency": "khong-co"}, {"plan_tasks": []}, {"form": "dance"},
        {"plan_tasks": [world.tasks["police"].public_id]},
    ):  # fmt: skip
        with pytest.raises(Invalid):
            activity_hand_in(handed=replace(handed, **wrong))
    assert activity_take_out(origin_key="khong:co", reason="") is None
    assert not Activity.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_ten_workers_at_once_make_one(handed):
    faults = []

    def work():
        try:
            activity_hand_in(handed=handed)
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert Activity.objects.count() == 1
    assert Activity.objects.get().claims.count() == 2


@pytest.fixture
def period(db):
    import datetime as dt

    return Period.objects.create(
        kind="year", year=2026, code="2026", starts_on=dt.date(2026, 1, 1),
        ends_on=dt.date(2026, 12, 31), counts_from=dt.date(2026, 1, 1),
    )  # fmt: skip


def test_a_words_only_task_is_told_in_words(world, client, period):
    task = world.tasks["police"]
    address = f"/hoat-dong/tuong-thuat/{task.public_id}/"
    client.force_login(world.person("other"))
    assert client.post(address, {"text": "Đã làm", "revision": 0}).status_code == 302
    both = client.post(address, {"text": "Bản khác", "revision": 0})
    page = both.content.decode()
    assert both.status_code == 409
    assert "Đã làm" in page
    assert "Bản khác" in page
    client.force_login(world.person("officer"))
    page = client.get(address).content.decode()
    assert "Đã làm" in page
    assert "<textarea" not in page


def test_words_are_for_words_only_tasks_and_their_agency(world, period):
    with pytest.raises(Invalid, match="ghi hoạt động"):
        narrative_write(
            plan_task=world.tasks["standing"], period=period, text="x", revision=0,
            by=world.person("officer"),
        )  # fmt: skip
    with pytest.raises(NotAllowed):
        narrative_write(
            plan_task=world.tasks["police"], period=period, text="x", revision=0,
            by=world.person("officer"),
        )  # fmt: skip
    with pytest.raises(NarrativeConflict):
        narrative_write(
            plan_task=world.tasks["police"], period=period, text="x", revision=4,
            by=world.person("other"),
        )  # fmt: skip
