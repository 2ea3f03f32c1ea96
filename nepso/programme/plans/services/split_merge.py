"""Splitting one duty in two, and merging two neighbours into one."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.folding import fold
from nepso.programme.plans.changes import duty_save, duty_to_review, party_save
from nepso.programme.plans.cutting import are_neighbours, head_end, span_after, span_cut
from nepso.programme.plans.doubts import KnownDoubt, doubts_joined
from nepso.programme.plans.models import Duty, DutyParty, MeasureLink
from nepso.programme.plans.ordering import order_after
from nepso.programme.plans.services import acts
from nepso.programme.plans.states import DROPPED, DUTY_STATES, PROPOSED

_COPIED = (
    "version", "clause", "bullet", "kind", "role", "product", "deadline_text", "deadline_kind",
    "deadline_on", "deadline_month", "deadline_day", "confidence", "doubts", "compiled",
)  # fmt: skip


@transaction.atomic
def duty_split(*, duty: Duty, at: int, revision: int | None, by: Account) -> tuple[Duty, Duty]:
    """Cut the duty before character ``at`` of its text; both halves wait for a confirmation.

    The second half takes over facts and parties; together both cover what the duty covered in
    the document. Raises Invalid when a half would be empty.
    """
    duty = duty_to_review(duty, revision=revision, by=by)
    head, tail = duty.text[:at].strip(), duty.text[at:].strip()
    if not (0 < at < len(duty.text) and head and tail):
        raise Invalid("Hãy chọn chỗ tách nằm giữa nội dung.", fields={"at": "Hãy chọn một chỗ."})
    if duty.text[at - 1].isalnum() and duty.text[at].isalnum():
        raise Invalid("Chỗ tách phải nằm giữa hai từ.", fields={"at": "Hãy chọn chỗ khác."})
    if duty.state not in DUTY_STATES.group("kept"):
        raise Conflict("Nhiệm vụ này đã bỏ: hãy lấy lại trước khi tách.")
    second = Duty(**{name: getattr(duty, name) for name in _COPIED})
    second.text, second.split_from, second.state, second.revision = tail, duty, PROPOSED, -1
    second.order = order_after(duty.version, duty.order)
    duty.refresh_from_db(fields=["order"])
    duty.text, duty.state = head, PROPOSED
    _share_span(duty, second)
    _share_words_only(duty, second)
    duty_save(duty, by=by, act=acts.DUTY_SPLIT)
    duty_save(second, by=by, act=acts.DUTY_SPLIT)
    for party in duty.parties.all():
        _party_copy(party, second, by)
    second.refresh_from_db(fields=["revision"])
    record(acts.DUTY_SPLIT, by=by, on=duty, detail={"at": at, "second": second.public_id})
    return duty, second


def _share_span(duty: Duty, second: Duty) -> None:
    """Each half has its own passage; where the text was edited away from the document on both
    sides of the cut, the first half keeps the whole."""
    if duty.span_start is None or duty.span_end is None:
        return
    document = duty.version.text
    span = (duty.span_start, duty.span_end)
    cut = span_cut(document, span, second.text)
    cut = span_after(document, span, duty.text) if cut is None else cut
    if cut is not None:
        second.span_start, second.span_end = cut, duty.span_end
        duty.span_end = head_end(document, duty.span_start, cut)


def _share_words_only(duty: Duty, second: Duty) -> None:
    """A duty that is words only as a whole stays so in both halves, a part goes where it stands."""
    if not duty.words_only:
        return
    part = duty.words_only_part
    in_head = not part or part in " ".join(duty.text.split())
    in_tail = not part or part in " ".join(second.text.split())
    if not in_head and not in_tail:  # the cut runs through the passage: both are bound whole
        in_head = in_tail = True
        part = ""
    duty.words_only, duty.words_only_part = in_head, part if in_head else ""
    second.words_only, second.words_only_part = in_tail, part if in_tail else ""


def _party_copy(party: DutyParty, duty: Duty, by: Account) -> None:
    excluded = list(party.excluded.all())
    copy = DutyParty(
        duty=duty,
        order=party.order,
        part=party.part,
        name=party.name,
        is_group=party.is_group,
        agency_id=party.agency_id,
        group_id=party.group_id,
        is_outside=party.is_outside,
        match_reason=party.match_reason,
    )
    party_save(copy, by=by, act=acts.DUTY_SPLIT)
    if excluded:
        copy.excluded.set(excluded)


@transaction.atomic
def duty_merge(
    *, duty: Duty, other: Duty, revision: int | None, other_revision: int | None, by: Account
) -> Duty:
    """Merge two neighbours of the document: the earlier one takes the words of the later one.

    The later one is dropped and names where its words went. Raises Invalid when other words of
    the document lie between them.
    """
    duty = duty_to_review(duty, revision=revision, by=by)
    other = duty_to_review(other, revision=other_revision, by=by)
    first, second = (duty, other) if duty.order <= other.order else (other, duty)
    _require_mergeable(first, second)
    _take_words(first, second)
    first.state = PROPOSED
    second.state, second.merged_into, second.drop_reason = DROPPED, first, "Đã gộp."
    duty_save(first, by=by, act=acts.DUTY_MERGE)
    duty_save(second, by=by, act=acts.DUTY_MERGE)
    known = {(p.part, p.name) for p in first.parties.all()}
    for party in second.parties.all():
        if (party.part, party.name) not in known:
            _party_copy(party, first, by)
    _take_links(first, second)
    first.refresh_from_db(fields=["revision"])
    record(acts.DUTY_MERGE, by=by, on=first, detail={"merged": second.public_id})
    return first


def _require_mergeable(first: Duty, second: Duty) -> None:
    kept = DUTY_STATES.group("kept")
    if first.pk == second.pk or first.version_id != second.version_id:
        raise Invalid("Hãy chọn hai nhiệm vụ khác nhau của cùng một bản kế hoạch.")
    if first.state not in kept or second.state not in kept:
        raise Conflict("Một trong hai nhiệm vụ đã bị bỏ: hãy tải lại trang.")
    spans = [(d.span_start, d.span_end) for d in (first, second) if d.span_start is not None]
    if len(spans) == 2 and not are_neighbours(first.version.text, spans[0], spans[1]):  # type: ignore[arg-type]
        raise Invalid(
            "Giữa hai nhiệm vụ này còn câu chữ khác của văn bản: "
            "chỉ gộp được hai nhiệm vụ liền nhau."
        )


def _take_words(first: Duty, second: Duty) -> None:
    whole = (first.text, second.text)
    if first.words_only != second.words_only:
        only = first if first.words_only else second
        first.words_only_part = only.words_only_part or " ".join(only.text.split())
        first.words_only = True
    elif first.words_only and (first.words_only_part or second.words_only_part):
        # Two parts cannot be told in one passage: the merged duty accounts in words as a whole.
        first.words_only_part = ""
    first.text = _joiner(first, second).join(whole)
    first.doubts = doubts_joined(first.doubts, second.doubts, _two_deadlines(first, second))
    first.confidence = min(first.confidence, second.confidence)
    first.product = "; ".join(p for p in (first.product, second.product) if p)
    if not first.deadline_text and not first.deadline_kind:
        for name in ("text", "kind", "on", "month", "day"):
            setattr(first, f"deadline_{name}", getattr(second, f"deadline_{name}"))
    if first.span_start is None:
        first.span_start, first.span_end = second.span_start, second.span_end
    elif second.span_end is not None:
        first.span_end = second.span_end


def _two_deadlines(first: Duty, second: Duty) -> list[KnownDoubt]:
    """The earlier one's deadline stands; that the other had another is for a person to hear."""
    told = [_deadline_said(duty) for duty in (first, second)]
    if not all(told) or fold(told[0]) == fold(told[1]):
        return []
    sentence = (
        f"Hai nhiệm vụ được gộp có hai thời hạn, “{told[0]}” và “{told[1]}”: đang giữ thời hạn "
        "đầu, hãy xem thời hạn nào đúng."
    )
    return [{"code": "several_dates", "about": "", "sentence": sentence}]


def _deadline_said(duty: Duty) -> str:
    """The words of a deadline, or what a person chose where there are no words."""
    if duty.deadline_text.strip():
        return " ".join(duty.deadline_text.split())
    if duty.deadline_on is not None:
        return f"{duty.deadline_on:%d/%m/%Y}"
    return str(duty.get_deadline_kind_display()) if duty.deadline_kind else ""


def _joiner(first: Duty, second: Duty) -> str:
    """A space where both stand on one line of the document, so that a split is taken back whole."""
    if first.span_end is None or second.span_start is None:
        return "\n"
    between = first.version.text[first.span_end : second.span_start]
    return "\n" if "\n" in between or not between.isspace() else " "


def _take_links(first: Duty, second: Duty) -> None:
    known = set(first.measure_links.values_list("measure_id", flat=True))
    for link in MeasureLink.objects.filter(duty=second).exclude(measure_id__in=known):
        link.duty = first
        link.save()
