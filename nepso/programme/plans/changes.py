"""What every act of a review shares: lock, check that nobody was faster, save with history.

Not acts themselves: the services call these inside their own transaction.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, Model
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import Act
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require
from nepso.programme.plans.models import Duty, DutyParty, PlanVersion
from nepso.programme.plans.policies import may_review_plans
from nepso.programme.plans.states import IN_REVIEW, VERSION_STATES


def version_to_review(version: PlanVersion, *, by: Account) -> PlanVersion:
    """The version, locked for this transaction, when it is under review; else Conflict."""
    require(may_review_plans(by))
    locked = PlanVersion.objects.select_for_update().get(pk=version.pk)
    if locked.state != IN_REVIEW:
        label = VERSION_STATES.state(locked.state).label
        raise Conflict(f"Bản kế hoạch này ở trạng thái “{label}” nên không sửa được nữa.")
    return locked


def duty_to_review(duty: Duty, *, revision: int | None, by: Account) -> Duty:
    """The duty as it is now, its version locked; Conflict when ``revision`` is no longer the last.

    ``revision`` None (imports, demonstration) trusts the caller to have just read it.
    """
    version = version_to_review(duty.version, by=by)
    fresh = Duty.objects.get(pk=duty.pk)
    fresh.version = version
    if revision is not None and revision != fresh.revision:
        raise Conflict(_somebody_was_faster(fresh))
    return fresh


def _somebody_was_faster(duty: Duty) -> str:
    last = duty.history.select_related("history_user").first()
    who = str(last.history_user) if last and last.history_user else "Một người khác"
    at = timezone.localtime(last.history_date).strftime("%H:%M ngày %d/%m/%Y") if last else ""
    return (
        f"{who} vừa sửa nhiệm vụ này lúc {at}: hãy xem bản đang lưu bên cạnh bản của bạn "
        "rồi quyết định."
    )


def stamp(row: Model, *, by: Account | None, act: Act) -> None:
    """Tell the history who changed the row and by which act."""
    row._history_user = by  # type: ignore[attr-defined]
    row._change_reason = act.code  # type: ignore[attr-defined]


def version_touch(version: PlanVersion) -> None:
    """Count one change of the review."""
    PlanVersion.objects.filter(pk=version.pk).update(revision=F("revision") + 1)


def duty_save(duty: Duty, *, by: Account | None, act: Act) -> None:
    """Store a changed duty, one revision further, with its history line."""
    duty.revision += 1
    stamp(duty, by=by, act=act)
    duty.save()
    version_touch(duty.version)


def party_save(party: DutyParty, *, by: Account | None, act: Act) -> None:
    """Store a changed or new party with its history line; its duty counts one revision."""
    stamp(party, by=by, act=act)
    party.save()
    duties_touch([party.duty_id])


def duties_touch(keys: Sequence[int]) -> None:
    """Count one change on duties whose parties or links changed, and on their version."""
    Duty.objects.filter(pk__in=keys).update(revision=F("revision") + 1)
    PlanVersion.objects.filter(duties__in=keys).update(revision=F("revision") + 1)


def duties_save(duties: Sequence[Duty], fields: list[str], *, by: Account, act: Act) -> None:
    """Store many changed duties of one version, each with its history line, in a few queries."""
    for duty in duties:
        duty.revision += 1
    bulk_update_with_history(
        duties,
        Duty,
        [*fields, "revision"],
        batch_size=200,
        default_user=by,
        default_change_reason=act.code,
    )
    if duties:
        version_touch(duties[0].version)
