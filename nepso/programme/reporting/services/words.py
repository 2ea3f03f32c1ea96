"""The words of a report: paragraphs under headings, tied to the tasks they tell of."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Max

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.programme.register.models import PlanTask
from nepso.programme.reporting.kinds import Section, TextOrigin
from nepso.programme.reporting.models import Paragraph, PeriodicReport
from nepso.programme.reporting.writing import saved, taken_to_write

SAVE = act("reporting.paragraph_save", "đã viết một đoạn của báo cáo")
REMOVE = act("reporting.paragraph_remove", "đã bỏ một đoạn của báo cáo")
NOTHING = act("reporting.report_state_nothing", "đã ghi không có gì để báo cáo")
LONGEST = 20_000


class ParagraphConflict(Conflict):
    """Somebody else changed the paragraph since it was read; ``current`` is it as stored."""

    def __init__(self, current: Paragraph) -> None:
        super().__init__(
            "Có người vừa sửa cùng đoạn này: hãy so hai bản, rồi lưu lại nếu vẫn muốn đổi."
        )
        self.current = current


@transaction.atomic
def paragraph_add(
    *,
    report: PeriodicReport,
    section: str,
    text: str,
    plan_tasks: Iterable[PlanTask] = (),
    draft_key: str = "",
    origin: str = TextOrigin.PERSON,
    by: Account | None,
) -> Paragraph:
    """Add a paragraph at the end of a heading. The same ``draft_key`` sent twice is one paragraph.

    Raises Invalid for an unknown heading, no text, or a task of another agency.
    """
    fresh = taken_to_write(report, by)
    if section not in Section.values:
        raise Invalid("Không có đề mục này trong báo cáo: hãy mở lại báo cáo.")
    cleaned = _cleaned(text)
    tasks = _tasks_of(fresh, plan_tasks)
    if draft_key:
        known = Paragraph.objects.filter(report=fresh, draft_key=draft_key[:32]).first()
        if known:
            return known
    last = fresh.paragraphs.filter(section=section).aggregate(last=Max("order"))["last"]
    try:
        with transaction.atomic():
            made = Paragraph.objects.create(
                report=fresh, section=section, order=(last or 0) + 1, text=cleaned,
                origin=origin, draft_key=draft_key[:32], changed_by=by,
            )  # fmt: skip
    except IntegrityError:
        return Paragraph.objects.get(report=fresh, draft_key=draft_key[:32])
    made.plan_tasks.set(tasks)
    saved(fresh)
    record(SAVE, by=by, on=made, detail={"report": fresh.public_id, "section": section})
    return made


@transaction.atomic
def paragraph_save(
    *,
    paragraph: Paragraph,
    text: str,
    plan_tasks: Iterable[PlanTask],
    revision: int,
    by: Account | None,
) -> Paragraph:
    """Write a paragraph anew. Changing nothing writes nothing.

    Raises ParagraphConflict when somebody else wrote in between, Invalid without a text.
    """
    fresh = taken_to_write(paragraph.report, by)
    stored = Paragraph.objects.select_for_update().get(pk=paragraph.pk)
    cleaned, tasks = _cleaned(text), _tasks_of(fresh, plan_tasks)
    same_tasks = set(stored.plan_tasks.all()) == set(tasks)
    if stored.text == cleaned and same_tasks and not stored.return_reason:
        return stored
    if stored.revision != revision:
        raise ParagraphConflict(stored)
    if stored.text != cleaned:
        stored.origin = TextOrigin.PERSON
    stored.text = cleaned
    stored.return_reason = ""
    stored.revision += 1
    stored.changed_at, stored.changed_by = now(), by
    stored.save()
    stored.plan_tasks.set(tasks)
    saved(fresh)
    record(SAVE, by=by, on=stored, detail={"report": fresh.public_id, "section": stored.section})
    return stored


@transaction.atomic
def paragraph_remove(*, paragraph: Paragraph, revision: int, by: Account | None) -> None:
    """Take a paragraph out while the report is being written; gone already is no error.

    Raises ParagraphConflict when somebody else wrote in it since ``revision``.
    """
    fresh = taken_to_write(paragraph.report, by)
    stored = Paragraph.objects.select_for_update().filter(pk=paragraph.pk).first()
    if stored is None:
        return
    if stored.revision != revision:
        raise ParagraphConflict(stored)
    record(REMOVE, by=by, on=stored, detail={"report": fresh.public_id, "section": stored.section})
    stored.delete()
    saved(fresh)


@transaction.atomic
def report_state_nothing(
    *, report: PeriodicReport, is_nothing: bool, reason: str = "", by: Account | None
) -> PeriodicReport:
    """Say that there is nothing to report, with a reason, or take that back.

    Such a report is valid; what was written before stays and is not sent. Raises Invalid without
    a reason.
    """
    fresh = taken_to_write(report, by)
    if is_nothing and not reason.strip():
        sentence = "Chưa nêu vì sao không có gì để báo cáo: hãy ghi lý do."
        raise Invalid(sentence, fields={"reason": sentence})
    fresh.is_nothing = is_nothing
    fresh.nothing_reason = reason.strip() if is_nothing else ""
    saved(fresh)
    record(NOTHING, by=by, on=fresh, detail={"nothing": is_nothing})
    return fresh


def _cleaned(text: str) -> str:
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    cleaned = "\n".join(lines).strip()
    if not cleaned:
        sentence = "Đoạn này chưa có chữ nào: hãy viết, hoặc bỏ đoạn."
        raise Invalid(sentence, fields={"text": sentence})
    if len(cleaned) > LONGEST:
        sentence = "Đoạn này dài quá 20.000 ký tự: hãy chia thành nhiều đoạn."
        raise Invalid(sentence, fields={"text": sentence})
    return cleaned


def _tasks_of(report: PeriodicReport, tasks: Iterable[PlanTask]) -> list[PlanTask]:
    tasks = list(tasks)
    if any(task.agency_id != report.agency_id for task in tasks):
        raise Invalid("Có nhiệm vụ của cơ quan khác: hãy chọn nhiệm vụ của cơ quan lập báo cáo.")
    return tasks
