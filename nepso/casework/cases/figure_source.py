"""Numbers of submissions for the reports of the programme; joined in ``nepso/wiring.py``.

By agency: a submission counts where its case is now; one without a case at the agency that runs
the programme, whose reception has it. Passed on it counts with who passed it on, once each time.
Numbers alone leave this file, of the province by harm or by month, small ones put together; never a
list, a word, harm by month or harm by agency.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from django.db.models import Count, F, Q
from django.db.models.functions import TruncMonth

from nepso.casework.cases.models import Referral
from nepso.casework.cases.selectors.counting import ANSWERS, HELD_BACK, SPAM, Days, fates, refusals
from nepso.casework.cases.states import ACCEPTED
from nepso.casework.intake.harms import Harm
from nepso.casework.triage.models import TriageDecision
from nepso.casework.triage.reasons import Choice
from nepso.foundation.agencies.models import Agency
from nepso.kernel.small_cells import is_publishable, safe_list

# A year may be cut off some weeks before its end; a half year, counted from the day after the
# cut-off of the half before, is longer than six months, but not this long.
_LEAST_DAYS_OF_A_YEAR = 300
RECEIVED, ANSWERED, ON_TIME, REFERRED = "received", "answered", "on_time", "referred"
# How the columns of a submission are grouped, given the way that leads to it.
By = Callable[[str], list[Any]]


class SpanLike(Protocol):
    """From ``first`` to ``last``, both included, as it was known at ``as_of``."""

    @property
    def first(self) -> dt.date: ...
    @property
    def last(self) -> dt.date: ...
    @property
    def as_of(self) -> dt.datetime: ...


class CountedSubmissions:
    """The source of numbers of submissions."""

    def counted(
        self, agencies: Iterable[int] | None, span: SpanLike
    ) -> Mapping[tuple[int, str], int]:
        """By (agency, measure), those of no number left out; five queries, however many rows."""
        found: Counter[tuple[int, str]] = Counter()
        wanted = None if agencies is None else set(agencies)
        for agency, measure, _, number in _rows(_days(span), lambda _: []):
            if wanted is None or agency in wanted:
                found[agency, measure] += number
        return {key: number for key, number in found.items() if number}

    def divided(
        self, measure: str, agencies: Iterable[int] | None, span: SpanLike
    ) -> list[tuple[str, list[tuple[str, int]]]]:
        """One measure by harm, and by month: (title, [(label, number)]); ten queries at most.

        Only of the province, and by harm only of a whole year (docs/decisions/0202): everybody with
        a role opens the figures of every agency and period, whose wholes are exact, and what one
        list hides would be what another shows less the rest. Of a year small harms are put together
        exactly as the public page hides them; a month of it names neither harm nor agency.
        """
        if agencies is not None:
            return []
        months = _divided(measure, span, lambda before: [TruncMonth(f"{before}received_at")])
        by_month = [(f"Tháng {m:%m/%Y}", months[m]) for m in sorted(months) if months[m]]
        if (span.last - span.first).days + 1 < _LEAST_DAYS_OF_A_YEAR:
            return [("Theo tháng nhận", by_month)]
        harms = _divided(measure, span, lambda before: [f"{before}harm"])
        by_harm = _gathered([(str(harm.label), harms[harm.value]) for harm in Harm])
        return [("Theo loại việc", by_harm), ("Theo tháng nhận", by_month)]


def _gathered(rows: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The rows that may be shown; all others as one, of which none can be reckoned back."""
    counts = [number for _, number in rows]
    told = safe_list(counts) if is_publishable(sum(counts)) else [None] * len(rows)
    shown = [row for row, number in zip(rows, told, strict=True) if number]
    left = sum(counts) - sum(number for _, number in shown)
    return [*shown, ("Các loại việc còn lại, gộp lại", left)] if left else shown


def _days(span: SpanLike) -> Days:
    return Days(span.first, span.last, span.as_of)


def _divided(measure: str, span: SpanLike, by: By) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for _, counted, (key,), number in _rows(_days(span), by):
        if counted == measure:
            found[key] += number
    return found


def _rows(days: Days, by: By) -> Iterator[tuple[int, str, tuple[Any, ...], int]]:
    """(agency, measure, columns grouped by, number); what belongs to nobody is left out."""
    lead = Agency.objects.filter(is_lead_desk=True).values_list("pk", flat=True).first()
    for agency, measure, key, number in (*_held(days, by), *_refused(days, by), *_sent(days, by)):
        at = agency or lead
        if at is not None:
            yield at, measure, key, number


def _held(days: Days, by: By) -> Iterator[tuple[Any, str, tuple[Any, ...], int]]:
    for fate in fates(days, "case_link__case__agency", *by("")):
        agency, *key = fate.by
        if fate.what == HELD_BACK:
            continue
        yield agency, RECEIVED, tuple(key), fate.number
        if fate.what in ANSWERS:
            yield agency, ANSWERED, tuple(key), fate.number
            if not fate.is_late:
                yield agency, ON_TIME, tuple(key), fate.number


def _refused(days: Days, by: By) -> Iterator[tuple[None, str, tuple[Any, ...], int]]:
    """What triage refused is answered; what it found to be spam was not received."""
    for one in refusals(days, *by("submission__")):
        if one.reason == SPAM:
            yield None, RECEIVED, one.by, -one.number
            continue
        yield None, ANSWERED, one.by, one.number
        if not one.is_late:
            yield None, ON_TIME, one.by, one.number


def _sent(days: Days, by: By) -> Iterator[tuple[Any, str, tuple[Any, ...], int]]:
    way = "case__links__submission__"
    there = Q(answered_at__gte=F("case__links__joined_at"))
    taken = Referral.objects.filter(days.condition(way), there, state=ACCEPTED).order_by()
    for agency, *key, number in taken.values_list("from_agency", *by(way)).annotate(n=Count("pk")):
        yield agency, REFERRED, tuple(key), number
    way = "submission__"
    sent = TriageDecision.objects.filter(days.condition(way), choice=Choice.REFER).order_by()
    for _, *key, number in sent.values_list("choice", *by(way)).annotate(n=Count("pk")):
        yield None, REFERRED, tuple(key), number
