"""One activity: what was done, what proves it, what happened to it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.kernel.policy import require
from nepso.programme.activities import selectors
from nepso.programme.activities.policies import may_read_activities
from nepso.programme.activities.states import ACTIVITY_STATES


@login_required
def activity(request: HttpRequest, public_id: str) -> HttpResponse:
    """An activity's page."""
    require(may_read_activities(request.user))
    found = selectors.activity_by_public_id(public_id, request.user)
    values = {
        "activity": found,
        "state": ACTIVITY_STATES.state(found.state),
        "claims": found.claims.select_related("item").order_by("id"),
    }
    return render(request, "activities/activity.html", values)
