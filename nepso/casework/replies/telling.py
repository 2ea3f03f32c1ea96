"""Telling appeal officers and approvers. The sentence names a number and a harm, nobody."""

from __future__ import annotations

from django.urls import reverse

from nepso.casework.intake.harms import Harm
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.policies import may_decide_appeal
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import memberships_valid
from nepso.foundation.notices.kinds import NoticeKind, kind_joins
from nepso.foundation.notices.services import notice_give
from nepso.kernel.clock import today

KIND = NoticeKind("replies.appeal", "Khiếu nại về phản ánh", noun="khiếu nại")
kind_joins(KIND)


def tell_appeal_officers(appeal: Appeal) -> None:
    """Everybody who may decide this one."""
    rows = memberships_valid(today()).filter(role=Role.APPEAL_OFFICER, account__is_active=True)
    for account in {row.account for row in rows.select_related("account")}:
        if may_decide_appeal(account, appeal):
            notice_give(
                to=account,
                kind=KIND.code,
                key=appeal.public_id,
                sentence=f"Có khiếu nại mới chờ xem lại ({Harm(appeal.harm).label}).",
                link=reverse("replies:appeal", args=[appeal.public_id]),
                abouts=[appeal.public_id],
            )
