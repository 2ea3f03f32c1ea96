"""The connection of an outlet: connect, test, replace the token, pause; and what was tried."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.sending import selectors, services
from nepso.outreach.sending.adapters.registry import ways_of
from nepso.outreach.sending.forms import ConnectForm, TokenForm, connect_initial
from nepso.outreach.sending.kinds import Way
from nepso.outreach.sending.models import OutletConnection
from nepso.outreach.sending.policies import may_see_connections
from nepso.outreach.sending.presenting import connection_values, service_of
from nepso.outreach.sending.states import CONNECTION_STATES
from nepso.ui.forms import revision_seen, tell


@login_required
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """The connections that the person keeps, what does not work first; what may be connected."""
    require(may_see_connections(request.user))
    asked = request.GET
    page = selectors.connections_page(
        request.user, after=asked.get("after", ""), before=asked.get("before", "")
    )
    rows = [{"one": one, "state": CONNECTION_STATES.state(one.state)} for one in page.rows]
    values = {"page": page, "rows": rows, "open": selectors.outlets_to_connect(request.user)}
    return render(request, "sending/list.html", values)


@never_cache
@login_required
def connection(request: HttpRequest, public_id: str) -> HttpResponse:
    """Its page; sent, it sets how the outlet is reached."""
    require(may_see_connections(request.user))
    outlet = _outlet(request, public_id)
    found = selectors.connection_of(outlet)
    if request.method != "POST":
        return _page(request, outlet, found)
    form = _connect_form(outlet, found, request.POST)
    if not form.is_valid():
        return _page(request, outlet, found, connect_form=form, status=422)
    try:
        services.connection_set(
            outlet=outlet,
            way=form.cleaned_data["way"],
            facts=form.facts(),
            secret=form.secret(),
            expires_on=form.cleaned_data.get("expires_on"),
            revision=form.cleaned_data["revision"] or 0,
            by=cast(Account, request.user),
            is_demonstration=bool(found and found.is_demonstration),
        )
    except Invalid as error:
        tell(form, error)
        return _page(request, outlet, found, connect_form=form, status=422)
    except Conflict as error:
        return _page(request, outlet, found, wrong=error.sentence, status=409)
    messages.success(request, "Đã lưu. Máy đang kiểm tra kết nối: kết quả hiện ở trang này.")
    return redirect("sending:connection", public_id=public_id)


@never_cache
@login_required
@require_POST
def token(request: HttpRequest, public_id: str) -> HttpResponse:
    """Replace the token; nothing of the old or the new is shown."""
    require(may_see_connections(request.user))
    outlet, found = _connected(request, public_id)
    form = TokenForm(request.POST, service=service_of(outlet.kind))
    if not form.is_valid():
        return _page(request, outlet, found, token_form=form, status=422)
    try:
        services.connection_token_replace(
            connection=found,
            revision=form.cleaned_data["revision"] or 0,
            secret=form.secret(),
            expires_on=form.cleaned_data.get("expires_on"),
            by=cast(Account, request.user),
        )
    except Invalid as error:
        tell(form, error)
        return _page(request, outlet, found, token_form=form, status=422)
    except Conflict as error:
        fresh = selectors.connection_of(outlet)
        return _page(request, outlet, fresh, wrong=error.sentence, status=409)
    messages.success(request, "Đã thay mã. Máy đang kiểm tra; lượt đăng đang chờ sẽ đi tiếp.")
    return redirect("sending:connection", public_id=public_id)


@never_cache
@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Test, pause, resume."""
    require(may_see_connections(request.user))
    outlet, found = _connected(request, public_id)
    revision, by = revision_seen(request), cast(Account, request.user)
    try:
        match request.POST.get("buoc"):
            case "kiem-tra":
                services.connection_check_ask(connection=found, by=by)
                said = "Máy đang kiểm tra: tải lại trang sau ít giây để xem kết quả."
            case "tam-dung":
                services.connection_rest(connection=found, revision=revision, by=by)
                said = "Đã tạm dừng: không đăng gì cho đến khi bật lại."
            case "bat-lai":
                services.connection_resume(connection=found, revision=revision, by=by)
                said = "Đã bật lại. Máy kiểm tra trước khi đăng tiếp."
            case _:
                raise Invalid("Không rõ phải làm gì: hãy tải lại trang.")
    except (Conflict, Invalid) as error:
        fresh = selectors.connection_of(outlet)
        return _page(request, outlet, fresh, wrong=error.sentence, status=error.status)
    messages.success(request, said)
    return redirect("sending:connection", public_id=public_id)


@login_required
@require_safe
def fake(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the fake service would show."""
    require(may_see_connections(request.user))
    run = selectors.fake_run(public_id, request.user)
    return render(request, "sending/fake.html", {"run": run, "outlet": run.connection.outlet})


def _outlet(request: HttpRequest, public_id: str) -> Outlet:
    outlet = selectors.outlet_to_connect(public_id, request.user)
    if not ways_of(outlet.kind):
        raise NotFound("Kênh loại này không nối với dịch vụ nào: hãy mở lại trang kênh.")
    return outlet


def _connected(request: HttpRequest, public_id: str) -> tuple[Outlet, OutletConnection]:
    outlet = _outlet(request, public_id)
    found = selectors.connection_of(outlet)
    if found is None or found.way == Way.SILENT:
        raise NotFound("Kênh này chưa nối với dịch vụ nào: hãy nối trước.")
    return outlet, found


def _connect_form(outlet: Outlet, found: OutletConnection | None, data: Any = None) -> ConnectForm:
    return ConnectForm(
        data,
        service=service_of(outlet.kind),
        ways=ways_of(outlet.kind),
        has_token=found is not None and found.way == Way.REAL and bool(found.secret),
        initial=connect_initial(found),
    )


def _page(
    request: HttpRequest,
    outlet: Outlet,
    found: OutletConnection | None,
    *,
    status: int = 200,
    wrong: str = "",
    connect_form: ConnectForm | None = None,
    token_form: TokenForm | None = None,
) -> HttpResponse:
    revision = {"revision": found.revision if found else 0}
    values = connection_values(outlet, found) | {
        "wrong": wrong,
        "connect_form": connect_form or _connect_form(outlet, found),
        "token_form": token_form or TokenForm(service=service_of(outlet.kind), initial=revision),
        "opened": "ma" if token_form else "noi" if connect_form else "",
    }
    return render(request, "sending/connection.html", values, status=status)
