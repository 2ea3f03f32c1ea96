"""Questions about replies, the texts they start from, and appeals."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.policies import agencies_barring, may_have_cases, may_read_case
from nepso.casework.cases.selectors import Days
from nepso.casework.replies.kinds import AppealOutcome
from nepso.casework.replies.models import Appeal, Reply, ReplyTemplate
from nepso.casework.replies.policies import (
    may_have_appeals,
    may_hear_of_nobody,
    may_read_appeal,
)
from nepso.casework.replies.shipped import shipped_templates
from nepso.casework.replies.states import APPEAL, DECIDED, ENDED, LAPSED
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.kernel.policy import require

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """A text as the picker shows it: shipped, or a row that stands for it or on its own."""

    key: str
    harm: str
    outcome: str
    title: str
    text: str
    is_active: bool
    row: ReplyTemplate | None


def templates_all() -> list[TemplateChoice]:
    """Every text, shipped ones first, each as its row words it where there is one. One query."""
    rows = list(ReplyTemplate.objects.order_by("title", "id"))
    standing = {row.code: row for row in rows if row.code}
    found = [
        _choice(standing[one.code])
        if one.code in standing
        else TemplateChoice(one.code, one.harm, one.outcome, one.title, one.text, True, None)
        for one in shipped_templates()
    ]
    return [*found, *(_choice(row) for row in rows if not row.code)]


def _choice(row: ReplyTemplate) -> TemplateChoice:
    key = row.code or row.public_id
    return TemplateChoice(key, row.harm, row.outcome, row.title, row.text, row.is_active, row)


def templates_for(case: CaseFile) -> list[TemplateChoice]:
    """The texts in use that fit a case: of its harm first, then those for every harm."""
    fitting = [one for one in templates_all() if one.is_active and one.harm in ("", case.harm)]
    return sorted(fitting, key=lambda one: one.harm == "")


def template_of(key: str) -> TemplateChoice:
    """The text of a key; NotFound in words."""
    for one in templates_all():
        if one.key == key:
            return one
    raise NotFound("Không có mẫu này: hãy chọn lại trong danh sách mẫu.")


def reply_by_public_id(public_id: str, person: Person) -> Reply:
    """One reply; NotFound in words, also for one of a case that the person may not read."""
    require(may_have_cases(person))
    rows = Reply.objects.select_related(
        "case__agency", "case__handler", "decision", "written_by", "approved_by", "sent_by"
    )
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_read_case(person, found.case):
        raise NotFound("Không tìm thấy bản trả lời này: hãy mở lại từ hồ sơ.")
    return found


def appeals_visible_to(person: Person) -> QuerySet[Appeal]:
    """The appeals an appeal officer may read: none about their own agency."""
    if not may_have_appeals(person):
        return Appeal.objects.none()
    return _not_about_their_own(person)


def _not_about_their_own(person: Person) -> QuerySet[Appeal]:
    barring = agencies_barring(person)
    apart = Q(submission__complained_of__isnull=True) | ~Q(submission__complained_of__in=barring)
    # By others of the same case: their answer is read with it.
    apart &= Q(case__complained_of__isnull=True) | ~Q(case__complained_of__in=barring)
    return Appeal.objects.filter(apart)


def appeals_page(
    person: Person, *, closed: bool, after: str = "", before: str = ""
) -> Page[Appeal]:
    """One page: the open ones by their date, the closed ones the latest first."""
    rows = appeals_visible_to(person).select_related("case", "officer")
    is_open = Q(state__in=APPEAL.group("open"))
    rows = rows.filter(~is_open if closed else is_open)
    fields = ("-id",) if closed else ("due_sort", "id")
    return keyset_page(rows, fields=fields, size=PAGE_SIZE, after=after, before=before)


def appeal_by_public_id(public_id: str, person: Person) -> Appeal:
    """One appeal; NotFound in words, also for one the person may not know of."""
    require(may_have_appeals(person))
    rows = Appeal.objects.select_related("submission", "case__agency", "officer")
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_read_appeal(person, found):
        raise NotFound("Không tìm thấy khiếu nại này: hãy mở lại từ danh sách khiếu nại.")
    return found


def appeals_waiting(person: Person) -> int:
    """How many open appeals an appeal officer could take or has taken, counted no further than
    a thousand."""
    rows = appeals_visible_to(person).filter(state__in=APPEAL.group("open"))
    mine = Q(officer__isnull=True) | Q(officer=person.pk)
    return rows.filter(mine).order_by().values("pk")[:1000].count()


def appeals_of_nobody(person: Person) -> int:
    """How many open appeals no officer may decide, for who can name another and for the reception:
    a number, counted no further than a thousand, without those about their own agency."""
    if not may_hear_of_nobody(person):
        return 0
    rows = _not_about_their_own(person)
    rows = rows.filter(state__in=APPEAL.group("open"), nobody_since__isnull=False)
    return rows.order_by().values("pk")[:1000].count()


@dataclass(frozen=True, slots=True)
class AppealSum:
    """Appeals opened between two days, by what became of them so far."""

    opened: int
    waiting: int
    upheld: int
    in_part: int
    dismissed: int
    taken_back: int
    lapsed: int


def appeals_summed(days: Days) -> AppealSum:
    """How many appeals were opened within the days and how they were decided; one query, numbers
    alone. ``taken_back``: the reporter withdrew or erased before it was decided."""
    rows = (
        Appeal.objects.order_by().filter(days.opened("opened_at")).values_list("state", "outcome")
    )
    found: Counter[str] = Counter()
    for state, outcome, number in rows.annotate(number=Count("pk")):
        found[outcome if state == DECIDED else state] += number
    return AppealSum(
        opened=found.total(),
        waiting=sum(found[state] for state in APPEAL.group("open")),
        upheld=found[AppealOutcome.UPHELD],
        in_part=found[AppealOutcome.PART],
        dismissed=found[AppealOutcome.DISMISSED],
        taken_back=found[ENDED],
        lapsed=found[LAPSED],
    )
