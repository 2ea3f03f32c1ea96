"""Figures of the whole against plain SQL; who reported; words merged; again to the letter."""

import datetime as dt

from django.db import connection

from nepso.programme.reporting.consolidated.services import (
    consolidated_make,
    consolidated_remake,
    consolidated_start,
    passage_keep,
    passage_rewrite,
)
from nepso.programme.reporting.consolidated.snapshotting import snapshot_taken
from nepso.programme.reporting.consolidated.tests.year import PRESS, TALKS
from nepso.programme.reporting.kinds import Scope, Section
from nepso.programme.reporting.models import ConsolidatedFigure


def _figure(report, code, breakdown="", key=""):
    return report.figures.get(version__indicator__code=code, breakdown=breakdown, key=key)


def _sql(query, *values):
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone()[0]


def test_a_value_is_what_agencies_state_less_what_is_claimed_twice(reported):
    report = reported.made()
    talks = _figure(report, TALKS)
    assert (talks.counted, talks.stated, talks.adjusted, talks.reports) == (2, 5, 1, 2)
    # The plain way: what each agency's report states.
    assert talks.stated == _sql(
        "SELECT SUM(f.stated) FROM reporting_figure f JOIN reporting_periodindicator a"
        " ON a.id = f.asked_id JOIN reporting_indicator i ON i.id = a.indicator_id"
        " WHERE i.code = %s",
        TALKS,
    )


def test_an_item_of_two_agencies_counts_once_in_the_whole(reported):
    """Both claim the same press link; documents are counted by the item."""
    document = {"kind": "official_document", "number": "12/KH-UBND", "title": "Kế hoạch chung"}
    facts = {**document, "dated_on": dt.date(2026, 3, 1), "issuer": "UBND tỉnh"}
    for agency, by, head in (
        (reported.world.commune, "officer", "head"),
        (reported.world.others[1], "officer2", "head2"),
    ):
        made = reported.work.record(agency=agency, by=by, form="other")
        reported.work.prove(made, by, **facts)
        reported.work.accept(made, head, by)
    reports = reported.world.commune, reported.world.others[1]
    report = reported.made(
        period=None, first_day=dt.date(2026, 1, 1), last_day=dt.date(2026, 12, 31)
    )
    documents = _figure(report, "van-ban-trien-khai")
    assert (documents.counted, documents.twice, documents.stated) == (1, 1, 1)
    assert documents.contributions.count() == len(reports)


def test_who_has_not_reported_brings_what_is_counted(reported):
    reported.activity(reported.world.others[1], "officer2", "head2")
    report = reported.made()
    press = _figure(report, PRESS)
    assert (press.stated, press.reports) == (9, 2)
    last = press.contributions.get(agency=reported.world.others[1])
    assert (last.counted, last.stated, last.source) == (3, None, None)


def test_parts_by_kind_add_up_and_by_form_are_counted(reported):
    report = reported.made()
    assert _figure(report, TALKS, "agency_kind", "commune").stated == 5
    assert _figure(report, TALKS, "form", "speaker").stated == 2


def test_who_reported_and_who_did_not(reported):
    report = reported.made()
    standing = {r.agency.name: (r.is_sent, r.is_approved) for r in report.reporters.all()}
    assert sum(sent for sent, _ in standing.values()) == 2
    assert standing[reported.world.others[1].name] == (False, False)


def test_words_keep_their_source_and_near_ones_are_grouped(reported):
    report = reported.made()
    results = report.paragraphs.filter(section=Section.RESULTS, agency__isnull=False)
    assert {p.agency.name for p in results} == {
        reported.world.commune.name,
        reported.world.others[0].name,
    }
    assert results.filter(similar_to__isnull=False, likeness__gt=80).count() == 1
    assert all(p.is_kept for p in results)
    assert report.paragraphs.filter(key="tinh-hinh", agency=None).count() == 1


def test_made_again_it_is_the_same_to_the_letter(reported):
    report = reported.made()
    first = snapshot_taken(report)
    consolidated_remake(report=report, by=reported.person("desk"))
    report.refresh_from_db()
    report.as_of = dt.datetime.fromisoformat(first.as_of)
    report.save()
    again = snapshot_taken(consolidated_make(report=report))
    assert again.to_bytes() == first.to_bytes()


def test_made_again_what_the_editor_did_stays(reported):
    report, desk = reported.made(), reported.person("desk")
    passages = list(report.paragraphs.filter(section=Section.RESULTS, agency__isnull=False))
    passage_rewrite(passage=passages[0], text="Lời mới.", revision=0, by=desk)
    passage_keep(passage=passages[1], keep=False, by=desk)
    addresses = set(report.figures.values_list("public_id", flat=True))
    consolidated_make(report=consolidated_remake(report=report, by=desk))
    passages[0].refresh_from_db()
    passages[1].refresh_from_db()
    assert (passages[0].text, passages[1].is_kept) == ("Lời mới.", False)
    assert set(report.figures.values_list("public_id", flat=True)) == addresses


def test_the_year_before_stands_beside(reported):
    from nepso.foundation.worktime.services import period_plan

    earlier = period_plan(kind="year", year=2025)
    old = consolidated_make(
        report=consolidated_start(scope=Scope.PROVINCE, period=earlier, by=reported.person("desk"))
    )
    ConsolidatedFigure.objects.filter(report=old, version__indicator__code=TALKS).update(stated=7)
    old.state = "frozen"
    old.save()
    talks = _figure(reported.made(), TALKS)
    assert talks.last_year == 7
    assert talks.last_year_figure == _figure(old, TALKS)


def test_of_one_agency_or_commune(reported):
    for scope in (Scope.AGENCY, Scope.COMMUNE):
        report = reported.made(scope=scope, agency=reported.world.commune)
        assert _figure(report, TALKS).stated == 4
        assert report.reporters.count() == 1


def test_of_one_clause(reported):
    report = reported.made(scope=Scope.CLAUSE, clause="II.1.2.a")
    codes = set(report.figures.values_list("version__indicator__code", flat=True))
    assert PRESS in codes
    assert TALKS not in codes


def test_the_number_of_queries_does_not_grow_with_agencies(reported, django_assert_max_num_queries):
    from nepso.programme.reporting.consolidated.making import material_read

    report = reported.made()
    with django_assert_max_num_queries(24):
        material_read(report)
