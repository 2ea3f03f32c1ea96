"""Variants: made by rule, changed by a person, approved by another, made anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision
from nepso.outreach.distribution.making.cutting import CannotFit
from nepso.outreach.distribution.making.source import Source
from nepso.outreach.distribution.making.variants import parts_made
from nepso.outreach.distribution.models import Outlet, Variant, VariantEdit
from nepso.outreach.distribution.models.variant import Parts
from nepso.outreach.distribution.policies import (
    may_approve_variant,
    may_edit_variant,
    may_use_product,
)
from nepso.outreach.distribution.sources import (
    approved_version,
    is_stale,
    rule_for,
    source_in,
    source_of,
)
from nepso.outreach.distribution.states import EDITED, READY, VARIANT_STATES
from nepso.outreach.distribution.telling import tell_variant_approvers, tell_variant_editor
from nepso.outreach.distribution.translated import translation_for
from nepso.outreach.distribution.variant_checks import parts_checked
from nepso.outreach.products.languages import VIETNAMESE
from nepso.outreach.products.models import Product, ProductVersion

MAKE = act("distribution.variant_make", "đã làm một bản theo kênh từ sản phẩm đã duyệt")
EDIT = act("distribution.variant_edit", "đã sửa lời của một bản theo kênh")
APPROVE = act("distribution.variant_approve", "đã duyệt phần sửa của một bản theo kênh")
RESET = act("distribution.variant_reset", "đã trả một bản theo kênh về lời máy làm")


@transaction.atomic
def variant_make(
    *,
    product: Product,
    agency: Agency,
    kind: str,
    by: Account,
    length: int = 0,
    language: str = VIETNAMESE,
) -> Variant:
    """Make what the agency's outlets of that kind are given of the version approved last.

    ``length`` is that of a board (0: the rule's). One that is there is made anew by the rules as
    they are now, unless a person changed it or it is planned or out. Needs no second approval: its
    version has one. In another ``language`` it is made of the translation that another approved,
    and anew once that changed, a person's words over the old one put aside (they stay in its
    lines). Raises Conflict for a product that no outlet may be given and for a translation that is
    missing, old or not approved; Invalid when not even key message and disclosure have room.
    """
    require(may_use_product(by, product, agency))
    version = approved_version(product)
    if version is None:
        raise Conflict("Sản phẩm này chưa được duyệt hoặc đã thu hồi: hãy tải lại trang.")
    source, revision = _source(version, product, language)
    parts = _made(source, agency, kind, length)
    facts = {
        **{"made": parts, "product": product, "disclosed_as": source.disclosed_as},
        "is_machine_translated": source.is_machine_translated,
    }
    found, is_new = Variant.objects.select_for_update(of=("self",)).get_or_create(
        **{"version": version, "agency": agency, "kind": kind, "language": language},
        length=length,
        defaults={**facts, "of_translation": revision},
    )
    if not is_new and not _made_anew(found, facts, revision):
        return found
    detail = {"product": product.public_id, "kind": kind, "version": version.number}
    record(MAKE, by=by, on=found, detail={**detail, "language": language})
    return found


def _source(version: ProductVersion, product: Product, language: str) -> tuple[Source, int]:
    """What it is made of, and the revision of the translation (0 for Vietnamese)."""
    if language == VIETNAMESE:
        return source_of(version, product), 0
    translation = translation_for(product, language)
    return source_in(version, product, translation), translation.revision


def _made_anew(found: Variant, facts: dict[str, Any], revision: int) -> bool:
    """Put new texts on a variant that is there; whether anything changed."""
    is_retranslated = found.of_translation != revision
    if not is_retranslated and (found.made == facts["made"] or not _may_be_made_anew(found)):
        return False
    if is_retranslated:  # what a person wrote was over words that hold no more
        found.edited = found.edited_by = found.edited_at = None
        found.approved_by = found.approved_at = None
        found.state = READY
    found.made, found.made_at = facts["made"], now()
    found.disclosed_as, found.of_translation = facts["disclosed_as"], revision
    found.is_machine_translated = facts["is_machine_translated"]
    found.revision += 1
    found.save()
    return True


def variants_make(*, product: Product, outlets: Sequence[Outlet], by: Account) -> list[Variant]:
    """The variant of each outlet, in their order; outlets of one agency, kind, language and length
    share it, so that two hundred loudspeakers are one text made once."""
    made: dict[tuple[int, str, str, int], Variant] = {}
    for outlet in outlets:
        key = _shared(outlet)
        if key not in made:
            made[key] = variant_make(
                product=product, agency=outlet.agency, kind=outlet.kind, length=outlet.length,
                language=outlet.language, by=by,
            )  # fmt: skip
    return [made[_shared(one)] for one in outlets]


def _shared(outlet: Outlet) -> tuple[int, str, str, int]:
    return outlet.agency_id, outlet.kind, outlet.language, outlet.length


def _made(source: Source, agency: Agency, kind: str, length: int) -> Parts:
    rule = rule_for(agency, kind).for_language(source.language)
    try:
        return parts_made(kind, source, rule.for_board(length))
    except CannotFit as error:
        raise Invalid(error.sentence) from error


def _may_be_made_anew(variant: Variant) -> bool:
    return variant.edited is None and not variant.postings.exists()


def _held(variant: Variant, revision: int) -> Variant:
    rows = Variant.objects.select_for_update(of=("self",))
    fresh = rows.select_related("product", "version", "agency", "edited_by").get(pk=variant.pk)
    require_revision(fresh, revision)
    return fresh


def _require_current(variant: Variant) -> None:
    if is_stale(variant):
        raise Conflict("Sản phẩm đã đổi từ khi làm bản này: hãy làm lại bản theo kênh.")


@transaction.atomic
def variant_edit(*, variant: Variant, revision: int, parts: Parts, by: Account) -> Variant:
    """Put a person's words in place of the machine's; both are kept, and another approves them.

    Raises Invalid with a sentence per part: empty, over what the outlet takes, or without the words
    that say who paid (issue 5: in every variant).
    """
    fresh = _held(variant, revision)
    require(may_edit_variant(by, fresh))
    _require_current(fresh)
    fresh.edited = parts_checked(fresh, parts)
    fresh.state = _moved(fresh.state, EDITED)
    fresh.edited_by, fresh.edited_at = by, now()
    fresh.approved_by = fresh.approved_at = None
    fresh.revision += 1
    fresh.save()
    VariantEdit.objects.create(variant=fresh, parts=fresh.edited, by=by)
    tell_variant_approvers(fresh, by)
    record(EDIT, by=by, on=fresh, detail={"parts": sorted(fresh.edited)})
    return fresh


def _moved(before: str, after: str) -> str:
    if before != after:
        VARIANT_STATES.require_move(before, after)
    return after


@transaction.atomic
def variant_approve(*, variant: Variant, revision: int, by: Account) -> Variant:
    """Let a person's words out: four eyes, on the revision that was read."""
    fresh = _held(variant, revision)
    require(may_approve_variant(by, fresh))
    _require_current(fresh)
    fresh.state = _moved(fresh.state, READY)
    fresh.approved_by, fresh.approved_at = by, now()
    fresh.revision += 1
    fresh.save()
    tell_variant_editor(fresh, by)
    record(APPROVE, by=by, on=fresh, detail={"revision": fresh.revision})
    return fresh


@transaction.atomic
def variant_reset(*, variant: Variant, revision: int, by: Account) -> Variant:
    """The machine's words again; what the person wrote stays in its lines."""
    fresh = _held(variant, revision)
    require(may_edit_variant(by, fresh))
    if fresh.edited is None:
        raise Conflict("Bản này đang là lời máy làm: không có gì thay đổi.")
    fresh.edited = fresh.edited_by = fresh.edited_at = None
    fresh.approved_by = fresh.approved_at = None
    fresh.state = READY
    fresh.revision += 1
    fresh.save()
    record(RESET, by=by, on=fresh)
    return fresh
