"""Agencies as the public meets them: how to reach one, what it published, what it has done."""

from __future__ import annotations

import dataclasses
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nepso.casework.corrections.selectors import corrections_public
from nepso.casework.corrections.states import PUBLISHED
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_found, agencies_valid
from nepso.kernel.addresses import whole
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import keyset_page
from nepso.portal.page_meta import FeedLink, PageMeta
from nepso.portal.ports import Wanted, published
from nepso.programme.activities.selectors.public import public_activities
from nepso.programme.register.selectors import plan_tasks_of_programme
from nepso.programme.register.states import DONE, NOT_APPLICABLE
from nepso.programme.reporting.following.standing import scope_now
from nepso.ui.caching import for_everybody

PAGE_SIZE, MOST_ARTICLES, MOST_CORRECTIONS, MOST_ACTIVITIES = 60, 10, 5, 10
_cached = for_everybody(60)


@_cached
def agencies(request: HttpRequest) -> HttpResponse:
    """Every living agency by name; with words, those that hold them, marks ignored."""
    query = request.GET.get("q", "").strip()[:100]
    page = keyset_page(
        agencies_found(query=query),
        fields=["folded", "id"],
        size=PAGE_SIZE,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    said = "Liên hệ, bài đã đăng và việc đã làm của từng cơ quan, đơn vị, địa phương."
    meta = PageMeta("Cơ quan, đơn vị", said, reverse("portal:agencies"))
    values = {"page": page, "query": query, "lead": said, "meta": meta}
    return render(request, "portal/agencies.html", values)


@_cached
def agency(request: HttpRequest, public_id: str) -> HttpResponse:
    """One agency: contact, what it published, what was accepted of what it did. No delay of it is
    told, no officer named."""
    found = agency_shown(public_id)
    scope = dataclasses.replace(scope_now(), agencies=[found.pk])
    feed = FeedLink(
        f"Bài của {found.name}", reverse("portal:agency_feed", args=[public_id, "atom"])
    )
    mine = corrections_public().filter(state=PUBLISHED, agency=found)
    tasks = plan_tasks_of_programme().filter(agency=found).exclude(state=NOT_APPLICABLE)
    counted = tasks.aggregate(given=Count("pk"), done=Count("pk", filter=Q(state=DONE)))
    values: dict[str, Any] = {
        "agency": found,
        "page": published().page(Wanted(agency=public_id), size=MOST_ARTICLES),
        "corrections": mine.order_by("-number")[:MOST_CORRECTIONS],
        "activities": public_activities(scope, most=MOST_ACTIVITIES),
        **counted,
        "feed": feed,
        "meta": PageMeta(
            found.name,
            f"Liên hệ, bài đã đăng và việc đã làm của {found.name}.",
            request.path,
            feeds=(feed,),
            data=_data(found, request.path),
        ),
    }
    return render(request, "portal/agency.html", values)


def agency_shown(public_id: str) -> Agency:
    """A living agency at its permanent address; NotFound in words."""
    rows = agencies_valid().select_related("parent").filter(public_id=public_id)
    found = rows.first() if public_id.isalnum() else None  # nothing odd goes to the database
    if found is None:
        raise NotFound("Không có cơ quan, đơn vị này: hãy tìm lại trong danh sách.")
    return found


def _data(agency: Agency, path: str) -> dict[str, Any]:
    """The agency as schema.org."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "@id": whole(path),
        "url": whole(path),
        "name": agency.name,
    }
    if agency.telephone:
        data["telephone"] = agency.telephone
    if agency.email:
        data["email"] = agency.email
    if agency.parent is not None:
        data["parentOrganization"] = {"@type": "GovernmentOrganization", "name": agency.parent.name}
    return data
