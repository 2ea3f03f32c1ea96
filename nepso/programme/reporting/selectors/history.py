"""What happened to a report, in words: its audit lines with the names of who acted."""

from __future__ import annotations

from typing import Any

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act_label
from nepso.foundation.audit.selectors import audit_of
from nepso.programme.reporting.models import PeriodicReport

MOST_LINES = 60


def report_history(report: PeriodicReport) -> list[dict[str, Any]]:
    """The latest acts on a report, newest first, as the timeline shows them; two queries."""
    lines = list(audit_of(report)[:MOST_LINES])
    ids = {line.actor for line in lines if line.actor}
    names = {row.public_id: str(row) for row in Account.objects.filter(public_id__in=ids)}
    found = []
    for line in lines:
        label = act_label(line.act).removeprefix("đã ")
        who = names.get(line.actor, "tài khoản đã xóa") if line.actor else "Hệ thống"
        found.append({"when": line.at, "title": label[:1].upper() + label[1:], "who": who})
    return found
