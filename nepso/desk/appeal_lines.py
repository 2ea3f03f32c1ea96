"""What an appeal asks of a person at their desk, as numbers and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from nepso.casework.replies.selectors import appeals_of_nobody, appeals_waiting
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_manage_people


@dataclass(frozen=True, slots=True)
class AppealLine:
    """``number`` appeals that ask something: ``waits`` says what waits, ``means`` what that is,
    ``url`` where to go. The lower ``urgency``, the further up."""

    urgency: int
    number: int
    waits: str
    means: str
    url: str


def appeal_lines(person: Account) -> Iterator[AppealLine]:
    """Appeals to decide, and appeals for which somebody has first to be named (decision 0212)."""
    if waiting := appeals_waiting(person):
        yield AppealLine(
            urgency=0,
            number=waiting,
            waits="khiếu nại chờ bạn xem lại",
            means="Người phản ánh đề nghị xem lại",
            url=reverse("replies:appeals"),
        )
    if stranded := appeals_of_nobody(person):
        names = may_manage_people(person)
        yield AppealLine(
            urgency=-1000,
            number=stranded,
            waits="khiếu nại chưa có người đủ điều kiện giải quyết",
            means="Cần thêm cán bộ giải quyết khiếu nại thuộc cơ quan khác",
            url=reverse("accounts:people" if names else "triage:list"),
        )
