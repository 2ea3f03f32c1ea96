"""How long a closed case keeps its words, by harm; one daily job obeys it (``jobs.py``) and the
public reads the same table at /phan-anh/luu-tru/.

Nghị định 13/2023/NĐ-CP, Điều 3: personal data are kept no longer than their purpose asks. Harm,
area, dates and outcome stay, without a word, for the figures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from nepso.casework.cases.models import CaseFile
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Submission
from nepso.casework.intake.states import ERASED, SUBMISSION
from nepso.kernel.clock import now

AT_ONCE = 500


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


def submissions_to_erase() -> Iterator[Submission]:
    """Submissions that ended without a case (refused, not ours, withdrawn early), as long after
    as a closed case of that harm; a batch of each harm. Spam that waits for a person is kept."""
    ended = SUBMISSION.group("closed") - {ERASED}
    rows = Submission.objects.filter(state__in=ended, case_link=None).order_by("since", "id")
    for rule in RULES:
        due = now() - dt.timedelta(days=rule.days)
        yield from rows.filter(harm=rule.harm, since__lt=due)[:AT_ONCE]


def cases_to_empty() -> Iterator[CaseFile]:
    """The cases whose words must go now, a batch of each harm."""
    for rule in RULES:
        yield from rule.cases()[:AT_ONCE]
