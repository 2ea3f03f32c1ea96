"""What a package forgets by itself: rows of a model, so long after a date field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet

from nepso.kernel.clock import now

AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows of ``model`` whose ``field`` lies further back than ``after`` are removed, except those
    for which ``needed`` holds; ``what`` they are, in words. Nghị định 13/2023/NĐ-CP, Điều 3: no
    longer than their purpose asks."""

    model: type[Model]
    field: str
    after: dt.timedelta
    what: str
    needed: Q | None = None

    def rows(self) -> QuerySet[Model]:
        """The rows whose time has come."""
        due = Q(**{f"{self.field}__lt": now() - self.after})
        found = self.model._default_manager.filter(due)
        return found if self.needed is None else found.exclude(self.needed)


def obey(rules: Iterable[Rule]) -> None:
    """Remove what is due, a batch at a time: however much has gathered, no statement holds it all.
    Run twice it does nothing more."""
    for rule in rules:
        rows = rule.rows().order_by("pk")
        while due := list(rows.values_list("pk", flat=True)[:AT_ONCE]):
            rule.model._default_manager.filter(pk__in=due).delete()
