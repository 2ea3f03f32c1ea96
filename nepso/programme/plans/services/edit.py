"""Acts that write the wording and facts of a duty: edit, add, describe the version."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Max

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.folding import nfc
from nepso.programme.plans.changes import (
    duty_save,
    duty_to_review,
    version_to_review,
)
from nepso.programme.plans.doubts import doubts_without_deadline
from nepso.programme.plans.kinds import DeadlineKind, DutyKind, DutyRole
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.ordering import order_after
from nepso.programme.plans.services import acts
from nepso.programme.plans.states import CONFIRMED, DUTY_STATES

# "I-2" is what ``distinct_labels`` calls a second "I".
_LABEL = re.compile(r"closing|[\w.đĐ-]{1,60}")


@dataclass(frozen=True, kw_only=True)
class DutyFacts:
    """What a person may write about a duty; dates only where ``deadline_kind`` takes them."""

    text: str
    clause: str
    bullet: int | None = None
    kind: str = DutyKind.ASSIGNMENT
    role: str = DutyRole.CARRY_OUT
    product: str = ""
    deadline_text: str = ""
    deadline_kind: str = ""
    deadline_on: dt.date | None = None
    deadline_month: int | None = None
    deadline_day: int | None = None


def _check(facts: DutyFacts) -> None:
    fields: dict[str, str] = {}
    if not facts.text.strip():
        fields["text"] = "Hãy ghi nội dung nhiệm vụ."
    if not _LABEL.fullmatch(facts.clause.strip()):
        fields["clause"] = "Hãy ghi mục theo kiểu II.1.2.a, hoặc Phần kết."
    if facts.deadline_kind == DeadlineKind.DATE and facts.deadline_on is None:
        fields["deadline_on"] = "Hãy chọn ngày."
    if facts.deadline_month is not None and facts.deadline_day is not None:
        try:
            dt.date(2024, facts.deadline_month, facts.deadline_day)
        except ValueError:
            fields["deadline_day"] = "Tháng này không có ngày đó."
    if fields:
        raise Invalid("Hãy xem lại những chỗ được đánh dấu.", fields=fields)


def _apply(duty: Duty, facts: DutyFacts) -> None:
    for name, value in asdict(facts).items():
        setattr(duty, name, nfc(value.strip()) if isinstance(value, str) else value)
    if duty.words_only_part and duty.words_only_part not in " ".join(duty.text.split()):
        raise Invalid(
            "Phần chỉ báo cáo bằng lời không còn nguyên văn trong nội dung: hãy sửa phần đó trước.",
            fields={"text": f"Nội dung phải còn đoạn “{duty.words_only_part}”."},
        )


def _deadline_of(duty: Duty) -> tuple[object, ...]:
    return (duty.deadline_kind, duty.deadline_on, duty.deadline_month, duty.deadline_day)


@transaction.atomic
def duty_edit(
    *, duty: Duty, facts: DutyFacts, confirm: bool = False, revision: int | None, by: Account
) -> Duty:
    """Change the wording or facts of a duty; what the compiler found stays in ``compiled``.

    A deadline that a person made clear is no doubt any more. Raises Invalid per field, Conflict
    when somebody was faster.
    """
    _check(facts)
    duty = duty_to_review(duty, revision=revision, by=by)
    if duty.state not in DUTY_STATES.group("kept"):
        raise Conflict("Nhiệm vụ này đã bỏ: hãy lấy lại trước khi sửa.")
    before = _deadline_of(duty)
    _apply(duty, facts)
    if _deadline_of(duty) != before and duty.deadline_kind != DeadlineKind.UNCLEAR:
        duty.doubts = doubts_without_deadline(duty.doubts)
    if confirm:
        duty.state = CONFIRMED
    duty_save(duty, by=by, act=acts.DUTY_EDIT)
    record(acts.DUTY_EDIT, by=by, on=duty, detail={"confirmed": confirm})
    return duty


@transaction.atomic
def duty_add(*, version: PlanVersion, facts: DutyFacts, by: Account) -> Duty:
    """Add a duty: a passage of the document (then it has its place there), or freely worded.

    Raises Invalid when the passage already belongs to a kept duty.
    """
    _check(facts)
    version = version_to_review(version, by=by)
    duty = Duty(version=version, state=CONFIRMED, revision=-1)
    _apply(duty, facts)
    span = _passage(version.text, duty.text)
    if span:
        _refuse_overlap(version, span)
        duty.span_start, duty.span_end = span
    duty.order = order_after(version, _duty_before(version, span))
    duty_save(duty, by=by, act=acts.DUTY_ADD)
    record(acts.DUTY_ADD, by=by, on=duty, detail={"from_document": bool(span)})
    return duty


def _passage(document: str, text: str) -> tuple[int, int] | None:
    """Where ``text`` stands in the document, by words; None unless exactly once."""
    words = [re.escape(word) for word in text.split()]
    found = [m.span() for m in re.finditer(r"\s+".join(words), document)] if words else []
    return found[0] if len(found) == 1 else None


def _refuse_overlap(version: PlanVersion, span: tuple[int, int]) -> None:
    taken = version.duties.filter(
        state__in=DUTY_STATES.group("kept"), span_start__lt=span[1], span_end__gt=span[0]
    ).first()
    if taken:
        raise Invalid(
            f"Đoạn này đã thuộc nhiệm vụ ở {taken.place}: hãy tách nhiệm vụ đó thay vì thêm mới.",
            fields={"text": f"Đã thuộc nhiệm vụ ở {taken.place}."},
        )


def _duty_before(version: PlanVersion, span: tuple[int, int] | None) -> int | None:
    rows = version.duties.all()
    if span:
        rows = rows.filter(span_start__lt=span[0])
    found: int | None = rows.aggregate(last=Max("order"))["last"]
    return 0 if span and found is None else found  # 0: before everything


@transaction.atomic
def version_describe(
    *,
    version: PlanVersion,
    title: str,
    symbol: str,
    issuer: str,
    issued_on: dt.date | None,
    by: Account,
) -> PlanVersion:
    """Fill in what the document leaves blank: number, date, issuer. Invalid without title."""
    if not title.strip():
        raise Invalid(
            "Kế hoạch cần có trích yếu.", fields={"title": "Hãy ghi trích yếu của kế hoạch."}
        )
    version = version_to_review(version, by=by)
    facts = {"symbol": nfc(symbol.strip()), "issuer": nfc(issuer.strip()), "issued_on": issued_on}
    fields = [name for name, value in facts.items() if getattr(version, name) != value]
    if version.plan.title != nfc(title.strip()):
        fields.insert(0, "title")
    version.plan.title = nfc(title.strip())
    version.plan.save(update_fields=["title"])
    for name, value in facts.items():
        setattr(version, name, value)
    version.revision += 1
    version.save(update_fields=["symbol", "issuer", "issued_on", "revision"])
    record(acts.DESCRIBE, by=by, on=version, detail={"fields": fields})
    return version
