"""``nepso demo``: a believable year in every state, marked as a demonstration, made once."""

import datetime as dt

import pytest
from django.core.files.storage import default_storage
from django.db.models import Count
from PIL import Image

from config import preparing
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.worktime.demo import shown_year
from nepso.kernel.clock import now
from nepso.programme.activities.custody import custody_is_whole
from nepso.programme.activities.facts import tasks_checked
from nepso.programme.activities.kinds import Form, ItemKind
from nepso.programme.activities.models import (
    Activity,
    ActivityStep,
    CountedActivity,
    EvidenceItem,
)
from nepso.programme.activities.states import ACTIVITY_STATES
from nepso.programme.reporting.checks import report_facts
from nepso.programme.reporting.models import (
    Erratum,
    Figure,
    FigureAdjustment,
    Paragraph,
    PeriodicReport,
    ReportForm,
)
from nepso.programme.reporting.states import REPORT_STATES

pytestmark = pytest.mark.django_db
KINDS = (
    Account,
    Activity,
    ActivityStep,
    EvidenceItem,
    PeriodicReport,
    Figure,
    Paragraph,
    AuditLine,
)


def codes(machine):
    return {state.code for state in machine.states}


@pytest.mark.timeout(400)
def test_a_year_of_120_agencies():
    """One load for all checks: it makes most of what a province makes."""
    preparing.fill_demonstration()
    first = [kind.objects.count() for kind in KINDS]
    preparing.fill_demonstration()
    assert [kind.objects.count() for kind in KINDS] == first
    _activities()
    _evidence()
    _reports()
    _facts_hold()


def _activities():
    rows = Activity.objects.select_related("agency", "created_by")
    assert 1000 < rows.count() < 2000
    assert set(rows.values_list("state", flat=True)) == codes(ACTIVITY_STATES)
    assert len(set(rows.values_list("form", flat=True))) >= 12
    assert set(Form.values[:4]) <= set(rows.values_list("form", flat=True))
    assert rows.values("agency").distinct().count() > 105
    assert not rows.exclude(created_by__is_demonstration=True).exists()
    assert not rows.exclude(note__contains="Dữ liệu minh họa").exists()
    assert not ActivityStep.objects.filter(at__gt=now()).exists()
    for row in rows.prefetch_related("plan_tasks__agency", "plan_tasks__duty")[::17]:
        tasks_checked(row.agency, list(row.plan_tasks.all()))


def _evidence():
    items = EvidenceItem.objects.annotate(claimed=Count("claims"))
    found = set(items.values_list("kind", flat=True))
    assert {*ItemKind.values} - {ItemKind.FILE} == found
    photos = items.filter(kind=ItemKind.PHOTO).select_related("stored")
    assert photos.count() > 100
    assert not photos.exclude(title__endswith="(ảnh minh họa)").exists()
    with default_storage.open(photos[0].stored.path) as content, Image.open(content) as photo:
        assert photo.size == (480, 320)
    assert items.filter(cleared_for_public=True).count() == 30
    assert items.filter(claimed__gt=3).exists()
    links = items.filter(kind=ItemKind.LINK)
    assert not links.exclude(url__regex=r"^https://[a-z0-9-]+\.example/").exists()
    assert all(custody_is_whole(item) for item in items.order_by("pk")[::40])
    accepted = Activity.objects.filter(state="accepted").count()
    assert CountedActivity.objects.filter(until_at=None).count() == accepted


def _reports():
    rows = PeriodicReport.objects.filter(period__year=shown_year())
    assert rows.count() == 120
    assert set(rows.values_list("state", flat=True)) == codes(REPORT_STATES)
    due = dt.datetime(shown_year(), 11, 25, 17, tzinfo=dt.UTC)
    assert rows.filter(sent_at__gt=due).exists()
    assert rows.filter(is_nothing=True).exclude(nothing_reason="").exists()
    assert rows.filter(figures__return_reason__gt="").exists()
    assert rows.filter(paragraphs__return_reason__gt="").exists()
    assert rows.filter(forms__in=ReportForm.objects.all()).count() == 1
    assert FigureAdjustment.objects.filter(reason__gt="").count() > 3
    assert Erratum.objects.count() == 1
    before = PeriodicReport.objects.filter(period__year=shown_year() - 1)
    said = Figure.objects.filter(report__in=before)
    assert said.exists()
    assert not said.exclude(typed_source__contains="minh họa").exists()


def _facts_hold():
    """What was written in bulk says of itself what the checks say."""
    rows = PeriodicReport.objects.filter(period__year=shown_year()).exclude(state="expected")
    for report in rows.select_related("agency", "period").order_by("pk")[::6]:
        assert report_facts(report) == (report.is_complete, report.is_filled), report
