"""Alerts: the list, writing one or taking one over from CAP, publishing by a second person."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import NepsoError, NotAllowed
from nepso.kernel.policy import require
from nepso.outreach.products.selectors import agencies_writing
from nepso.outreach.screens import selectors, services
from nepso.outreach.screens.cap.reading import beside_taken, read_cap
from nepso.outreach.screens.forms_alerts import AlertForm, CapForm
from nepso.outreach.screens.kinds import Severity
from nepso.outreach.screens.models import Alert
from nepso.outreach.screens.policies import (
    may_accept_alert,
    may_change_alert,
    may_end_alert,
    may_publish_alert,
    may_publish_alone,
    may_see_screens,
)
from nepso.outreach.screens.presenting import alert_row, alert_steps
from nepso.outreach.screens.states import WAITING
from nepso.ui.forms import revision_seen, tell


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """All alerts, the latest first."""
    require(may_see_screens(request.user))
    page = selectors.alerts_page(
        request.user, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    values = {"page": page, "rows": [alert_row(one) for one in page.rows]}
    return render(request, "screens/alerts.html", values)


@login_required
def write(request: HttpRequest) -> HttpResponse:
    """A new alert."""
    require(may_see_screens(request.user))
    form = AlertForm(request.POST or None, agencies=agencies_writing(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.alert_write(
                agency=form.whose(), facts=form.facts(), by=cast(Account, request.user)
            )
        except NepsoError as error:
            tell(form, error)
        else:
            return _written(request, made)
    status = 422 if request.method == "POST" else 200
    return render(request, "screens/alert_write.html", {"form": form}, status=status)


@login_required
def take(request: HttpRequest) -> HttpResponse:
    """Take an alert over from a CAP message; it waits for a second person like any other."""
    require(may_see_screens(request.user))
    agencies = agencies_writing(request.user)
    form = CapForm(request.POST or None, request.FILES or None, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        data = form.data_given()
        try:
            taken = services.cap_take(
                agency=form.whose(),
                read=read_cap(data),
                communes=form.places(),
                source=data.decode(errors="replace").replace("\0", ""),
                by=cast(Account, request.user),
            )
        except NepsoError as error:
            tell(form, error)
        else:
            return _taken(request, taken)
    status = 422 if request.method == "POST" else 200
    return render(request, "screens/alert_cap.html", {"form": form}, status=status)


def _taken(request: HttpRequest, taken: Alert | None) -> HttpResponse:
    if taken is None:
        messages.success(
            request,
            "Đã ghi bản tin hủy. Chưa nhận tin nào mà nó nhắc đến; tin đó đến sau cũng bị từ chối.",
        )
        return redirect("screens:alerts")
    if taken.state == WAITING:
        if others := beside_taken(taken.source).blocks:
            messages.info(
                request,
                f"Bản tin còn {len(others)} phần khác, không hiện trên màn hình; xem ở mục Bản tin "
                "gốc.",
            )
        return _written(request, taken)
    messages.success(request, "Nơi gửi đã hủy tin này: đã kết thúc, màn hình gỡ trong nửa phút.")
    return redirect("screens:alert", public_id=taken.public_id)


def _written(request: HttpRequest, made: Alert) -> HttpResponse:
    messages.success(request, "Đã lưu. Thông báo chờ một người khác phát.")
    return redirect("screens:alert", public_id=made.public_id)


@login_required
def alert(request: HttpRequest, public_id: str) -> HttpResponse:
    """One alert with what may be done about it."""
    require(may_see_screens(request.user))
    return _page(request, selectors.alert_by_public_id(public_id, request.user))


def _page(
    request: HttpRequest, found: Alert, *, status: int = 200, wrong: str = "", because: str = ""
) -> HttpResponse:
    values = {
        **alert_row(found),
        "publish": may_publish_alert(request.user, found),
        "accept": may_accept_alert(request.user, found),
        "is_extreme": found.severity == Severity.EXTREME,
        "alone": may_publish_alone(request.user, found),
        "end": may_end_alert(request.user, found),
        "change": may_change_alert(request.user, found),
        "next": next((one for one in found.replaced_by.all() if one.state == WAITING), None),
        "steps": alert_steps(found),
        "beside": beside_taken(found.source) if found.source else None,
        "wrong": wrong,
        "because": because,
    }
    return render(request, "screens/alert.html", values, status=status)


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Publish, publish alone, end."""
    require(may_see_screens(request.user))
    found = selectors.alert_by_public_id(public_id, request.user)
    by, step = cast(Account, request.user), request.POST.get("buoc", "")
    revision = revision_seen(request)
    because = request.POST.get("ly_do", "")
    try:
        if step == "phat":
            services.alert_publish(alert=found, revision=revision, by=by)
        elif step == "nhan":
            services.alert_accept(alert=found, revision=revision, by=by)
        elif step == "phat-mot-minh":
            services.alert_publish_alone(alert=found, revision=revision, because=because, by=by)
        else:
            services.alert_end(alert=found, revision=revision, because=because, by=by)
    except NotAllowed:
        raise
    except NepsoError as error:
        fresh = selectors.alert_by_public_id(public_id, request.user)
        return _page(request, fresh, status=error.status, wrong=error.sentence, because=because)
    told = "Màn hình có mạng nhận trong vòng nửa phút."
    if step == "nhan":
        told = "Thông báo chờ một người khác phát."
    messages.success(request, f"Đã ghi. {told}")
    return redirect("screens:alert", public_id=public_id)
