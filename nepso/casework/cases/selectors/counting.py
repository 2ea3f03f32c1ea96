"""What came in and what became of it, as numbers: for the public page and for the annual report.

Only aggregates: nothing here names or lists a submission. Every number is about the submissions
*received* between two days, whatever happened to them since.

- *Received*: all but what waits for a person to say whether it is spam (``held``) and what a person
  found to be spam. Withdrawn and erased ones stay counted: their rows stay.
- *Answered*: its case is closed with an answer (opened again after an appeal it is open again), or
  triage refused it or pointed elsewhere, with the reason. A merged one goes with its case.
- *On time*: answered before the date of the reporter's own clock (``waiting.py``) ran out, which
  runs from the moment they sent, in triage and in every case, and rests only while they are asked.
- *Late and open*: not answered though that date has passed, with a case or still lying in triage.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils import timezone

from nepso.casework.cases.models import YearCount
from nepso.casework.cases.states import ACCEPTED
from nepso.casework.cases.states import ANSWERED as CASE_ANSWERED
from nepso.casework.cases.states import NOT_OURS as CASE_NOT_OURS
from nepso.casework.cases.states import REFERRED as CASE_REFERRED
from nepso.casework.cases.states import REFUSED as CASE_REFUSED
from nepso.casework.cases.states import WITHDRAWN as CASE_WITHDRAWN
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Submission
from nepso.casework.intake.states import ERASED, WAITING_FOR_YOU, WITHDRAWN
from nepso.casework.triage.models import TriageDecision
from nepso.casework.triage.reasons import Choice
from nepso.casework.triage.states import ASKED, DECIDED, GONE, HELD, SEALED, WAITING
from nepso.kernel.clock import now, today

# How a case ends with an answer; withdrawn and merged into another are none.
ANSWERS = (CASE_ANSWERED, CASE_REFERRED, CASE_NOT_OURS, CASE_REFUSED)
SPAM = "spam"


@dataclass(frozen=True, slots=True)
class Days:
    """From ``first`` to ``last``, both included; of what had come in by ``as_of`` (None: all)."""

    first: dt.date
    last: dt.date
    as_of: dt.datetime | None = None

    @classmethod
    def of_year(cls, year: int) -> Days:
        """A calendar year."""
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31))

    def condition(self, before: str = "") -> Q:
        """Received within them; ``before`` leads to the submission ("submission__")."""
        within = self.opened(f"{before}received_at")
        return within & Q(**{f"{before}received_at__lte": self.as_of}) if self.as_of else within

    def opened(self, column: str) -> Q:
        """The moment in a column lies within them."""
        start, end = _midnight(self.first), _midnight(self.last + dt.timedelta(days=1))
        return Q(**{f"{column}__gte": start, f"{column}__lt": end})


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


@dataclass(frozen=True, slots=True)
class Fate:
    """One group of submissions that stand alike; ``by`` are the values grouped by."""

    by: tuple[object, ...]
    what: str
    is_late: bool
    number: int


# What a group of submissions is, beside the ways in which a case answers (``ANSWERS``).
HELD_BACK, UNDECIDED, ASKED_BACK, UNDER_WAY = "held", "undecided", "asked", "open"
AWAITED, TAKEN_BACK, ENDED_IN_TRIAGE = "waiting", "withdrawn", "triage"
OPEN = (UNDECIDED, ASKED_BACK, UNDER_WAY, AWAITED)


def submissions_within(days: Days) -> QuerySet[Submission]:
    """Whatever came in within the days, as rows to aggregate."""
    return Submission.objects.filter(days.condition()).order_by()


def fates(days: Days, *by: str) -> Iterator[Fate]:
    """What became of all that came in, grouped by the given columns too; one query."""
    late = Q(answer_clock__was_late=True) | Q(answer_clock__due_at__lt=now())
    is_late = Case(When(late, then=Value(True)), default=Value(False), output_field=BooleanField())
    columns = (*by, "state", "triage__state", "case_link__case__state", "is_late", "is_lapsed")
    rows = submissions_within(days).annotate(is_late=is_late, is_lapsed=_lapsed())
    grouped = rows.values_list(*columns).annotate(number=Count("pk"))
    for *given, state, triage, case, was_late, lapsed, number in grouped:
        what = UNDER_WAY if lapsed else _what(state, triage, case)
        yield Fate(tuple(given), what, was_late, number)


def _lapsed() -> Case:
    """Its words went because nobody ever did anything: no answer, and no withdrawal either."""
    never = Q(state=ERASED, answer_clock__was_late=True, answer_clock__ended_at=None)
    return Case(When(never, then=Value(True)), default=Value(False), output_field=BooleanField())


def _what(state: str, triage: str, case: str | None) -> str:
    if case is None:
        told = {HELD: HELD_BACK, WAITING: UNDECIDED, ASKED: ASKED_BACK}
        return TAKEN_BACK if state == WITHDRAWN else told.get(triage, ENDED_IN_TRIAGE)
    if state == WITHDRAWN or case == CASE_WITHDRAWN:
        return TAKEN_BACK
    if case in ANSWERS:
        return case
    # Asked is one reporter; the others of the case wait for the agency meanwhile.
    return AWAITED if state == WAITING_FOR_YOU else UNDER_WAY


@dataclass(frozen=True, slots=True)
class Refused:
    """A group of submissions that triage refused by one reason; spam is one of them."""

    by: tuple[object, ...]
    reason: str
    is_late: bool
    number: int


def refusals(days: Days, *by: str) -> Iterator[Refused]:
    """What triage ended without a case, by the reason that stands; one query.

    A refusal that an appeal undid stands no more; one that its reporter erased later still does.
    """
    later = TriageDecision.objects.filter(submission=OuterRef("submission"), pk__gt=OuterRef("pk"))
    rows = TriageDecision.objects.filter(
        days.condition("submission__"),
        ~Exists(later),
        undone_at=None,
        choice__in=(Choice.REFUSE, Choice.SEAL),
        submission__triage__state__in=(DECIDED, SEALED, GONE),
        submission__case_link=None,
    )
    columns = (*by, "reason_code", "submission__answer_clock__was_late")
    grouped = rows.order_by().values_list(*columns)
    for *given, reason, was_late, number in grouped.annotate(number=Count("pk")):
        yield Refused(tuple(given), reason, bool(was_late), number)


def passed_on() -> Q:
    """The condition of submissions that were sent on: another agency took their case, or triage
    sent them there."""
    taken = Q(
        case_link__case__referrals__state=ACCEPTED,
        # What was merged in later never made that way.
        case_link__case__referrals__answered_at__gte=F("case_link__joined_at"),
    )
    return taken | Q(decisions__choice=Choice.REFER)


def passed_on_number(days: Days) -> int:
    """How many submissions went on to another agency; one query."""
    return submissions_within(days).filter(passed_on()).values("pk").distinct().count()


@dataclass(frozen=True, slots=True)
class Sum:
    """The numbers of some days. ``refused`` by reason, spam left out; ``answers`` by how the case
    closed."""

    received: int
    held: int
    spam: int
    by_harm: dict[str, int]
    answers: dict[str, int]
    refused: dict[str, int]
    on_time: int
    late_answered: int
    late_open: int
    open: int
    waiting_for_reporter: int
    withdrawn: int
    passed_on: int

    @property
    def answered(self) -> int:
        """By a case or by triage."""
        return self.on_time + self.late_answered

    @property
    def due(self) -> int:
        """What had to be answered by now: answered, or late and still open."""
        return self.answered + self.late_open

    @property
    def on_time_percent(self) -> int | None:
        """Answered on time out of all that had to be; rounded down, None when nothing had to."""
        return self.on_time * 100 // self.due if self.due else None


def submissions_summed(days: Days) -> Sum:
    """Everything about some days, in three queries however many rows there are."""
    of, late = Counter[str](), Counter[str]()
    by_harm: Counter[str] = Counter({str(harm): 0 for harm in Harm})
    for fate in fates(days, "harm"):
        of[fate.what] += fate.number
        if fate.is_late:
            late[fate.what] += fate.number
        if fate.what != HELD_BACK:
            by_harm[str(fate.by[0])] += fate.number
    refused, refused_late, spam = Counter[str](), 0, 0
    for one in refusals(days, "submission__harm"):
        if one.reason == SPAM:
            spam += one.number
            by_harm[str(one.by[0])] -= one.number
            continue
        refused[one.reason] += one.number
        refused_late += one.number if one.is_late else 0
    answers = {answer: of[answer] for answer in ANSWERS}
    late_answered = sum(late[answer] for answer in ANSWERS) + refused_late
    # Erased before anybody decided: nothing was refused, nothing is left to answer.
    gone = of[ENDED_IN_TRIAGE] - refused.total() - spam
    return Sum(
        received=by_harm.total(),
        held=of[HELD_BACK],
        spam=spam,
        by_harm=dict(by_harm),
        answers=answers,
        refused=dict(refused),
        on_time=sum(answers.values()) + refused.total() - late_answered,
        late_answered=late_answered,
        late_open=sum(late[what] for what in OPEN),
        open=sum(of[what] for what in OPEN),
        waiting_for_reporter=of[AWAITED] + of[ASKED_BACK],
        withdrawn=of[TAKEN_BACK] + gone,
        passed_on=passed_on_number(days),
    )


def harm_by_area(days: Days) -> Iterator[tuple[str, int | None, int]]:
    """(harm, key of the commune or None, number) of what was received; two queries."""
    found: Counter[tuple[str, int | None]] = Counter()
    rows = submissions_within(days).exclude(triage__state=HELD)
    for harm, commune, number in rows.values_list("harm", "commune").annotate(n=Count("pk")):
        found[harm, commune] += number
    for one in refusals(days, "submission__harm", "submission__commune"):
        if one.reason == SPAM:
            found[one.by] -= one.number  # type: ignore[index]
    for (harm, commune), number in sorted(found.items(), key=str):
        if number:
            yield harm, commune, number


def year_counted(year: int) -> YearCount | None:
    """What was kept of a closed year by harm and area; one query."""
    return YearCount.objects.filter(year=year).first()


def years_with_submissions() -> list[int]:
    """The years in which something came in, the newest first, this one always; two queries."""
    rows = Submission.objects.order_by("received_at").values_list("received_at", flat=True)
    first = rows.first()
    this = today().year
    begun = timezone.localtime(first).year if first else this
    return list(range(this, begun - 1, -1))
