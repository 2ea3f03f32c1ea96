"""What an appeal asks of a person at their desk, as numbers and words."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from nepso.casework.replies.selectors import appeals_of_nobody, appeals_waiting
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_manage_people

_NOBODY = (
    "khiếu nại chưa có người đủ điều kiện giải quyết",
    "Cần thêm cán bộ giải quyết khiếu nại thuộc cơ quan khác",
)


def appeal_lines(person: Account) -> Iterator[tuple[int, int, tuple[str, str], str]]:
    """Urgency, how many, (what waits, what it is), and where to go: appeals to decide, and appeals
    for which somebody has first to be named (decision 0212)."""
    if waiting := appeals_waiting(person):
        said = ("khiếu nại chờ bạn xem lại", "Người phản ánh đề nghị xem lại")
        yield 0, waiting, said, reverse("replies:appeals")
    if stranded := appeals_of_nobody(person):
        names = may_manage_people(person)
        yield -1000, stranded, _NOBODY, reverse("accounts:people" if names else "triage:list")
