"""What notices forgets, after how long, by which date (Nghị định 13/2023/NĐ-CP, Điều 3)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet

from nepso.foundation.notices.models import Digest, Notice, ReminderMark
from nepso.kernel.clock import now


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows of ``model`` whose ``field`` lies further back than ``after`` are removed."""

    model: type[Model]
    field: str
    after: dt.timedelta
    what: str

    def rows(self) -> QuerySet[Model]:
        """The rows whose time has come."""
        return self.model._default_manager.filter(Q(**{f"{self.field}__lt": now() - self.after}))


RULES = (
    Rule(Notice, "created_at", dt.timedelta(days=365), "thông báo"),
    Rule(Digest, "day", dt.timedelta(days=365), "thư gom"),
    # Past the look-back of every ladder, so that nobody is reminded anew.
    Rule(ReminderMark, "due_on", dt.timedelta(days=400), "lần nhắc"),
)
