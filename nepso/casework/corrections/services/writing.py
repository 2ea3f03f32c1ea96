"""Writing a correction: a draft of the agency that owns the fact."""

from __future__ import annotations

from typing import cast

from django.db import transaction

from nepso.casework.corrections.facts import CorrectionFacts, SourceFacts, facts_set, sources_put
from nepso.casework.corrections.kinds import Move
from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.policies import may_change, may_end, may_write
from nepso.casework.corrections.selectors.staff import has_officers
from nepso.casework.corrections.states import DRAFT, PUBLISHED
from nepso.casework.corrections.stepping import seen_as, step_add, version_keep
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require

WRITE = act("corrections.write", "đã viết một bản nháp đính chính")
EDIT = act("corrections.edit", "đã sửa một bản nháp đính chính")
DISCARD = act("corrections.discard", "đã bỏ một bản nháp đính chính")


@transaction.atomic
def correction_write(
    *,
    agency: Agency,
    facts: CorrectionFacts,
    is_checkable: bool,
    by: Account,
    is_demonstration: bool = False,
) -> Correction:
    """Store a new draft of ``agency`` with at least one source (``design.md``, Harm
    ``false_public_notice``).

    ``is_checkable``: the writer confirms that a fact is corrected, not what somebody thinks.
    Raises Invalid with a sentence per field, NotAllowed for an agency of others.
    """
    require(may_write(by, agency))
    if not has_officers(agency):
        sentence = f"{agency.name} chưa có cán bộ nên chưa đứng tên đính chính được."
        raise Invalid(sentence, fields={"agency": sentence})
    require_checkable(is_checkable)
    correction = Correction(agency=agency, is_demonstration=is_demonstration)
    facts_set(correction, facts)
    return _stored(correction, facts, by)


def require_checkable(is_checkable: bool) -> None:
    """Only what can be checked is corrected; asked of the writer and again of the reviewer."""
    if not is_checkable:
        sentence = (
            "Hãy xác nhận đây là việc kiểm chứng được. Ý kiến, nhận xét, phê bình không bao giờ "
            "được đính chính ở đây."
        )
        raise Invalid(sentence, fields={"is_checkable": sentence})


def _stored(correction: Correction, facts: CorrectionFacts, by: Account) -> Correction:
    correction.save()
    sources_put(correction, facts["sources"])
    step_add(correction, Move.WRITTEN, by)
    version_keep(correction, by)
    record(WRITE, by=by, on=correction, detail={"area": correction.area})
    return correction


@transaction.atomic
def correction_edit(
    *,
    correction: Correction,
    revision: int,
    facts: CorrectionFacts,
    is_checkable: bool,
    by: Account,
) -> Correction:
    """Change a draft; ``revision`` is the one the person saw. Each save is a version of its own.

    Raises CorrectionConflict when it moved on meanwhile, Conflict when it is no draft any more,
    Invalid with a sentence per field. Returns it as stored.
    """
    found = seen_as(correction, revision)
    require(may_write(by, found.agency))
    if found.state != DRAFT:
        raise Conflict(
            "Đính chính đã gửi đi nên không sửa được: hãy lấy lại, hoặc nhờ người duyệt trả lại."
        )
    require_checkable(is_checkable)
    facts_set(found, facts)
    if "sources" in facts:
        sources_put(found, facts["sources"])
    step_add(found, Move.EDITED, by)
    version_keep(found, by)
    record(EDIT, by=by, on=found, detail={"fields": sorted(facts), "revision": found.revision})
    return found


@transaction.atomic
def correction_write_anew(*, correction: Correction, by: Account) -> Correction:
    """A draft with the text of a published correction, to come in its place when it is approved.

    One at a time: while such a draft is open, it is given back. Raises Conflict for one that is
    not in force.
    """
    found = Correction.objects.select_for_update(of=("self",)).select_related("agency")
    old = found.get(pk=correction.pk)
    require(may_write(by, old.agency))
    if old.state != PUBLISHED:
        raise Conflict("Chỉ thay được đính chính đang có hiệu lực: hãy mở đính chính mới nhất.")
    begun = old.replacements.filter(number=None).select_related("agency").first()
    if begun is not None:
        return begun
    names = ("area", "title", "claim", "truth", "wordings")
    sources = old.sources.values("title", "publisher", "url", "document_number", "seen_on")
    facts = cast(
        CorrectionFacts,
        {**{n: getattr(old, n) for n in names}, "sources": cast(list[SourceFacts], list(sources))},
    )
    draft = Correction(agency=old.agency, replaces=old, is_demonstration=old.is_demonstration)
    facts_set(draft, facts)
    return _stored(draft, facts, by)


@transaction.atomic
def correction_discard(*, correction: Correction, revision: int, by: Account) -> None:
    """Throw a draft away, which nobody but its agency ever saw. The head or the desk may do it too.

    Raises Conflict for what was published: that is withdrawn, with a reason.
    """
    found = seen_as(correction, revision)
    if not may_end(by, found):
        require(may_change(by, found))
    if found.state != DRAFT:
        raise Conflict("Chỉ bỏ được bản nháp: đính chính đã đăng thì rút, có nêu lý do.")
    record(DISCARD, by=by, on=found)
    found.delete()
