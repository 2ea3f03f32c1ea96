"""Telling the people whose turn it is with a report: a line in their inbox and in the digest."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import reachable_at
from nepso.foundation.notices.kinds import NoticeKind, kind_joins
from nepso.foundation.notices.services import notice_give
from nepso.programme.reporting.models import PeriodicReport

TURN = NoticeKind("reporting.turn", "Báo cáo được trình, trả lại, tiếp nhận", noun="báo cáo")
kind_joins(TURN)


def tell_heads(report: PeriodicReport, by: Account) -> None:
    """It waits for the head's approval."""
    heads = reachable_at({report.agency_id}).heads.get(report.agency_id, [])
    _tell(report, heads, f"{report.title} đã trình, chờ bạn đọc và duyệt.", by)


def tell_writers(report: PeriodicReport, happened: str, by: Account) -> None:
    """What became of it, to the officers of the agency, its head where it has none."""
    whom = reachable_at({report.agency_id}).taking(report.agency_id)
    _tell(report, whom, f"{report.title} {happened}", by)


def _tell(report: PeriodicReport, whom: Iterable[Account], sentence: str, by: Account) -> None:
    for person in whom:
        if person != by:
            notice_give(
                to=person,
                kind=TURN.code,
                key=f"{report.public_id}.{report.revision}.{report.state}",
                sentence=sentence,
                link=reverse("reporting:report", args=[report.public_id]),
                abouts=[report.public_id],
                by=by,
            )
