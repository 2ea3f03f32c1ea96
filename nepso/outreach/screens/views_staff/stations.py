"""Stations, boards and screens as things: state, faults, hours, scripts, what was aired."""

from __future__ import annotations

import io
from typing import Any, cast

import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.addresses import whole
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.policies import may_keep_outlets
from nepso.outreach.distribution.selectors import posting_by_public_id
from nepso.outreach.screens import selectors, services
from nepso.outreach.screens.forms_stations import AiredForm, AirSlotForm
from nepso.outreach.screens.policies import may_see_screens
from nepso.outreach.screens.presenting import script_of, station_page_values, station_rows
from nepso.ui.forms import revision_seen, tell


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """The inventory."""
    require(may_see_screens(request.user))
    page = selectors.stations_page(
        request.user, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    return render(request, "screens/stations.html", {"page": page, "rows": station_rows(page.rows)})


@login_required
def station(request: HttpRequest, public_id: str) -> HttpResponse:
    """One of them; a station with its hours, to which one may be added."""
    require(may_see_screens(request.user))
    found = selectors.station_by_public_id(public_id, request.user)
    if request.method != "POST":
        return _page(request, found, AirSlotForm())
    form = AirSlotForm(request.POST)
    if form.is_valid():
        try:
            services.air_slot_add(outlet=found, by=cast(Account, request.user), **form.slot())
        except Invalid as error:
            tell(form, error)
        else:
            messages.success(request, "Đã thêm giờ phát.")
            return redirect("screens:station", public_id=public_id)
    return _page(request, found, form, status=422)


def _page(
    request: HttpRequest, found: Outlet, form: AirSlotForm, *, status: int = 200, wrong: str = ""
) -> HttpResponse:
    values: dict[str, Any] = station_page_values(found, request.user)
    values |= {"form": form, "wrong": wrong}
    return render(request, "screens/station.html", values, status=status)


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter the thing, say what it is, move its state."""
    require(may_see_screens(request.user))
    found = selectors.station_by_public_id(public_id, request.user)
    require(may_keep_outlets(request.user, found.agency))
    by, asked = cast(Account, request.user), request.POST
    try:
        if asked.get("buoc") == "ghi":
            services.equipment_keep(outlet=found, model=asked.get("model", ""), by=by)
        else:
            services.equipment_move(
                equipment=_equipment(found),
                revision=revision_seen(request),
                state=asked.get("buoc", ""),
                reason=asked.get("ly_do", ""),
                by=by,
            )
    except (Conflict, Invalid) as error:
        return _page(request, found, AirSlotForm(), status=error.status, wrong=error.sentence)
    messages.success(request, "Đã ghi.")
    return redirect("screens:station", public_id=public_id)


def _equipment(found: Outlet) -> Any:
    if not hasattr(found, "equipment"):
        raise NotFound("Kênh này chưa ghi thiết bị: hãy ghi thiết bị trước.")
    return found.equipment


@login_required
@require_POST
def slot_drop(request: HttpRequest, public_id: str) -> HttpResponse:
    """An hour less."""
    require(may_see_screens(request.user))
    slot = selectors.air_slot_by_public_id(public_id, request.user)
    services.air_slot_drop(slot=slot, by=cast(Account, request.user))
    messages.success(request, "Đã bỏ giờ phát.")
    return redirect("screens:station", public_id=slot.outlet.public_id)


@login_required
def script(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the announcer reads, to print; and when it was on the air."""
    require(may_see_screens(request.user))
    posting = posting_by_public_id(public_id, request.user)
    form = AiredForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            by = cast(Account, request.user)
            services.posting_aired(posting=posting, by=by, **form.aired())
        except (Conflict, Invalid) as error:
            tell(form, error)
        else:
            messages.success(request, "Đã ghi lần phát; lượt đăng có minh chứng.")
            return redirect("screens:script", public_id=public_id)
    status = 422 if request.method == "POST" else 200
    values = {**script_of(posting, request.user), "form": form}
    if request.method == "POST" and not values.get("may_tell"):  # no form left to say it in
        values["wrong"] = " ".join(str(one) for one in form.non_field_errors())
    return render(request, "screens/script.html", values, status=status)


@login_required
def qr(request: HttpRequest, public_id: str) -> HttpResponse:
    """The QR to stick on the thing, as SVG."""
    require(may_see_screens(request.user))
    found = _equipment(selectors.station_by_public_id(public_id, request.user))
    address = whole(reverse("screens:fault", args=[found.code]))
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=8, border=4, svgclass=None)
    return HttpResponse(out.getvalue(), content_type="image/svg+xml")
