"""The rules by which texts are made: a change is written by one person and approved by another."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision, require_valid
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import MakingRule, RuleChange
from nepso.outreach.distribution.models.rule_change import Facts
from nepso.outreach.distribution.outlet_facts import RuleFacts, rule_facts_set
from nepso.outreach.distribution.policies import may_decide_rule, may_set_rule, may_withdraw_rule
from nepso.outreach.distribution.sources import RULE_FACTS, facts_in_force, rule_mark
from nepso.outreach.distribution.states import (
    APPROVED,
    REFUSED,
    RULE_CHANGE_STATES,
    WAITING,
    WITHDRAWN,
)
from nepso.outreach.distribution.telling import tell_rule_approvers, tell_rule_writer
from nepso.outreach.products.stepping import reason_given

WRITE = act("distribution.rule_write", "đã đề nghị đổi quy tắc làm bản theo kênh")
APPROVE = act("distribution.rule_approve", "đã duyệt quy tắc làm bản theo kênh")
REFUSE = act("distribution.rule_refuse", "không duyệt quy tắc làm bản theo kênh")
_NO_REASON = "Chưa có lý do: hãy ghi vì sao không duyệt, để người viết sửa."
_REPLACED = "Quy tắc đang dùng vừa đổi: hãy đọc lại những chỗ khác nhau dưới đây rồi quyết định."
WITHDRAW = act("distribution.rule_withdraw", "đã rút đề nghị đổi quy tắc làm bản theo kênh")


@transaction.atomic
def rule_change_write(
    *, kind: str, agency: Agency | None, revision: int, facts: RuleFacts, by: Account
) -> RuleChange:
    """Write how texts are to be made for a kind of outlet, for one agency or (``agency`` None) for
    all; the rule in force holds until another person approves this one.

    ``revision`` is that of the last change of this kind and agency that the person saw (0: there
    was none). One that waits is written over, and whoever wrote any of it may not approve it.
    Raises Conflict when another wrote meanwhile, Invalid with a sentence per field or when nothing
    would change.
    """
    require(may_set_rule(by, agency))
    if kind not in OutletKind.values:
        raise Invalid("Loại kênh không có trong danh sách: hãy chọn lại.")
    rows = RuleChange.objects.select_for_update(of=("self",)).filter(kind=kind, agency=agency)
    last = rows.order_by("-id").first()
    change = last if last is not None and last.state == WAITING else None
    seen = last.revision if last is not None else 0
    change = change or RuleChange(kind=kind, agency=agency, revision=seen)
    require_revision(change, revision)
    in_force = facts_in_force(agency, kind)
    written = _facts_checked(MakingRule(kind=kind, agency=agency, **in_force), facts)
    if written == (change.facts if change.pk else in_force):
        raise Invalid("Quy tắc này không khác bản đang có: chưa có gì để gửi duyệt.")
    change.facts = written
    change.written_by, change.written_at = by, now()
    change.revision += 1
    try:
        with transaction.atomic():
            change.save()
    except IntegrityError as error:
        raise Conflict("Vừa có người khác đổi quy tắc này: hãy tải lại trang.") from error
    tell_rule_approvers(change, by)
    record(WRITE, by=by, on=change, detail=_scope(change))
    return change


def _facts_checked(tried: MakingRule, facts: RuleFacts) -> Facts:
    """All columns as they would be; what is not among ``facts`` stays as in ``tried``."""
    rule_facts_set(tried, facts)
    return {name: getattr(tried, name) for name in RULE_FACTS}


@transaction.atomic
def rule_change_approve(
    *, change: RuleChange, revision: int, by: Account, in_force: str | None = None
) -> MakingRule:
    """Make it the rule in force: four eyes, on the words that were read. Variants that are there
    stay as they are until somebody makes them anew.

    A change holds all columns, also those nobody meant to change: ``in_force`` is the mark
    (``sources.rule_mark``) of the rule it was compared with (None: skip). Raises Conflict where
    that was replaced meanwhile, so that no old sentence comes back unseen.
    """
    fresh = _held(change, revision)
    require(may_decide_rule(by, fresh))
    if in_force is not None and in_force != rule_mark(fresh.before):
        raise Conflict(_REPLACED)
    rows = MakingRule.objects.select_for_update(of=("self",))
    found = rows.filter(kind=fresh.kind, agency=fresh.agency).first()
    rule = found or MakingRule(kind=fresh.kind, agency=fresh.agency)
    rule_facts_set(rule, RuleFacts(**fresh.facts))  # type: ignore[typeddict-item]
    rule.revision += 1
    require_valid(rule)
    rule.save()
    _decided(fresh, APPROVED, by)
    tell_rule_writer(fresh, by, "Quy tắc làm bản bạn viết đã được duyệt và đang dùng.")
    record(APPROVE, by=by, on=fresh, detail=_scope(fresh))
    return rule


@transaction.atomic
def rule_change_refuse(
    *, change: RuleChange, revision: int, reason: str, by: Account
) -> RuleChange:
    """Say no, with a reason that its writer reads; the rule in force holds on."""
    fresh = _held(change, revision)
    require(may_decide_rule(by, fresh))
    fresh.reason = reason_given(reason, _NO_REASON)
    _decided(fresh, REFUSED, by)
    tell_rule_writer(fresh, by, "Quy tắc làm bản bạn viết không được duyệt, có nêu lý do.")
    record(REFUSE, by=by, on=fresh, detail=_scope(fresh))
    return fresh


@transaction.atomic
def rule_change_withdraw(*, change: RuleChange, revision: int, by: Account) -> RuleChange:
    """Take one's own proposal back before anybody decided; the rule in force holds on."""
    fresh = _held(change, revision)
    require(may_withdraw_rule(by, fresh))
    _decided(fresh, WITHDRAWN, by)
    record(WITHDRAW, by=by, on=fresh, detail=_scope(fresh))
    return fresh


def _held(change: RuleChange, revision: int) -> RuleChange:
    """The change as it is now, locked until it is decided, with what holds at that moment."""
    rows = RuleChange.objects.select_for_update(of=("self",)).select_related("agency", "written_by")
    fresh = rows.get(pk=change.pk)
    require_revision(fresh, revision)
    fresh.before = facts_in_force(fresh.agency, fresh.kind)
    return fresh


def _decided(change: RuleChange, state: str, by: Account) -> None:
    RULE_CHANGE_STATES.require_move(change.state, state)
    change.state = state
    change.decided_by, change.decided_at = by, now()
    change.revision += 1
    change.save()


def _scope(change: RuleChange) -> dict[str, str]:
    return {"kind": change.kind, "agency": change.agency.public_id if change.agency else ""}
