"""Questions about the rules by which variants are made, and about what waits to become one."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_approve_for_some, may_run_programme
from nepso.foundation.accounts.selectors import agencies_approved_by
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import NotFound
from nepso.outreach.distribution.models import MakingRule, RuleChange
from nepso.outreach.distribution.states import WAITING

_MOST_WAITING, MOST_DECIDED = 50, 20
RULE_FOR_ALL = "tat-ca"  # where the public id of an agency stands in the address of a rule


def rules_of(agency: Agency | None) -> dict[str, MakingRule]:
    """The approved rules of one agency, or (None) those for all, by kind."""
    return {rule.kind: rule for rule in MakingRule.objects.filter(agency=agency)}


def kinds_waiting(agency: Agency | None) -> set[str]:
    """The kinds of outlets for which a changed rule of that agency waits."""
    rows = RuleChange.objects.filter(agency=agency, state=WAITING)
    return set(rows.values_list("kind", flat=True))


def rule_changes(kind: str, agency: Agency | None) -> list[RuleChange]:
    """What was written for one rule, the latest first."""
    rows = RuleChange.objects.filter(kind=kind, agency=agency).order_by("-id")
    return list(rows.select_related("agency", "written_by", "decided_by")[: MOST_DECIDED + 1])


def rule_changes_waiting(person: Account) -> list[RuleChange]:
    """Changed rules that wait for this person as the second pair of eyes, oldest first."""
    if not (may_run_programme(person) or may_approve_for_some(person)):
        return []  # the first page of every officer asks
    own = RuleChange.history.filter(id=OuterRef("pk"), written_by=person)
    rows = RuleChange.objects.filter(~Exists(own), state=WAITING)
    if not may_run_programme(person):
        approved = agencies_approved_by(person)
        of_all = Q(agency=None) & Exists(approved.filter(is_lead_desk=True))
        rows = rows.filter(Q(agency__in=approved.values("pk")) | of_all)
    joined = rows.select_related("agency", "written_by").order_by("written_at", "id")
    return list(joined[:_MOST_WAITING])


def rule_change_by_public_id(public_id: str) -> RuleChange:
    """One change; NotFound in words."""
    rows = RuleChange.objects.select_related("agency", "written_by")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy thay đổi này: hãy mở lại danh sách quy tắc.")
    return found


def rule_address(change: RuleChange) -> str:
    """The page of the rule that it would change."""
    page = reverse("distribution:rule", args=[change.kind])
    return f"{page}?co_quan={change.agency.public_id if change.agency else RULE_FOR_ALL}"
