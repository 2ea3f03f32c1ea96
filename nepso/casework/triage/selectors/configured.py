"""Routes and hours that hold now or later."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from nepso.casework.intake.harms import Harm
from nepso.casework.triage.models import OnCall, Route
from nepso.kernel.clock import today


def routes_listed() -> list[Route]:
    """Every route that has not ended, in the order of ``Harm``; the narrower place first."""
    rows = Route.objects.filter(_still()).select_related("agency", "area")
    places = {code: place for place, code in enumerate(Harm.values)}
    return sorted(rows, key=lambda r: (places[r.harm], r.area is None, r.order, r.pk))


def on_calls_listed() -> QuerySet[OnCall]:
    """Every row of hours that has not ended, by name."""
    rows = OnCall.objects.filter(_still(), account__is_active=True)
    return rows.select_related("account").order_by("account__folded", "from_time", "pk")


def _still() -> Q:
    return Q(valid_to__isnull=True) | Q(valid_to__gte=today())
