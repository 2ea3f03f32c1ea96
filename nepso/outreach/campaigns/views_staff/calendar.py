"""The calendar of all outlets, and the private addresses of its feed."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.kernel.addresses import whole
from nepso.kernel.errors import Invalid, NotFound
from nepso.kernel.policy import require
from nepso.outreach.campaigns.calendar import filters as looked
from nepso.outreach.campaigns.calendar.feed_keys import feed_create, feed_revoke
from nepso.outreach.campaigns.calendar.moving import undo_of
from nepso.outreach.campaigns.calendar.reading import MOST_SHOWN, air_hours, items_between
from nepso.outreach.campaigns.calendar.showing import MOST_A_DAY, WEEKDAYS, days_of, hours_of
from nepso.outreach.campaigns.models import Campaign, PostingFeed
from nepso.outreach.campaigns.selectors import MOST_CHOICES
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.policies import may_distribute
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.products.kinds import Audience
from nepso.outreach.products.selectors import agencies_writing

UNDO = "lich_hoan_tac"


@login_required
def calendar(request: HttpRequest) -> HttpResponse:
    """A month, a week or a list of days; what is planned there can be moved."""
    require(may_distribute(request.user))
    filters = looked.CalendarFilters.read(request.GET)
    first, last = filters.span()
    items = items_between(request.user, filters, first, last)
    is_month = filters.xem == looked.MONTH
    days = days_of(
        first, last, items, air_hours(request.user, filters),
        month=filters.day.month if is_month else None, most=MOST_A_DAY if is_month else None,
    )  # fmt: skip
    values: dict[str, Any] = {
        "filters": filters,
        "days": days,
        "hours": hours_of(days) if filters.xem == looked.WEEK else [],
        "weekdays": WEEKDAYS,
        "shown": len(items),
        "is_cut": len(items) == MOST_SHOWN,
        "label": _label(filters),
        "before": filters.beside(-1),
        "after": filters.beside(1),
        "now": filters.address(ngay=""),
        "tabs": [
            {"label": label, "url": filters.address(xem=code), "current": filters.xem == code}
            for code, label in looked.VIEWS
        ],
        "list_url": filters.address(xem=looked.LIST),
        "back": filters.address().removeprefix("?"),
        "undo": undo_of(request.session.get(UNDO)),
        **_choices(),
    }
    return render(request, "campaigns/calendar.html", values)


def _label(filters: looked.CalendarFilters) -> str:
    if filters.xem == looked.WEEK:
        first, last = filters.span()
        return f"Tuần {first:%d/%m} đến {last:%d/%m/%Y}"
    return f"Tháng {filters.day:%m} năm {filters.day.year}"


def _choices() -> dict[str, Any]:
    return {
        "agencies": agencies_valid().order_by("path").values_list("public_id", "name"),
        "kinds": OutletKind.choices,
        "audiences": Audience.choices,
        "states": POSTING_STATES.choices,
        "campaigns": Campaign.objects.order_by("-begins", "-id").values_list("public_id", "title")[
            :MOST_CHOICES
        ],
    }


@login_required
def feeds(request: HttpRequest) -> HttpResponse:
    """Private addresses for calendar programs: made, shown once, revoked."""
    require(may_distribute(request.user))
    agencies = agencies_writing(request.user)
    address = ""
    if request.method == "POST":
        asked = request.POST.get("co_quan", "")
        agency = next((one for one in agencies if one.public_id == asked), None)
        if agency is None:
            raise Invalid("Chưa chọn cơ quan: hãy chọn trong danh sách.")
        _, key = feed_create(agency=agency, by=cast(Account, request.user))
        address = whole(reverse("campaigns:feed", args=[key]))
    living = PostingFeed.objects.filter(revoked_at=None, agency__in=agencies)
    values = {
        "agencies": agencies,
        "feeds": living.select_related("agency", "created_by").order_by("-id")[:MOST_CHOICES],
        "address": address,
    }
    answer = render(request, "campaigns/feeds.html", values)
    answer["Cache-Control"] = "no-store"
    return answer


@login_required
@require_POST
def feed_end(request: HttpRequest, public_id: str) -> HttpResponse:
    """From now on nothing stands at that address."""
    require(may_distribute(request.user))
    found = PostingFeed.objects.select_related("agency").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy địa chỉ lịch này: hãy mở lại trang địa chỉ lịch.")
    feed_revoke(feed=found, by=cast(Account, request.user))
    messages.success(request, "Đã thu hồi địa chỉ lịch.")
    return redirect("campaigns:feeds")
