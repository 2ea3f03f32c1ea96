"""Deciding which measures of the plan a duty carries out."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Invalid
from nepso.programme.plans.changes import duties_touch, duty_to_review, stamp
from nepso.programme.plans.kinds import DutyKind
from nepso.programme.plans.models import Duty, MeasureLink
from nepso.programme.plans.services import acts


@transaction.atomic
def measure_link_decide(
    *, duty: Duty, measure: Duty, is_confirmed: bool, revision: int | None, by: Account
) -> MeasureLink:
    """Yes or no: carrying out ``duty`` carries out ``measure``. Suggested or not.

    Raises Invalid when ``measure`` is no measure of the same version.
    """
    duty = duty_to_review(duty, revision=revision, by=by)
    if measure.kind != DutyKind.MEASURE or measure.version_id != duty.version_id:
        raise Invalid("Hãy chọn một nhiệm vụ, giải pháp của cùng bản kế hoạch.")
    if duty.kind == DutyKind.MEASURE:
        raise Invalid("Hãy liên kết với nhiệm vụ đã giao cho cơ quan, không phải với giải pháp.")
    link = MeasureLink.objects.filter(duty=duty, measure=measure).first()
    link = link or MeasureLink(duty=duty, measure=measure)
    link.is_confirmed, link.decided_by = is_confirmed, by
    stamp(link, by=by, act=acts.LINK_DECIDE)
    link.save()
    duties_touch([duty.pk])
    detail = {"measure": measure.public_id, "confirmed": is_confirmed}
    record(acts.LINK_DECIDE, by=by, on=duty, detail=detail)
    return link
