"""The source of evidence: counts of one agency, totals of many, and what stands behind a count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from nepso.programme.activities import selectors as activities
from nepso.programme.reporting.evidence_source.adding import (
    Sums,
    add_alone,
    add_each_agency,
    add_shared,
)
from nepso.programme.reporting.evidence_source.asking import (
    OF_ACTIVITIES,
    asked_of,
    duties_at,
    lines_of,
    scope_of,
)
from nepso.programme.reporting.ports import (
    COUNTED_THINGS,
    Behind,
    BehindPage,
    Counted,
    Span,
    Totals,
)
from nepso.programme.reporting.rules import Rule


class ActivityEvidence:
    """The source of evidence that ``nepso/wiring.py`` joins."""

    def counted(
        self, rules: Mapping[str, Rule], agencies: Iterable[int] | None, span: Span
    ) -> dict[tuple[int, str], Counted]:
        """Each agency on its own, with parts; two queries for each table of lines."""
        wanted = None if agencies is None else list(agencies)
        of_agency: defaultdict[int, Sums] = defaultdict(lambda: Sums({}))
        for asked in asked_of(rules):
            add_each_agency(asked, lines_of(asked, wanted, span), of_agency)
        return {
            (agency, name): counted
            for agency, sums in of_agency.items()
            for name, counted in sums.counted().items()
        }

    def totals(
        self,
        rules: Mapping[str, Rule],
        agencies: Iterable[int] | None,
        span: Span,
        kind_of: Mapping[int, str],
    ) -> Totals:
        """Of many agencies together; three queries for each table of lines."""
        wanted = None if agencies is None else list(agencies)
        sums = Sums(kind_of)
        for asked in asked_of(rules):
            rows = lines_of(asked, wanted, span)
            add_alone(asked, rows, sums)
            add_shared(asked, rows, sums)
        return Totals(dict(sums.of_agency), sums.counted())

    def behind(
        self,
        rule: Rule,
        agencies: Iterable[int] | None,
        span: Span,
        *,
        what: str = COUNTED_THINGS,
        after: str = "",
        before: str = "",
    ) -> BehindPage:
        """What a rule counts, or the items that prove it, the latest first."""
        duties = duties_at({"rule": rule}).get("rule")
        scope = scope_of(
            agencies,
            span,
            duties=duties,
            forms=rule.forms or None,
            audiences=rule.audiences or None,
        )
        if what == COUNTED_THINGS and rule.counted_from in OF_ACTIVITIES:
            found = activities.activities_behind(scope, after=after, before=before)
            return _page(found, reach=OF_ACTIVITIES[rule.counted_from])
        kinds, of = rule.kinds or None, rule.of or None
        return _page(
            activities.items_behind(scope, kinds=kinds, counts_of=of, after=after, before=before)
        )


def _page(found: activities.BehindPage, *, reach: str = "") -> BehindPage:
    """``reach``: which of its two each activity brings to the figure; "": it brings itself."""
    rows = [
        Behind(
            *(b.title, b.url, b.day, b.agency, b.kind),
            Decimal(getattr(b, reach)) if reach else b.value,
            b.is_photo,
        )
        for b in found.rows
    ]
    return BehindPage(rows, found.after, found.before, found.by_word)
