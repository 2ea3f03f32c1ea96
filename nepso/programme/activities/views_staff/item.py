"""One item of evidence: what it is, its hash, who claims it, through whose hands it went."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.files.serving import file_response
from nepso.kernel.errors import NotFound
from nepso.kernel.policy import require
from nepso.programme.activities import selectors
from nepso.programme.activities.custody import WORDS, custody_is_whole
from nepso.programme.activities.models import EvidenceItem
from nepso.programme.activities.policies import (
    may_clear_for_public,
    may_read_activities,
    may_read_activity,
)
from nepso.programme.activities.presenting import file_url, item_facts
from nepso.programme.activities.services import item_clear, item_close


@login_required
def item(request: HttpRequest, public_id: str) -> HttpResponse:
    """An item's page; activities that the person may not read are left out of it."""
    require(may_read_activities(request.user))
    found = selectors.item_by_public_id(public_id, request.user)
    claims = found.claims.select_related("activity__agency", "decided_by").order_by("id")
    values = {
        "item": found,
        "facts": item_facts(found),
        "claims": [c for c in claims if may_read_activity(request.user, c.activity)],
        "custody": _custody(found),
        "is_whole": custody_is_whole(found),
        "file_url": file_url(found) if found.stored_id else "",
        "may_clear": may_clear_for_public(request.user, found),
    }
    return render(request, "activities/item.html", values)


def _custody(item: EvidenceItem) -> list[dict[str, object]]:
    lines = item.custody.select_related("by").order_by("-id")[:100]
    return [{"when": x.at, "title": WORDS[x.what], "who": str(x.by or "Hệ thống")} for x in lines]


@login_required
def file(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The bytes of a photo or a file, for those who may read an activity that claims it."""
    require(may_read_activities(request.user))
    return _bytes(selectors.item_by_public_id(public_id, request.user), thumbnail=False)


@login_required
def thumbnail(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The small picture of a photo."""
    require(may_read_activities(request.user))
    return _bytes(selectors.item_by_public_id(public_id, request.user), thumbnail=True)


def _bytes(item: EvidenceItem, *, thumbnail: bool) -> HttpResponseBase:
    if item.stored is None:
        raise NotFound("Minh chứng này không có tệp: hãy mở trang của nó.")
    return file_response(item.stored, thumbnail=thumbnail)


@login_required
@require_POST
def clear(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let the public see it, or no longer."""
    require(may_read_activities(request.user))
    found = selectors.item_by_public_id(public_id, request.user)
    require(may_clear_for_public(request.user, found))
    person = cast(Account, request.user)
    if request.POST.get("la") == "dong":
        item_close(item=found, by=person)
        messages.success(request, "Đã thôi công khai minh chứng này.")
    else:
        item_clear(item=found, by=person)
        messages.success(request, "Đã cho công khai minh chứng này.")
    return redirect("activities:item", public_id=public_id)
