"""Wording indicators, and freezing the set of a period."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.worktime.models import Period
from nepso.kernel.clock import now
from nepso.kernel.policy import require
from nepso.programme.reporting.models import Indicator, IndicatorVersion, PeriodIndicator
from nepso.programme.reporting.policies import may_set_indicators
from nepso.programme.reporting.shipped import shipped_indicators

SEED = act("reporting.indicators_seed", "đã nạp bộ chỉ tiêu")
FREEZE = act("reporting.indicators_freeze", "đã chốt bộ chỉ tiêu của kỳ")


@transaction.atomic
def indicators_seed(*, by: Account | None = None) -> int:
    """Add the shipped indicators that are missing; what people worded since stays theirs.

    Returns how many were added. ``by`` None is the system itself.
    """
    if by is not None:
        require(may_set_indicators(by))
    known = set(Indicator.objects.values_list("code", flat=True))
    first = (Indicator.objects.aggregate(last=Max("order"))["last"] or 0) + 1
    added = [facts for facts in shipped_indicators() if facts["code"] not in known]
    for order, facts in enumerate(added, first):
        fields = dict(facts)
        indicator = Indicator.objects.create(code=fields.pop("code"), order=order)
        version = IndicatorVersion.objects.create(
            indicator=indicator, number=1, created_by=by, **fields
        )
        indicator.latest = version
        indicator.save()
        record(SEED, by=by, on=indicator, detail={"version": 1})
    return len(added)


@transaction.atomic
def indicators_freeze(*, period: Period, by: Account | None = None) -> int:
    """Let the newest wording of every indicator in use hold for a period; returns how many it adds.

    What the period has frozen already stays as it is, so that figures of one period all mean the
    same (issue 3: versions frozen per period).
    """
    if by is not None:
        require(may_set_indicators(by))
    # One at a time for a period: two agencies opening their reports at once freeze one set.
    Period.objects.select_for_update().get(pk=period.pk)
    frozen = set(
        PeriodIndicator.objects.filter(period=period).values_list("indicator_id", flat=True)
    )
    living = Indicator.objects.filter(is_retired=False, latest__isnull=False).exclude(pk__in=frozen)
    living = living.select_related("latest")
    rows = [
        PeriodIndicator(
            period=period,
            indicator=indicator,
            version=indicator.latest,
            order=indicator.order,
            frozen_at=now(),
        )
        for indicator in living
    ]
    PeriodIndicator.objects.bulk_create(rows)
    if rows:
        record(FREEZE, by=by, on=period, detail={"indicators": len(rows)})
    return len(rows)
