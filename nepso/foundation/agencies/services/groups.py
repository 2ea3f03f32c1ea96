"""Groups of agencies, as plans address them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.kernel.errors import Invalid
from nepso.kernel.validation import require_revision, require_valid

GROUP_CREATE = act("agencies.group_create", "đã thêm nhóm cơ quan")
GROUP_UPDATE = act("agencies.group_update", "đã sửa nhóm cơ quan")


@transaction.atomic
def group_create(
    *,
    code: str,
    name: str,
    note: str = "",
    kinds: Sequence[str] = (),
    members: Iterable[Agency] = (),
    by: Actor | None = None,
) -> AgencyGroup:
    """A group made of whole kinds, of named members, or of both; none of either is allowed:
    a plan may address enterprises of which we know none. Raises Invalid per field."""
    group = AgencyGroup(code=code.strip(), name=name.strip(), note=note, kinds=sorted(kinds))
    _require_sound(group)
    group.save()
    group.members.set(members)
    record(GROUP_CREATE, by=by, on=group)
    return group


@transaction.atomic
def group_update(
    *,
    group: AgencyGroup,
    name: str,
    note: str,
    kinds: Sequence[str],
    members: Iterable[Agency],
    by: Actor | None = None,
    revision: int | None = None,
) -> AgencyGroup:
    """Rewrite a group. Raises Conflict on a stale ``revision``, Invalid per field."""
    stored = AgencyGroup.objects.select_for_update().get(pk=group.pk)
    require_revision(stored, revision)
    stored.name, stored.note, stored.kinds = name.strip(), note, sorted(kinds)
    _require_sound(stored)
    stored.revision += 1
    stored.save()
    stored.members.set(members)
    record(GROUP_UPDATE, by=by, on=stored, detail={"kinds": stored.kinds})
    return stored


def _require_sound(group: AgencyGroup) -> None:
    require_valid(group)
    if set(group.kinds) - set(AgencyKind.values):
        sentence = "Có loại cơ quan không nằm trong danh mục: hãy chọn lại."
        raise Invalid(sentence, fields={"kinds": sentence})
