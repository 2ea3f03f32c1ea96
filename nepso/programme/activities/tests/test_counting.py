"""Figures as of a moment, counted again by plain SQL; what stands behind each."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection

from nepso.programme.activities.models import Activity
from nepso.programme.activities.selectors import (
    Scope,
    activities_behind,
    activity_totals,
    activity_totals_of,
    item_totals,
    items_behind,
)
from nepso.programme.activities.services import activity_withdraw

YEAR = Scope(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
LINK = {"kind": "link", "url": "https://bao.example.vn/bai-1", "title": "Bài báo"}


def _scope(**change):
    given = {"first": YEAR.first, "last": YEAR.last, **change}
    return Scope(**given)


@pytest.fixture
def year(world, at_work):
    """Two of the commune's (one for two duties), one of its neighbour's with the same link."""
    first = at_work.record(
        tasks=[at_work.task(), at_work.task(order=3)], reach_measured=30, reach_source="Sổ",
        reach_estimated=400, reach_basis="Số hộ", done_on=dt.date(2026, 3, 1),
    )  # fmt: skip
    at_work.prove(first)
    at_work.prove(first, **LINK)
    second = at_work.record(title="Treo băng-rôn", audience="pupils", reach_measured=5,
                            reach_source="Đếm")  # fmt: skip
    at_work.prove(second, kind="count", count_of="banners", value=Decimal(7), source="Sổ")
    third = at_work.record(agency=world.others[0], by="officer1")
    at_work.prove(
        third, by="officer1", kind="link", url="HTTP://www.bao.example.vn/bai-1/?fbclid=1"
    )
    done = [at_work.accept(first), at_work.accept(second)]
    done.append(at_work.accept(third, "head1", "officer1"))
    never = at_work.record(title="Chưa ai duyệt")
    at_work.prove(never)
    return done


def test_the_whole_counts_each_thing_once(year):
    total = activity_totals(YEAR)[()]
    assert (total.number, total.reach_measured, total.reach_estimated) == (3, 35, 400)
    items = item_totals(YEAR)[()]
    assert (items.number, items.value) == (3, Decimal(19))


def test_each_agency_counts_the_shared_item_once(world, year):
    by_agency = item_totals(YEAR, by=("agency", "kind"))
    assert by_agency[(world.commune.pk, "link")].number == 1
    assert by_agency[(world.others[0].pk, "link")].number == 1
    assert item_totals(YEAR, kinds=["link"])[()].number == 1


def test_groups(world, year):
    assert {k: t.number for k, t in activity_totals(YEAR, by=("clause",)).items()} == {
        ("IV.1",): 3, ("IV.3",): 1,
    }  # fmt: skip
    by = activity_totals(YEAR, by=("agency", "form", "audience"))
    assert by[(world.commune.pk, "notice_board", "pupils")].reach_measured == 5
    assert activity_totals(YEAR, by=("month",))[(202603,)].number == 1
    counts = item_totals(YEAR, by=("count_of",), kinds=["count"])
    assert counts[("banners",)].value == Decimal(7)
    with pytest.raises(ValueError, match="cannot group"):
        activity_totals(YEAR, by=("author",))


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ({"clauses": ["IV.3"]}, 1),
        ({"clauses": ["IV"]}, 3),
        ({"clauses": ["IV.1", "IV.3"]}, 3),
        ({"clauses": []}, 0),
        ({"forms": ["notice_board"]}, 1),
        ({"audiences": ["pupils"]}, 1),
        ({"first": dt.date(2026, 3, 2)}, 2),
        ({"last": dt.date(2026, 3, 1)}, 1),
        ({"agencies": []}, 0),
    ],
)
def test_scopes_agree_with_what_stands_behind_them(year, change, number):
    scope = _scope(**change)
    assert activity_totals(scope).get((), None) is None or activity_totals(scope)[()].number
    total = activity_totals(scope)
    assert (total[()].number if total else 0) == number
    assert len(activities_behind(scope).rows) == number
    items = item_totals(scope)
    assert len(items_behind(scope).rows) == (items[()].number if items else 0)


def test_a_withdrawal_changes_the_figure_from_its_moment_on(world, year):
    first, before = year[0], year[2].accepted_at
    gone = activity_withdraw(
        activity=first, revision=first.revision, reason="Trùng", by=world.person("desk")
    )
    assert activity_totals(YEAR)[()].number == 2
    assert activity_totals(_scope(as_of=before))[()].number == 3
    assert activity_totals(_scope(as_of=gone.withdrawn_at))[()].number == 2
    assert activity_totals(_scope(as_of=first.accepted_at))[()].number == 1
    # The link that it shared is still proven by the neighbour.
    assert item_totals(YEAR, kinds=["link"])[()].number == 1
    assert item_totals(YEAR, by=("agency",), kinds=["link"]) == {
        (world.others[0].pk,): item_totals(YEAR, kinds=["link"])[()]
    }


def test_what_is_part_of_another_is_not_counted(world, at_work):
    whole = at_work.record()
    at_work.prove(whole)
    at_work.accept(whole)
    part = at_work.record(agency=world.others[0], by="officer1")
    at_work.prove(part, by="officer1")
    Activity.objects.filter(pk=part.pk).update(counts_in=whole)
    at_work.accept(part, "head1", "officer1")
    assert activity_totals(YEAR)[()].number == 1


def test_the_lines_agree_with_plain_sql(year):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*), SUM(reach_measured), SUM(reach_estimated) FROM activities_activity "
            "WHERE accepted_at IS NOT NULL AND withdrawn_at IS NULL AND counts_in_id IS NULL"
        )
        number, measured, estimated = cursor.fetchone()
        cursor.execute(
            "SELECT COUNT(DISTINCT c.item_id) FROM activities_evidenceclaim c "
            "JOIN activities_activity a ON a.id = c.activity_id "
            "WHERE c.state = 'accepted' AND a.state = 'accepted'"
        )
        (items,) = cursor.fetchone()
    total = activity_totals(YEAR)[()]
    assert (total.number, total.reach_measured, total.reach_estimated) == (
        number, measured, estimated,
    )  # fmt: skip
    assert item_totals(YEAR)[()].number == items


def test_rows_behind_name_their_page_and_turn(world, year):
    page = items_behind(_scope(agencies=[world.commune.pk]), size=2)
    assert len(page.rows) == 2
    assert page.after
    assert page.rows[0].agency == world.commune.name
    assert page.rows[0].url.startswith("/hoat-dong/minh-chung/")
    rest = items_behind(_scope(agencies=[world.commune.pk]), size=2, after=page.after)
    assert [row.title for row in rest.rows] == ["Lượt phát thanh"]
    assert rest.rows[0].value == Decimal(12)


@pytest.mark.parametrize("by", [(), ("agency",), ("clause", "agency", "form")])
def test_queries_do_not_grow(year, django_assert_num_queries, by):
    with django_assert_num_queries(2):
        activity_totals(YEAR, by=by)
    with django_assert_num_queries(2):
        item_totals(YEAR, by=by)


def test_several_ways_at_once_are_each_way_alone(year):
    ways = [(), ("clause",), ("form", "month"), ("agency", "clause"), ("audience",)]
    together = activity_totals_of(YEAR, ways)
    assert together == [activity_totals(YEAR, by=way) for way in ways]
    assert sum(total.number for total in together[1].values()) > together[0][()].number
    none = _scope(agencies=[])
    assert activity_totals_of(none, ways) == [{} for _ in ways]
