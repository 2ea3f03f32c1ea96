"""Where a duty stands in its document: its path of clauses, and its sentence in its paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.programme.plans.models import Clause, Duty, PlanVersion


@dataclass(frozen=True, slots=True)
class Quote:
    """A paragraph of the document, cut around the sentence."""

    before: str
    sentence: str
    after: str


def quoted(duty: Duty) -> Quote | None:
    """The sentence within its paragraph; None for a duty that a person added. One query."""
    if duty.span_start is None or duty.span_end is None:
        return None
    text = PlanVersion.objects.values_list("text", flat=True).get(pk=duty.version_id)
    start = text.rfind("\n", 0, duty.span_start) + 1
    end = text.find("\n", duty.span_end)
    end = len(text) if end < 0 else end
    return Quote(
        text[start : duty.span_start],
        text[duty.span_start : duty.span_end],
        text[duty.span_end : end],
    )


def clause_path(duty: Duty) -> list[Clause]:
    """The headings above a duty, the outermost first. One query."""
    parts = duty.clause.split(".")
    labels = [".".join(parts[: n + 1]) for n in range(len(parts))]
    return list(Clause.objects.filter(version_id=duty.version_id, label__in=labels))
