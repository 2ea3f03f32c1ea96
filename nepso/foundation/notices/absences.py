"""Telling two people that somebody else arranged who stands in for one of them."""

from __future__ import annotations

from django.urls import reverse

from nepso.foundation.accounts.models import Delegation
from nepso.foundation.notices.kinds import NoticeKind
from nepso.foundation.notices.services import notice_give

ABSENCE = NoticeKind("accounts.absence", "Làm thay khi vắng mặt", "ủy quyền", may_mute=False)


def arranged_told(delegation: Delegation) -> None:
    """Tell the absent person, who can end it on return, and whoever stands in."""
    days = f"từ {delegation.first_day:%d/%m/%Y} đến hết {delegation.last_day:%d/%m/%Y}"
    told = {
        delegation.delegator: f"Có người được sắp xếp làm thay bạn {days}: "
        "xem ai, vì sao, và kết thúc khi bạn trở lại.",
        delegation.delegate: f"Bạn được sắp xếp làm thay một đồng nghiệp {days}: xem là ai.",
    }
    for account, sentence in told.items():
        notice_give(
            to=account,
            kind=ABSENCE.code,
            key=delegation.public_id,
            sentence=sentence,
            link=reverse("accounts:me"),
            by=delegation.arranged_by,
        )
