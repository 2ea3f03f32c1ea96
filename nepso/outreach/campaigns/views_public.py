"""What everybody reads of campaigns: those that have begun, with their articles. No script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from nepso.kernel.keyset import keyset_page
from nepso.outreach.campaigns import selectors
from nepso.outreach.campaigns.progress import communes_reached
from nepso.outreach.campaigns.public_calendar import campaigns_ics
from nepso.outreach.campaigns.states import CAMPAIGN_STATES
from nepso.outreach.distribution.ports import public_pages
from nepso.outreach.distribution.selectors import words_read
from nepso.ui.caching import for_everybody

PAGE_SIZE = 20
# A recall is seen within a minute.
_cached = for_everybody(60)


@_cached
def everything(request: HttpRequest) -> HttpResponse:
    """Campaigns that have begun, the latest first."""
    page = keyset_page(
        selectors.campaigns_public(),
        fields=["-begins", "-id"],
        size=PAGE_SIZE,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    rows = [(one, CAMPAIGN_STATES.state(one.state)) for one in page.rows]
    return render(request, "campaigns/public_list.html", {"page": page, "rows": rows})


@cache_control(public=True, max_age=60)
def calendar(request: HttpRequest) -> HttpResponse:
    """The same as iCalendar, for anybody's calendar program."""
    answer = HttpResponse(campaigns_ics(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="chien-dich.ics"'
    return answer


@_cached
def read(request: HttpRequest, public_id: str) -> HttpResponse:
    """One campaign at its permanent address, with what of it is out now."""
    found = selectors.campaign_public(public_id)
    running = selectors.postings_to_read(found)[: selectors.MOST_CHOICES]
    values = {
        "campaign": found,
        "state": CAMPAIGN_STATES.state(found.state),
        "lines": [(one, words_read(one), public_pages().page_of(one.product)) for one in running],
        "communes": communes_reached(found),
        "taking_part": selectors.agencies_in(found).count(),
    }
    return render(request, "campaigns/read.html", values)
