"""Other names under which documents call an agency or a group."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.agencies.models import Agency, AgencyAlias, AgencyGroup
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.folding import fold

ALIAS_ADD = act("agencies.alias_add", "đã thêm tên khác")
ALIAS_REMOVE = act("agencies.alias_remove", "đã bỏ tên khác")


@transaction.atomic
def alias_add(*, name: str, of: Agency | AgencyGroup, by: Actor | None = None) -> AgencyAlias:
    """Let documents call ``of`` by ``name``; the same name twice is one.

    Raises Invalid for an empty name and Conflict when the name already means something else.
    """
    name = name.strip()
    if not name:
        raise Invalid("Chưa có tên: hãy ghi tên khác của cơ quan.", fields={"name": "Hãy ghi tên."})
    known = AgencyAlias.objects.filter(folded=fold(name)).first()
    agency = of if isinstance(of, Agency) else None
    group = of if isinstance(of, AgencyGroup) else None
    if known is not None:
        if (known.agency_id, known.group_id) != (agency and agency.pk, group and group.pk):
            raise Conflict(
                f"“{known.name}” đã là tên khác của {known.agency or known.group}: "
                "hãy bỏ tên ấy ở đó trước."
            )
        return known
    alias = AgencyAlias.objects.create(name=name, agency=agency, group=group)
    record(ALIAS_ADD, by=by, on=of)
    return alias


@transaction.atomic
def alias_remove(*, alias: AgencyAlias, by: Actor | None = None) -> None:
    """Documents no longer mean this agency or group by that name."""
    of = alias.agency or alias.group
    assert of is not None
    alias.delete()
    record(ALIAS_REMOVE, by=by, on=of)
