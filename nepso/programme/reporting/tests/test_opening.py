import pytest

from nepso.foundation.worktime.services import period_close
from nepso.kernel.errors import Conflict, NotAllowed
from nepso.programme.register.services import plan_task_update
from nepso.programme.reporting.models import Figure, PeriodicReport
from nepso.programme.reporting.services import report_open, report_recount, reports_expect


def test_who_must_report_is_whom_the_plan_bids(world, period):
    assert reports_expect(period=period, by=world.person("desk")) == 4
    expected = set(PeriodicReport.objects.values_list("agency__code", flat=True))
    assert expected == {"so-vh", "xa1", "xa2", "xa3"}
    assert reports_expect(period=period, by=world.person("desk")) == 0


def test_a_report_opens_once_with_its_figures_counted(world, indicators, period):
    officer = world.person("officer")
    report = report_open(agency=world.commune, period=period, by=officer)
    again = report_open(agency=world.commune, period=period, by=officer)
    assert report == again
    figure = Figure.objects.get(report=report, asked__indicator__code="nhiem-vu-duoc-giao")
    assert figure.counted == 2
    assert figure.parts == {"state": {"not_started": "2"}}
    typed = Figure.objects.get(report=report, asked__indicator__code="kenh-tiep-nhan")
    assert typed.counted is None


def test_an_agency_is_asked_only_for_its_own_clauses(world, indicators, period):
    report = report_open(agency=world.police, period=period, by=world.person("other"))
    codes = set(report.figures.values_list("asked__indicator__code", flat=True))
    assert "tuyen-truyen-doan-the" not in codes
    # Its only task is told in words: it counts no tasks.
    figure = report.figures.get(asked__indicator__code="nhiem-vu-duoc-giao")
    assert figure.counted == 0


def test_counting_again_asks_anew_what_changed(world, indicators, period):
    officer = world.person("officer")
    report = report_open(agency=world.commune, period=period, by=officer)
    figures = report.figures.filter(asked__indicator__code__startswith="nhiem-vu")
    for figure in figures:
        Figure.objects.filter(pk=figure.pk).update(decision="accept", stated=figure.counted)
    task = world.tasks["standing"]
    plan_task_update(task=task, revision=task.revision, changes={"state": "done"}, by=officer)
    report_recount(report=report, by=officer)
    done = figures.get(asked__indicator__code="nhiem-vu-da-xong")
    given = figures.get(asked__indicator__code="nhiem-vu-duoc-giao")
    assert (done.counted, done.decision, done.stated) == (1, "", None)
    assert (given.counted, given.decision, given.stated) == (2, "accept", 2)


def test_a_closed_period_takes_no_report(world, indicators, period):
    period_close(period=period)
    period.refresh_from_db()
    with pytest.raises(Conflict, match="không mở"):
        report_open(agency=world.commune, period=period, by=world.person("officer"))


def test_others_open_nothing(world, indicators, period):
    with pytest.raises(NotAllowed):
        report_open(agency=world.commune, period=period, by=world.person("other"))
