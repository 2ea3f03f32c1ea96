"""How long a closed case keeps its words, by harm; one daily job obeys it (``jobs.py``) and the
public reads the same table at /phan-anh/luu-tru/.

Nghị định 13/2023/NĐ-CP, Điều 3: personal data are kept no longer than their purpose asks. Harm,
area, dates and outcome stay, without a word, for the figures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from nepso.casework.cases.models import CaseFile, CaseNote, CaseStep
from nepso.casework.cases.ports import answered_since
from nepso.casework.cases.states import CASE
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Submission
from nepso.casework.intake.states import APPEALING, ERASED, SUBMISSION
from nepso.kernel.clock import now

AT_ONCE = 500
# What never ends: so many days after people were asked about it, its words go too.
ASKED_FOR = 90
# Nobody decided about it yet; what is appealed was.
UNDECIDED = (SUBMISSION.group("open") | SUBMISSION.group("waiting")) - {APPEALING}


@dataclass(frozen=True, slots=True)
class Rule:
    """A closed case of ``harm`` keeps its words ``days`` days; ``why`` is said to the public."""

    harm: Harm
    days: int
    why: str

    def cases(self) -> QuerySet[CaseFile]:
        """The cases whose time has come and that no appeal still needs, the oldest first."""
        due = now() - dt.timedelta(days=self.days)
        rows = CaseFile.objects.filter(
            harm=self.harm, closed_at__lt=due, emptied_at__isnull=True, is_appealed=False
        )
        return rows.order_by("closed_at", "id")


_APPEAL = "Đủ để bạn khiếu nại và để cơ quan đối chiếu khi có việc giống."
_SHORT = "Nội dung nhạy cảm: giữ ngắn nhất có thể."
RULES = (
    Rule(Harm.SCAM, 730, "Vụ lừa đảo thường lặp lại trong hai năm; Công an có thể hỏi lại."),
    Rule(Harm.PRIVATE_DATA, 180, _SHORT),
    Rule(Harm.HARASSMENT, 365, _APPEAL),
    Rule(Harm.CHILD_SAFETY, 90, "Nội dung đã chuyển 111 hoặc Công an; ở đây giữ đủ để kiểm tra."),
    Rule(Harm.DANGEROUS_GOODS, 365, _APPEAL),
    Rule(Harm.FALSE_ADVERT, 365, _APPEAL),
    Rule(Harm.COPYRIGHT, 730, "Tranh chấp quyền thường kéo dài."),
    Rule(Harm.HARMFUL_TO_MINORS, 180, _SHORT),
    Rule(Harm.FALSE_PUBLIC_NOTICE, 365, _APPEAL),
    Rule(Harm.OFFICIAL_CHANNEL, 365, _APPEAL),
    Rule(Harm.SOMETHING_ELSE, 90, "Việc của nơi khác: không cần giữ lâu."),
)


def cases_lying() -> Iterator[CaseFile]:
    """Live cases in which nothing happened for as long as a closed one is kept, and about which
    nobody was asked yet: a batch of each harm."""
    for rule in RULES:
        rows = _untouched(rule).filter(end_asked_at=None)
        yield from rows.select_related("agency", "handler").order_by("id")[:AT_ONCE]


def cases_lapsed() -> Iterator[CaseFile]:
    """Of those that were asked about, the ones in which still nothing happened ``ASKED_FOR`` days
    later: a batch of each harm."""
    due = now() - dt.timedelta(days=ASKED_FOR)
    for rule in RULES:
        rows = _untouched(rule).filter(end_asked_at__lt=due)
        yield from rows.order_by("end_asked_at", "id")[:AT_ONCE]


def _untouched(rule: Rule) -> QuerySet[CaseFile]:
    since = now() - dt.timedelta(days=rule.days)
    moved = CaseStep.objects.filter(case=OuterRef("pk"), at__gte=since)
    noted = CaseNote.objects.filter(case=OuterRef("pk"), at__gte=since)
    rows = CaseFile.objects.filter(harm=rule.harm, state__in=CASE.group("live"), is_appealed=False)
    rows = rows.filter(~Exists(moved), ~Exists(noted), opened_at__lt=since)
    return rows.exclude(pk__in=answered_since(since).values("pk"))


def submissions_lying() -> Iterator[Submission]:
    """Submissions that nobody decided about, suspected spam among them, for as long as a closed
    case of their harm is kept; about which nobody was asked yet: a batch of each harm."""
    for rule in RULES:
        yield from _undecided(rule).filter(answer_clock__end_asked_at=None)[:AT_ONCE]


def submissions_lapsed() -> Iterator[Submission]:
    """Of those, the ones about which somebody was asked ``ASKED_FOR`` days ago, for nothing."""
    due = now() - dt.timedelta(days=ASKED_FOR)
    for rule in RULES:
        yield from _undecided(rule).filter(answer_clock__end_asked_at__lt=due)[:AT_ONCE]


def _undecided(rule: Rule) -> QuerySet[Submission]:
    since = now() - dt.timedelta(days=rule.days)
    rows = Submission.objects.filter(state__in=UNDECIDED, case_link=None, harm=rule.harm)
    return rows.filter(received_at__lt=since, since__lt=since).order_by("id")


def submissions_to_erase() -> Iterator[Submission]:
    """Submissions that ended without a case (refused, not ours, withdrawn early), as long after
    as a closed case of that harm; a batch of each harm."""
    ended = SUBMISSION.group("closed") - {ERASED}
    rows = Submission.objects.filter(state__in=ended, case_link=None).order_by("since", "id")
    for rule in RULES:
        due = now() - dt.timedelta(days=rule.days)
        yield from rows.filter(harm=rule.harm, since__lt=due)[:AT_ONCE]


def cases_to_empty() -> Iterator[CaseFile]:
    """The cases whose words must go now, a batch of each harm."""
    for rule in RULES:
        yield from rule.cases()[:AT_ONCE]
