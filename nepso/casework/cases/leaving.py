"""What cases answers when a person leaves (``accounts.ports``, joined in wiring)."""

from __future__ import annotations

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import cases_hand_over
from nepso.casework.cases.states import CASE
from nepso.foundation.accounts.models import Account


def hand_over(account: Account, successor: Account | None, by: Account | None) -> int:
    """Move the live cases of ``account``; returns how many the successor took."""
    return cases_hand_over(account=account, successor=successor, by=by)


def open_work(account: Account) -> list[tuple[str, int]]:
    """How many live cases the person handles."""
    rows = CaseFile.objects.filter(handler=account, state__in=CASE.group("live"))
    return [("hồ sơ đang xử lý", rows.count())]
