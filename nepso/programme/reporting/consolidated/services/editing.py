"""What the editor does to paragraphs: rewrite, keep or drop, move, add. The source always stays."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.programme.reporting.consolidated.holding import held_draft, saved
from nepso.programme.reporting.consolidated.making.words import STEP
from nepso.programme.reporting.kinds import Section
from nepso.programme.reporting.models import ConsolidatedParagraph, ConsolidatedReport

REWRITE = act("reporting.passage_rewrite", "đã viết lại một đoạn của báo cáo tổng hợp")
KEEP = act("reporting.passage_keep", "đã giữ hoặc bỏ một đoạn của báo cáo tổng hợp")
KEEP_ONLY = act("reporting.passage_keep_only", "đã chọn một đoạn trong nhóm gần trùng")
MOVE = act("reporting.passage_move", "đã xếp lại một đoạn của báo cáo tổng hợp")
ADD = act("reporting.passage_add", "đã thêm một đoạn vào báo cáo tổng hợp")


class ParagraphChanged(Conflict):
    """Somebody else rewrote the paragraph since it was read; ``current`` is it as stored."""

    def __init__(self, current: ConsolidatedParagraph) -> None:
        super().__init__(
            "Có người vừa sửa đoạn này: hãy so hai bản, rồi lưu lại nếu vẫn muốn thay."
        )
        self.current = current


def _taken(
    passage: ConsolidatedParagraph, by: Account
) -> tuple[ConsolidatedReport, ConsolidatedParagraph]:
    report = held_draft(passage.report, by)
    return report, ConsolidatedParagraph.objects.get(pk=passage.pk)


def _touched(passage: ConsolidatedParagraph, by: Account) -> None:
    passage.revision += 1
    passage.changed_at, passage.changed_by = now(), by
    passage.save()


@transaction.atomic
def passage_rewrite(
    *, passage: ConsolidatedParagraph, text: str, revision: int, by: Account
) -> ConsolidatedParagraph:
    """Put a person's words in place of a paragraph's; its original words again undo that.

    Raises ParagraphChanged when it was changed since ``revision``, Invalid without a text.
    """
    report, stored = _taken(passage, by)
    text = text.replace("\r\n", "\n").strip()
    if not text:
        sentence = "Đoạn đang trống: hãy viết lời, hoặc bấm Bỏ đoạn."
        raise Invalid(sentence, fields={"text": sentence})
    if text == stored.text:
        return stored
    if stored.revision != revision:
        raise ParagraphChanged(stored)
    stored.human_text = "" if text == stored.original_text else text
    _touched(stored, by)
    saved(report)
    record(REWRITE, by=by, on=report, detail={"paragraph": stored.public_id})
    return stored


@transaction.atomic
def passage_keep(
    *, passage: ConsolidatedParagraph, keep: bool, by: Account
) -> ConsolidatedParagraph:
    """Leave a paragraph out of the report, or take it in again; its words stay either way."""
    report, stored = _taken(passage, by)
    if stored.is_kept == keep:
        return stored
    stored.is_kept = keep
    _touched(stored, by)
    saved(report)
    record(KEEP, by=by, on=report, detail={"paragraph": stored.public_id, "kept": keep})
    return stored


@transaction.atomic
def passage_keep_only(
    *, passage: ConsolidatedParagraph, by: Account
) -> list[ConsolidatedParagraph]:
    """Of a group of near-identical paragraphs keep this one and leave out the others; each can be
    taken in again. Returns those left out: the report names their agencies beside the one kept."""
    report, stored = _taken(passage, by)
    lead = stored.similar_to_id or stored.pk
    group = report.paragraphs.filter(similar_to=lead) | report.paragraphs.filter(pk=lead)
    dropped = []
    for one in group.order_by("pk"):
        wanted = one.pk == stored.pk
        if not wanted:
            dropped.append(one)
        if one.is_kept != wanted:
            one.is_kept = wanted
            _touched(one, by)
    saved(report)
    detail = {"kept": stored.public_id, "dropped": len(dropped)}
    record(KEEP_ONLY, by=by, on=report, detail=detail)
    return dropped


@transaction.atomic
def passages_keep_firsts(*, report: ConsolidatedReport, section: str, by: Account) -> int:
    """Under one heading keep the first of each group of near-identical paragraphs; returns how many
    were left out. Each can be taken in again, and a group already decided stays as it is."""
    fresh = held_draft(report, by)
    waiting = fresh.paragraphs.filter(section=section, similar_to__is_kept=True, is_kept=True)
    dropped = list(waiting.order_by("pk"))
    for one in dropped:
        one.is_kept = False
        _touched(one, by)
    if dropped:
        saved(fresh)
        detail = {"section": section, "dropped": len(dropped)}
        record(KEEP_ONLY, by=by, on=fresh, detail=detail)
    return len(dropped)


@transaction.atomic
def passage_move(*, passage: ConsolidatedParagraph, up: bool, by: Account) -> ConsolidatedParagraph:
    """One place up or down among the kept paragraphs of its heading; at the end it stays."""
    report, stored = _taken(passage, by)
    rows = list(
        report.paragraphs.filter(section=stored.section, is_kept=True).order_by("order", "pk")
    )
    places = [row.pk for row in rows]
    if stored.pk not in places:
        raise Conflict("Đoạn này đã bỏ khỏi báo cáo: hãy lấy lại đoạn rồi mới xếp chỗ.")
    at = places.index(stored.pk)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(rows):
        return stored
    rows[at], rows[to] = rows[to], rows[at]
    for place, row in enumerate(rows, 1):
        row.order = place * STEP
    ConsolidatedParagraph.objects.bulk_update(rows, ["order"], 500)
    saved(report)
    record(MOVE, by=by, on=report, detail={"paragraph": stored.public_id, "up": up})
    return rows[to]


@transaction.atomic
def passage_add(
    *, report: ConsolidatedReport, section: str, text: str, by: Account
) -> ConsolidatedParagraph:
    """Add a paragraph in a person's words at the end of a heading. Raises Invalid without one."""
    fresh = held_draft(report, by)
    if section not in Section.values:
        raise Invalid("Không có đề mục này: hãy tải lại trang.", fields={"section": "Chọn đề mục."})
    if not text.strip():
        sentence = "Chưa có lời nào: hãy viết đoạn rồi lưu."
        raise Invalid(sentence, fields={"text": sentence})
    last = fresh.paragraphs.filter(section=section).order_by("-order").first()
    made = ConsolidatedParagraph.objects.create(
        report=fresh,
        section=section,
        order=(last.order if last else 0) + STEP,
        human_text=text.replace("\r\n", "\n").strip(),
        changed_by=by,
    )
    saved(fresh)
    record(ADD, by=by, on=fresh, detail={"paragraph": made.public_id})
    return made
