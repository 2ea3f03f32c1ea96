"""Outlets: added, told better, out of use; and the rules by which texts are made for them."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision, require_valid
from nepso.outreach.distribution.kinds import RETIRED, OutletKind
from nepso.outreach.distribution.models import MakingRule, Outlet
from nepso.outreach.distribution.outlet_facts import (
    OutletFacts,
    RuleFacts,
    outlet_facts_set,
    rule_facts_set,
)
from nepso.outreach.distribution.policies import may_keep_outlets, may_set_rule

ADD = act("distribution.outlet_add", "đã thêm một kênh đăng")
EDIT = act("distribution.outlet_edit", "đã sửa một kênh đăng")
RULE = act("distribution.rule_set", "đã đổi quy tắc làm bản theo kênh")


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


@transaction.atomic
def rule_set(
    *, kind: str, agency: Agency | None, revision: int, facts: RuleFacts, by: Account
) -> MakingRule:
    """Set how texts are made for a kind of outlet, for one agency or (``agency`` None) for all.

    ``revision`` 0 makes the first one. Variants made before stay as they are until made anew.
    """
    require(may_set_rule(by, agency))
    if kind not in OutletKind.values:
        raise Invalid("Loại kênh không có trong danh sách: hãy chọn lại.")
    rows = MakingRule.objects.select_for_update(of=("self",))
    found = rows.filter(kind=kind, agency=agency).first() or MakingRule(kind=kind, agency=agency)
    require_revision(found, revision)
    rule_facts_set(found, facts)
    found.revision += 1
    require_valid(found)
    found.save()
    scope = agency.public_id if agency else ""
    record(RULE, by=by, on=found, detail={"kind": kind, "agency": scope})
    return found
