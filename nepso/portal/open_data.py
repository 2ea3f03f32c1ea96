"""The open data of /tien-do/ and /so-lieu/ as plain values, for the REST API (``nepso/wiring.py``):
made of what the pages and their CSVs are made of, so that none says another number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from nepso.portal.public_figures import data_rows, figures_of, years_shown
from nepso.portal.public_progress import clauses_progress
from nepso.programme.plans.selectors import version_binding
from nepso.programme.reporting.following.standing import standing_shown

_NAMES = ("year", "table", "code", "name", "area", "value", "is_hidden", "meaning")


class OpenDataOfPages:
    """What ``publicapi.ports.OpenData`` asks for."""

    def plan(self) -> Mapping[str, Any] | None:
        """The plan in force."""
        version = version_binding()
        if version is None:
            return None
        adopted = version.adopted_at
        return {
            "version": version.number,
            "title": version.plan.title,
            "symbol": version.symbol,
            "issuer": version.issuer,
            "issued_on": version.issued_on,
            "adopted_on": timezone.localdate(adopted) if adopted else None,
        }

    def clauses(self) -> Sequence[Mapping[str, Any]]:
        """Clause by clause, as /tien-do/ tells it."""
        version = version_binding()
        if version is None:
            return []
        shown = standing_shown()
        return [
            {
                "label": one.label,
                "heading": one.heading,
                "part": one.part,
                "promises": [{"text": p.text, "in_words": p.in_words} for p in one.promises],
                "tasks": one.share.total,
                "done": one.share.done,
                "under_way": one.share.under_way,
                "not_started": one.share.not_started,
                "activities": one.activities,
                "in_words": one.in_words,
                "counted_at": shown.counted_at,
            }
            for one in clauses_progress(version, shown.facts)
        ]

    def years(self) -> Sequence[int]:
        """The years of /so-lieu/."""
        return years_shown()

    def figures(self, year: int) -> Mapping[str, Any]:
        """The figures of a year, a row each as in its CSV."""
        found = figures_of(year)
        return {
            "year": found.year,
            "counted_at": found.counted_at,
            "closes_on": found.closes_on,
            "rows": [dict(zip(_NAMES, row, strict=True)) for row in data_rows(found)],
        }
