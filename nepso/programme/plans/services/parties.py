"""Acts on whom a duty names: match, add, remove, leave out members of a group."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.folding import fold, nfc
from nepso.programme.plans.changes import duties_touch, duty_to_review, party_save, stamp
from nepso.programme.plans.doubts import doubts_without_names
from nepso.programme.plans.models import Duty, DutyParty
from nepso.programme.plans.services import acts


def _fresh(party: DutyParty, by: Account, revision: int | None) -> DutyParty:
    duty = duty_to_review(party.duty, revision=revision, by=by)
    found = DutyParty.objects.filter(pk=party.pk).first()
    if found is None:
        raise Conflict("Tên này vừa được người khác bớt khỏi nhiệm vụ: hãy tải lại trang.")
    found.duty = duty
    return found


def _require_one(agency: Agency | None, group: AgencyGroup | None, is_outside: bool) -> None:
    if sum([agency is not None, group is not None, is_outside]) > 1:
        raise Invalid("Hãy chọn một cơ quan, hoặc một nhóm, hoặc “ngoài hệ thống”.")


@transaction.atomic
def party_match(
    *,
    party: DutyParty,
    agency: Agency | None = None,
    group: AgencyGroup | None = None,
    is_outside: bool = False,
    same_name: bool = False,
    revision: int | None,
    by: Account,
) -> int:
    """Say who is meant by a printed name; nothing given takes the match back.

    With ``same_name`` the answer holds for every yet unmatched party of that name in the version.
    Returns how many parties were matched.
    """
    _require_one(agency, group, is_outside)
    party = _fresh(party, by, revision)
    rows = [party]
    if same_name:
        rows += _unmatched_namesakes(party)
    for row in rows:
        if row.group_id != (group.pk if group else None):
            row.excluded.clear()
        row.agency, row.group, row.is_outside = agency, group, is_outside
        row.match_reason = ""
        party_save(row, by=by, act=acts.PARTY_MATCH)
        if row.is_matched:
            duty = row.duty
            Duty.objects.filter(pk=duty.pk).update(
                doubts=doubts_without_names(duty.doubts, [row.name])
            )
    detail = {
        "agency": agency.public_id if agency else "",
        "group": group.public_id if group else "",
        "outside": is_outside,
        "count": len(rows),
    }
    record(acts.PARTY_MATCH, by=by, on=party.duty, detail=detail)
    return len(rows)


def _unmatched_namesakes(party: DutyParty) -> list[DutyParty]:
    name = fold(party.name)
    rows = DutyParty.objects.filter(
        duty__version=party.duty.version, agency=None, group=None, is_outside=False
    ).exclude(pk=party.pk)
    return [row for row in rows.select_related("duty") if fold(row.name) == name]


@transaction.atomic
def party_add(
    *,
    duty: Duty,
    part: str,
    name: str = "",
    agency: Agency | None = None,
    group: AgencyGroup | None = None,
    revision: int | None,
    by: Account,
) -> DutyParty:
    """Name one more agency, group or body of a duty; the name is by default that of the agency."""
    _require_one(agency, group, False)
    name = nfc(name.strip()) or str(agency or group or "")
    if not name:
        raise Invalid("Hãy chọn cơ quan hoặc ghi tên.", fields={"name": "Hãy ghi tên cơ quan."})
    duty = duty_to_review(duty, revision=revision, by=by)
    if duty.parties.filter(part=part, name=name).exists():
        raise Conflict(f"Nhiệm vụ này đã có “{name}”.")
    last = duty.parties.aggregate(last=Max("order"))["last"] or 0
    party = DutyParty(duty=duty, part=part, name=name, agency=agency, group=group, order=last + 1)
    party.is_group = group is not None
    party_save(party, by=by, act=acts.PARTY_ADD)
    record(acts.PARTY_ADD, by=by, on=duty, detail={"part": part})
    return party


@transaction.atomic
def party_remove(*, party: DutyParty, revision: int | None, by: Account) -> None:
    """This duty does not name that body after all; the history keeps the line."""
    party = _fresh(party, by, revision)
    duty = party.duty
    stamp(party, by=by, act=acts.PARTY_REMOVE)
    party.delete()
    duties_touch([duty.pk])
    record(acts.PARTY_REMOVE, by=by, on=duty)


@transaction.atomic
def party_exclude_members(
    *, party: DutyParty, excluded: Sequence[Agency], revision: int | None, by: Account
) -> None:
    """Leave members of the group out of this duty. Raises Invalid when no group is meant."""
    party = _fresh(party, by, revision)
    if party.group is None:
        raise Invalid("Tên này chưa khớp với một nhóm nên không chọn được thành viên.")
    party.excluded.set(excluded)
    party_save(party, by=by, act=acts.PARTY_EXCLUDE)
    record(
        acts.PARTY_EXCLUDE,
        by=by,
        on=party.duty,
        detail={"excluded": [a.public_id for a in excluded]},
    )
