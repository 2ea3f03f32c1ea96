"""From the page of a period to the consolidated reports that its reader may open."""

import pytest

from nepso.programme.reporting.models import ConsolidatedReport
from nepso.programme.reporting.period_links import MOST, links_of

pytestmark = pytest.mark.django_db


def test_many_newer_drafts_hide_no_report_that_may_be_read(reported):
    report = reported.made()
    ConsolidatedReport.objects.filter(pk=report.pk).update(state="frozen", title="Đã chốt")
    for number in range(MOST + 1):
        draft = ConsolidatedReport.objects.get(pk=report.pk)
        draft.pk, draft.public_id, draft.state = None, f"nhap{number:012d}", "draft"
        draft.title = "Đang soạn"
        draft.save()
    seen = [link.title for link in links_of(report.period, reported.person("officer"))]
    assert [one for one in seen if "tổng hợp" in one] == ["Báo cáo tổng hợp: Đã chốt"]
    desk = [link.title for link in links_of(report.period, reported.person("desk"))]
    assert sum("Đang soạn" in one for one in desk) == MOST
