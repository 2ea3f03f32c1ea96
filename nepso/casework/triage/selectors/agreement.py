"""How often a person held what the machine suggested."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count

from nepso.casework.intake.harms import Harm
from nepso.casework.triage.models import TriageDecision

NOTHING = "Không gợi ý gì"


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """Of the decisions where the machine suggested ``suggested``: how many held it, and what the
    person held instead, the most frequent first."""

    suggested: str
    decided: int
    agreed: int
    instead: tuple[tuple[str, int], ...]

    @property
    def share(self) -> float:
        """The part that agreed."""
        return self.agreed / self.decided if self.decided else 0.0


def agreement_lines(since: dt.datetime | None = None) -> list[AgreementLine]:
    """A line for each suggestion that was decided upon, in the order of ``Harm``, nothing last."""
    rows = TriageDecision.objects.filter(agreed__isnull=False)
    if since is not None:
        rows = rows.filter(at__gte=since)
    counted: dict[str, dict[tuple[str, bool], int]] = {}
    groups = rows.values_list("suggested", "harm", "agreed").annotate(number=Count("id"))
    for suggested, harm, agreed, number in groups.order_by():
        counted.setdefault(suggested, {})[harm, agreed] = number
    return [_line(code, counted[code]) for code in (*Harm.values, "") if code in counted]


def _line(suggested: str, counts: dict[tuple[str, bool], int]) -> AgreementLine:
    instead = [(_label(harm, "Không phải điều gây hại"), number)
               for (harm, agreed), number in counts.items() if not agreed]  # fmt: skip
    return AgreementLine(
        suggested=_label(suggested, NOTHING),
        decided=sum(counts.values()),
        agreed=sum(number for (_, agreed), number in counts.items() if agreed),
        instead=tuple(sorted(instead, key=lambda pair: -pair[1])),
    )


def _label(code: str, without: str) -> str:
    return Harm(code).label if code else without
