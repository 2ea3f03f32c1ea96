"""Creating agencies and moving them in the tree."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import units_staying
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.kernel.errors import Invalid
from nepso.kernel.validation import require_revision, require_valid

CREATE = act("agencies.create", "đã thêm cơ quan")
UPDATE = act("agencies.update", "đã sửa cơ quan")

_ONE_LEADS = "Chương trình luôn có một cơ quan đầu mối: hãy đánh dấu ở trang của cơ quan mới."


class AgencyFacts(TypedDict, total=False):
    """What a person may write about an agency; what is left out stays as it is."""

    code: str
    name: str
    short_name: str
    kind: str
    parent: Agency | None
    email: str
    telephone: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    is_lead_desk: bool
    is_demonstration: bool


@transaction.atomic
def agency_create(
    *,
    code: str,
    name: str,
    kind: str = AgencyKind.OTHER,
    parent: Agency | None = None,
    by: Actor | None = None,
    **more: Unpack[_MoreFacts],
) -> Agency:
    """Add a body to the tree under ``parent`` (None: a root); raises Invalid per field."""
    agency = Agency(code=code.strip(), name=name.strip(), kind=kind, parent=parent, **more)
    _require_sound(agency)
    agency.save()
    agency.path = f"{parent.path if parent else '/'}{agency.pk}/"
    agency.save(update_fields=["path"])
    _one_lead_desk(agency)
    record(CREATE, by=by, on=agency)
    return agency


@transaction.atomic
def agency_update(
    *,
    agency: Agency,
    by: Actor | None = None,
    revision: int | None = None,
    units_follow: bool = False,
    **facts: Unpack[AgencyFacts],
) -> Agency:
    """Change what is given; a new parent moves the whole subtree.

    Raises Conflict when ``revision`` is not the one that is stored, Invalid per field: also when
    the new parent lies under the agency itself, when units under it go on after its last day
    (``units_follow``: the caller changes them too, and asks ``units_staying`` at the end), and when
    the programme would be left without a lead desk.
    """
    stored = Agency.objects.select_for_update().get(pk=agency.pk)
    require_revision(stored, revision)
    changed = [name for name, value in facts.items() if getattr(stored, name) != value]
    if not changed:
        return stored
    for name in changed:
        setattr(stored, name, facts[name])  # type: ignore[literal-required]
    _require_sound(stored)
    if "valid_to" in changed and stored.valid_to and not units_follow:
        _refuse("valid_to", units_staying(stored, stored.valid_to))
    if "is_lead_desk" in changed and not stored.is_lead_desk:
        _refuse("is_lead_desk", _ONE_LEADS)
    stored.revision += 1
    stored.save()
    if "parent" in changed:
        _move_subtree(stored)
    _one_lead_desk(stored)
    record(UPDATE, by=by, on=stored, detail={"fields": sorted(changed)})
    return stored


class _MoreFacts(TypedDict, total=False):
    short_name: str
    email: str
    telephone: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    is_lead_desk: bool
    is_demonstration: bool


def _require_sound(agency: Agency) -> None:
    require_valid(agency, exclude=["path", "folded", "parent", "predecessors"])
    problems: dict[str, str] = {}
    if agency.valid_from and agency.valid_to and agency.valid_to < agency.valid_from:
        problems["valid_to"] = "Ngày hết hiệu lực phải sau ngày bắt đầu: hãy sửa một trong hai."
    parent = agency.parent
    if parent is not None and agency.path and parent.path.startswith(agency.path):
        problems["parent"] = (
            f"{parent.name} thuộc chính {agency.name}: hãy chọn một cơ quan cấp trên khác."
        )
    if problems:
        raise Invalid(" ".join(problems.values()), fields=problems)


def _refuse(field: str, sentence: str) -> None:
    """Raise Invalid at the field for a sentence; none for ""."""
    if sentence:
        raise Invalid(sentence, fields={field: sentence})


def _move_subtree(agency: Agency) -> None:
    """Rewrite the paths of the agency and of everything under it, in one statement."""
    old = agency.path
    new = f"{agency.parent.path if agency.parent else '/'}{agency.pk}/"
    rest: Any = Substr("path", len(old) + 1)
    Agency.objects.filter(path__startswith=old).update(path=Concat(Value(new), rest))
    agency.path = new


def _one_lead_desk(agency: Agency) -> None:
    """A programme has one lead desk: naming a new one takes the mark from the one before."""
    if agency.is_lead_desk:
        Agency.objects.filter(is_lead_desk=True).exclude(pk=agency.pk).update(is_lead_desk=False)
