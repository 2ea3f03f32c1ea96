"""Outlets: added, told better, out of use."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision
from nepso.outreach.distribution.kinds import RETIRED
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.outlet_facts import OutletFacts, outlet_facts_set
from nepso.outreach.distribution.policies import may_keep_outlets

ADD = act("distribution.outlet_add", "đã thêm một kênh đăng")
EDIT = act("distribution.outlet_edit", "đã sửa một kênh đăng")


@transaction.atomic
def outlet_add(
    *, agency: Agency, facts: OutletFacts, by: Account, is_demonstration: bool = False
) -> Outlet:
    """Store an outlet of an agency (Nghị định 49/2024/NĐ-CP: the eight forms).

    Raises Invalid with a sentence per field, NotAllowed for an agency of others.
    """
    require(may_keep_outlets(by, agency))
    if facts.get("kind") in RETIRED:
        sentence = (
            "Nguồn tin RSS, Atom tự lấy bài đang đăng trên trang công khai: hãy thêm kênh “Trang "
            "công khai của hệ thống này”."
        )
        raise Invalid(sentence, fields={"kind": sentence})
    outlet = Outlet(agency=agency, created_by=by, is_demonstration=is_demonstration)
    outlet_facts_set(outlet, facts)
    outlet.save()
    record(ADD, by=by, on=outlet, detail={"agency": agency.public_id, "kind": outlet.kind})
    return outlet


@transaction.atomic
def outlet_edit(*, outlet: Outlet, revision: int, facts: OutletFacts, by: Account) -> Outlet:
    """Tell an outlet better or take it out of use; what ran on it stays.

    Its kind never changes: variants were made for it. Raises Conflict when another changed it
    meanwhile, Invalid with a sentence per field.
    """
    rows = Outlet.objects.select_for_update(of=("self",)).select_related("agency")
    fresh = rows.get(pk=outlet.pk)
    require(may_keep_outlets(by, fresh.agency))
    require_revision(fresh, revision)
    if facts.get("kind", fresh.kind) != fresh.kind:
        sentence = "Không đổi được loại của kênh: hãy thêm một kênh mới."
        raise Invalid(sentence, fields={"kind": sentence})
    outlet_facts_set(fresh, facts)
    fresh.revision += 1
    fresh.save()
    record(EDIT, by=by, on=fresh, detail={"fields": sorted(facts)})
    return fresh
