"""An agency: its tasks by state, its progress, where it is a partner, its calendar address."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agency_by_public_id
from nepso.kernel.addresses import whole
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import keyset_page
from nepso.kernel.policy import require
from nepso.programme.register import selectors
from nepso.programme.register.models import CalendarFeed
from nepso.programme.register.policies import may_have_feed, may_read_register
from nepso.programme.register.presenting import plan_names, task_rows
from nepso.programme.register.selectors.listing import ORDER
from nepso.programme.register.services import feed_create, feed_revoke
from nepso.programme.register.states import PLAN_TASK_STATES, WITHDRAWN

MOST_PARTNERED = 50


@login_required
def agency(request: HttpRequest, public_id: str) -> HttpResponse:
    """The page of one agency."""
    require(may_read_register(request.user))
    found = agency_by_public_id(public_id)
    return _page(request, found)


def _page(request: HttpRequest, found: Agency, new_address: str = "") -> HttpResponse:
    rows = selectors.plan_tasks_of_agency(request.user, found)
    state = request.GET.get("tinh_trang", "")
    shown = rows.filter(state=state) if state else rows
    page = keyset_page(
        shown.select_related("duty", "agency", "group", "responsible").defer("duty__compiled"),
        fields=ORDER,
        size=25,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    progress = selectors.overall_progress(rows)
    partnered = selectors.plan_tasks_as_partner(request.user, found)
    partnered = partnered.select_related("duty", "agency", "group").defer("duty__compiled")
    plans = plan_names()
    values = {
        "agency": found,
        "progress": progress,
        "page": page,
        "rows": task_rows(page.rows, plans),
        "tabs": _tabs(progress, state),
        "partnered": task_rows(partnered.order_by(*ORDER)[:MOST_PARTNERED], plans),
        "may_have_feed": bool(may_have_feed(request.user, found)),
        "feeds": CalendarFeed.objects.filter(agency=found, revoked_at=None).select_related(
            "created_by"
        ),
        "new_address": new_address,
    }
    return render(request, "register/agency.html", values)


def _tabs(progress: selectors.Progress, current: str) -> list[dict[str, object]]:
    tabs: list[dict[str, object]] = [{"label": "Tất cả", "url": "?", "current": not current}]
    for state in PLAN_TASK_STATES.states:
        if state.code != WITHDRAWN:
            tabs.append(
                {
                    "label": state.label,
                    "url": f"?tinh_trang={state.code}",
                    "current": current == state.code,
                    "count": getattr(progress, state.code),
                }
            )
    return tabs


@login_required
@require_POST
def feed_new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make a private calendar address and show it, this once."""
    found = agency_by_public_id(public_id)
    require(may_have_feed(request.user, found))
    _, key = feed_create(agency=found, by=cast(Account, request.user))
    address = whole(reverse("register:feed", args=[key]))
    return _page(request, found, new_address=address)


@login_required
@require_POST
def feed_end(request: HttpRequest, public_id: str) -> HttpResponse:
    """Revoke a private calendar address."""
    feed = CalendarFeed.objects.select_related("agency").filter(public_id=public_id).first()
    if feed is None:
        raise NotFound("Không tìm thấy địa chỉ lịch này: hãy mở lại trang cơ quan.")
    require(may_have_feed(request.user, feed.agency))
    feed_revoke(feed=feed, by=cast(Account, request.user))
    messages.success(request, "Đã thu hồi địa chỉ lịch.")
    return redirect(reverse("register:agency", args=[feed.agency.public_id]))
