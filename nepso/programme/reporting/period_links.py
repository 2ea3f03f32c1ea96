"""The ways from the page of a period to its reports (``worktime/ports.py``)."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from nepso.foundation.accounts.selectors import Person
from nepso.foundation.worktime.models import Period
from nepso.foundation.worktime.ports import PeriodLink
from nepso.programme.reporting.consolidated.selectors import consolidated_visible_to
from nepso.programme.reporting.following.policies import may_follow_up
from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.policies import may_see_consolidated, may_see_reporting

MOST = 10


def links_of(period: Period, viewer: Person) -> list[PeriodLink]:
    """Reports of the agencies, the consolidated ones that the viewer may read, the call list."""
    links = list[PeriodLink]()
    if may_see_reporting(viewer):
        number = PeriodicReport.objects.filter(period=period).count()
        note = f"{number} cơ quan phải báo cáo" if number else "Chưa lập danh sách cơ quan"
        url = reverse("reporting:period", args=[period.public_id])
        links.append(PeriodLink("Báo cáo của các cơ quan", url, note))
    if may_see_consolidated(viewer):
        rows = consolidated_visible_to(viewer).filter(period=period)
        links += [
            PeriodLink(
                f"Báo cáo tổng hợp: {report.title}",
                reverse("consolidated:report", args=[report.public_id]),
                report.get_state_display(),
            )
            for report in rows.order_by("-created_at", "-id")[:MOST]
        ]
    if period.is_open and may_follow_up(viewer):
        url = f"{reverse('reporting:calls')}?{urlencode({'ky': period.code})}"
        links.append(PeriodLink("Danh sách gọi điện", url, "Cơ quan chưa gửi báo cáo"))
    return links
