"""One item of evidence: what it is, its hash, who claims it, through whose hands it went."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.kernel.policy import require
from nepso.programme.activities import selectors
from nepso.programme.activities.custody import WORDS
from nepso.programme.activities.models import EvidenceItem
from nepso.programme.activities.policies import may_read_activities, may_read_activity


@login_required
def item(request: HttpRequest, public_id: str) -> HttpResponse:
    """An item's page; activities that the person may not read are left out of it."""
    require(may_read_activities(request.user))
    found = selectors.item_by_public_id(public_id, request.user)
    claims = found.claims.select_related("activity__agency").order_by("id")
    values = {
        "item": found,
        "claims": [c for c in claims if may_read_activity(request.user, c.activity)],
        "custody": _custody(found),
    }
    return render(request, "activities/item.html", values)


def _custody(item: EvidenceItem) -> list[dict[str, object]]:
    lines = item.custody.select_related("by").order_by("-id")[:100]
    return [{"when": x.at, "title": WORDS[x.what], "who": str(x.by or "Hệ thống")} for x in lines]
