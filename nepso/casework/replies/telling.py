"""Telling appeal officers and approvers. The sentence names a number and a harm, nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from django.urls import reverse

from nepso.casework.cases.telling import once_a_week, who_can_mend
from nepso.casework.intake.harms import Harm
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.policies import among_whom_to_decide, is_complained_of
from nepso.casework.replies.states import APPEAL
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import (
    administrators_everywhere,
    memberships_valid,
)
from nepso.foundation.notices.kinds import Asked, NoticeKind, kind_joins
from nepso.foundation.notices.services import notice_give
from nepso.kernel.clock import today

KIND = NoticeKind("replies.appeal", "Khiếu nại về phản ánh", noun="khiếu nại")
kind_joins(KIND)


def _still_nobody(asked: Sequence[Asked]) -> set[Asked]:
    rows = Appeal.objects.filter(
        public_id__in={one.about for one in asked}, state__in=APPEAL.group("open")
    )
    stranded = set(rows.filter(nobody_since__isnull=False).values_list("public_id", flat=True))
    return {one for one in asked if one.about in stranded}


NOBODY = NoticeKind(
    "replies.appeal_nobody",
    "Khiếu nại chưa có người đủ điều kiện giải quyết",
    noun="khiếu nại",
    may_mute=False,
    still_needed=_still_nobody,
)
kind_joins(NOBODY)


def who_may_decide(appeal: Appeal) -> list[Account]:
    """Every appeal officer who may decide this one."""
    rows = memberships_valid(today()).filter(role=Role.APPEAL_OFFICER, account__is_active=True)
    named = {row.account_id: row.account for row in rows.select_related("account")}
    return among_whom_to_decide([one for _, one in sorted(named.items())], appeal)


def tell_appeal_officers(appeal: Appeal, people: Iterable[Account]) -> None:
    """Those who may decide it, once each."""
    for account in people:
        notice_give(
            to=account,
            kind=KIND.code,
            key=appeal.public_id,
            sentence=f"Có khiếu nại mới chờ xem lại ({Harm(appeal.harm).label}).",
            link=reverse("replies:appeal", args=[appeal.public_id]),
            abouts=[appeal.public_id],
        )


def tell_nobody_may_decide(appeal: Appeal) -> None:
    """Who can name another officer, and the reception, once a week: those who see the line at their
    desk (``may_hear_of_nobody``). Neither reads the appeal, so they hear nothing of it: no harm, no
    number, no agency. Nobody of the agency complained about hears that there is one, save who can
    name an officer where there is nobody else."""
    runs = set(administrators_everywhere())
    for account in who_can_mend(partial(is_complained_of, appeal=appeal)):
        naming, triage = reverse("accounts:people"), reverse("triage:list")
        notice_give(
            to=account,
            kind=NOBODY.code,
            key=once_a_week(appeal.public_id),
            sentence=(
                "Có khiếu nại chưa có người đủ điều kiện giải quyết: cần thêm cán bộ giải quyết "
                "khiếu nại thuộc cơ quan khác, chưa tham gia việc này."
            ),
            link=naming if account in runs else triage,
            abouts=[appeal.public_id],
        )
