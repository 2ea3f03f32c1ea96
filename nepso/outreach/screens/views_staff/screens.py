"""Screens: the list, the wall of those that fell silent, one screen with its health."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.screens import selectors, services
from nepso.outreach.screens.device_list import device_list
from nepso.outreach.screens.forms import ScreenForm
from nepso.outreach.screens.kinds import Shape
from nepso.outreach.screens.models import DisplayScreen
from nepso.outreach.screens.policies import may_keep_screen, may_see_screens
from nepso.outreach.screens.presenting import screen_page_values, screen_rows
from nepso.outreach.screens.selectors import ScreenFilters
from nepso.outreach.screens.slides import size_of
from nepso.ui.forms import number_in, revision_seen, tell


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """Every screen of the province with its health."""
    require(may_see_screens(request.user))
    filters = ScreenFilters.read(request.GET)
    page = selectors.screens_page(
        request.user,
        filters,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    values = {"filters": filters, "page": page, "rows": screen_rows(page.rows)}
    return render(request, "screens/list.html", values)


@login_required
def wall(request: HttpRequest) -> HttpResponse:
    """What does not call any more, the longest silent first."""
    require(may_see_screens(request.user))
    rows = screen_rows(selectors.screens_to_see(request.user))
    return render(request, "screens/wall.html", {"rows": rows})


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """A new screen on an outlet that has none."""
    require(may_see_screens(request.user))
    outlets = selectors.outlets_without_screen(request.user)
    if request.method != "POST":
        return _add_page(request, ScreenForm(outlets=outlets))
    form = ScreenForm(request.POST, outlets=outlets)
    if not form.is_valid():
        return _add_page(request, form, status=422)
    try:
        made = services.screen_add(
            outlet=form.outlets[form.cleaned_data["outlet"]],
            shape=form.cleaned_data["shape"],
            by=cast(Account, request.user),
        )
    except (Invalid, Conflict) as error:
        tell(form, error)
        return _add_page(request, form, status=422)
    messages.success(
        request, "Đã thêm. Hãy mở địa chỉ bên dưới trên máy của màn hình, rồi ghép máy."
    )
    return redirect("screens:screen", public_id=made.public_id)


def _add_page(request: HttpRequest, form: ScreenForm, status: int = 200) -> HttpResponse:
    return render(request, "screens/add.html", {"form": form}, status=status)


@login_required
def screen(request: HttpRequest, public_id: str) -> HttpResponse:
    """One screen: how it does, what it plays when, what it played."""
    require(may_see_screens(request.user))
    return _page(request, selectors.screen_by_public_id(public_id, request.user))


def _page(
    request: HttpRequest, found: DisplayScreen, *, status: int = 200, wrong: str = ""
) -> HttpResponse:
    values: dict[str, Any] = screen_page_values(found, request.user)
    values |= {"wrong": wrong, "shapes": Shape.choices}
    return render(request, "screens/screen.html", values, status=status)


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Another shape, a new code, its device joined or parted."""
    require(may_see_screens(request.user))
    found = selectors.screen_by_public_id(public_id, request.user)
    require(may_keep_screen(request.user, found))
    by = cast(Account, request.user)
    revision = revision_seen(request)
    try:
        said = _moved(request, found, revision, by)
    except (Conflict, Invalid) as error:
        fresh = selectors.screen_by_public_id(public_id, request.user)
        return _page(request, fresh, status=error.status, wrong=error.sentence)
    messages.success(request, said)
    return redirect("screens:screen", public_id=public_id)


def _moved(request: HttpRequest, found: DisplayScreen, revision: int, by: Account) -> str:
    """Do the step that was asked for; what is told of it."""
    step = request.POST.get("buoc")
    if step == "doi-ma":
        services.screen_code_renew(screen=found, revision=revision, by=by)
        return (
            "Đã đổi mã. Máy đang dùng mã cũ sẽ ngừng phát: hãy mở địa chỉ mới trên máy đó rồi ghép."
        )
    if step == "ghep":
        code = request.POST.get("ma", "")
        services.screen_device_pair(screen=found, revision=revision, code=code, by=by)
        return "Đã ghép máy. Từ giờ nhật ký của máy là minh chứng, máy tự xác nhận khi thu hồi."
    if step == "bo-ghep":
        services.screen_device_unpair(screen=found, revision=revision, by=by)
        return "Đã bỏ ghép. Máy vẫn phát nhưng không chứng minh được gì."
    shape = request.POST.get("shape", "")
    services.screen_shape_set(screen=found, revision=revision, shape=shape, by=by)
    return "Đã đổi kiểu màn hình."


@login_required
def log(request: HttpRequest, public_id: str) -> HttpResponse:
    """The play log of a screen."""
    require(may_see_screens(request.user))
    found = selectors.screen_by_public_id(public_id, request.user)
    page = selectors.play_log_page(
        found, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    return render(request, "screens/log.html", {"screen": found, "page": page})


@login_required
def preview(request: HttpRequest, public_id: str) -> HttpResponse:
    """The slides as the screen shows them, one after the other, without being its device."""
    require(may_see_screens(request.user))
    found = selectors.screen_by_public_id(public_id, request.user)
    require(may_keep_screen(request.user, found))  # its pictures stand under the device's code
    items = device_list(found).body["items"]
    slides = [
        {**item, "lines": lines, "size": size_of(item["title"], lines), "of": len(item["pages"])}
        for item in items
        for lines in (item["pages"] if not item["slide"] else [[]])
    ]
    number = request.GET.get("trang", "1")
    at = min(max(number_in(number, 1), 1), max(1, len(slides)))
    values = {
        "screen": found,
        "slide": slides[at - 1] if slides else None,
        "at": at,
        "most": len(slides),
        "next": at % len(slides) + 1 if slides else 1,
    }
    return render(request, "screens/preview.html", values)
