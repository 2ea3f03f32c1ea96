"""Adopting a version, which freezes it, and discarding one."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require
from nepso.programme.plans.changes import version_to_review
from nepso.programme.plans.models import Plan, PlanVersion, ProgrammeChoice
from nepso.programme.plans.policies import may_review_plans
from nepso.programme.plans.ports import announce_adopted
from nepso.programme.plans.selectors.adoption import adoption_checklist, carry_over_moves
from nepso.programme.plans.services import acts
from nepso.programme.plans.states import ADOPTED, DISCARDED, SUPERSEDED, VERSION_STATES


@transaction.atomic
def plan_version_adopt(
    *, version: PlanVersion, revision: int | None, keep_general: bool = False, by: Account
) -> PlanVersion:
    """Freeze a reviewed version and set it in force; the one in force before is superseded.

    Raises Conflict while something is undecided (the sentence lists what), or when the review
    changed since ``revision`` was shown. ``keep_general`` is a person's word that measures which
    name nobody and which no duty carries out stay general. Listeners (``ports.py``) run in this
    transaction.
    """
    plan = _plans_held()[version.plan_id]
    version = version_to_review(version, by=by)
    if revision is not None and revision != version.revision:
        raise Conflict(
            "Bản rà soát vừa được sửa thêm: hãy xem lại danh mục kiểm tra rồi thông qua."
        )
    checklist = adoption_checklist(version)
    if checklist.blocking:
        told = " ".join(item.sentence for item in checklist.blocking)
        raise Conflict(f"Chưa thông qua được: {told}")
    if checklist.general and not keep_general:
        raise Conflict(
            f"Có {len(checklist.general)} nhiệm vụ, giải pháp không đến cơ quan nào: hãy ghi cơ "
            "quan, liên kết với một nhiệm vụ, hoặc đánh dấu là để chung."
        )
    for old in PlanVersion.objects.filter(plan_id=version.plan_id, state=ADOPTED):
        VERSION_STATES.require_move(old.state, SUPERSEDED)
        old.state = SUPERSEDED
        old.save(update_fields=["state"])
        record(acts.SUPERSEDE, by=by, on=old, detail={"by_version": version.public_id})
    version.state, version.adopted_at, version.adopted_by = ADOPTED, now(), by
    version.save(update_fields=["state", "adopted_at", "adopted_by"])
    if not Plan.objects.filter(is_programme=True).exists():
        _choose(plan)
    announce_adopted(version=version, carry_over=carry_over_moves(version), by=by)
    general = [duty.public_id for duty in checklist.general]
    record(acts.ADOPT, by=by, on=version, detail={"number": version.number, "general": general})
    return version


def _plans_held() -> dict[int, Plan]:
    """All plans, held: which is the programme's is decided by one at a time."""
    return {row.pk: row for row in Plan.objects.select_for_update().order_by("pk")}


@transaction.atomic
def plan_make_programme(*, plan: Plan, by: Account) -> Plan:
    """Make it the plan of the programme in the other's stead: public page, dashboards and reports
    are about it from now on. What was done for the other plan stays counted with its tasks, and
    shows again when it is chosen again. Made so twice is once.

    Raises Conflict for a plan without a version in force.
    """
    require(may_review_plans(by))
    fresh = _plans_held()[plan.pk]
    if not fresh.versions.filter(state=ADOPTED).exists():
        raise Conflict("Kế hoạch này chưa có bản nào được thông qua: hãy thông qua trước.")
    if fresh.is_programme:
        return fresh
    Plan.objects.filter(is_programme=True).update(is_programme=False)
    _choose(fresh)
    record(acts.MAKE_PROGRAMME, by=by, on=fresh)
    return fresh


def _choose(plan: Plan) -> None:
    plan.is_programme = True
    plan.save(update_fields=["is_programme"])
    ProgrammeChoice.objects.create(plan=plan)


@transaction.atomic
def version_discard(*, version: PlanVersion, by: Account) -> PlanVersion:
    """Give a version up before it was adopted; everything about it stays readable."""
    require(may_review_plans(by))
    version = PlanVersion.objects.select_for_update().get(pk=version.pk)
    VERSION_STATES.require_move(version.state, DISCARDED)
    version.state = DISCARDED
    version.save(update_fields=["state"])
    record(acts.DISCARD, by=by, on=version)
    return version
