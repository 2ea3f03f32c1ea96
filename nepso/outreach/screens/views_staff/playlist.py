"""The hours in which a screen shows something: one form for a slot, by keyboard or on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.screens import selectors, services
from nepso.outreach.screens.forms import SlotForm, slot_initial
from nepso.outreach.screens.models import DisplayScreen, PlaylistItem
from nepso.outreach.screens.policies import may_keep_screen, may_see_screens
from nepso.ui.forms import tell


@login_required
def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """A new slot on a screen."""
    require(may_see_screens(request.user))
    screen = selectors.screen_by_public_id(public_id, request.user)
    require(may_keep_screen(request.user, screen))
    first = {"posting": request.GET.get("ban", ""), "begins": "07:00"}
    return _answer(request, screen, None, first)


@login_required
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a slot or take it away."""
    require(may_see_screens(request.user))
    slot = selectors.slot_by_public_id(public_id, request.user)
    require(may_keep_screen(request.user, slot.screen))
    if request.method == "POST" and request.POST.get("buoc") == "bo":
        services.slot_drop(slot=slot, by=cast(Account, request.user))
        messages.success(request, "Đã bỏ khung giờ.")
        return redirect("screens:screen", public_id=slot.screen.public_id)
    return _answer(request, slot.screen, slot, slot_initial(slot))


def _answer(
    request: HttpRequest,
    screen: DisplayScreen,
    slot: PlaylistItem | None,
    first: Mapping[str, object],
) -> HttpResponse:
    postings = selectors.postings_on(screen)
    form = SlotForm(request.POST or None, postings=postings, initial=first)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        by = cast(Account, request.user)
        try:
            services.slot_set(screen=screen, slot=slot, by=by, **form.slot())
        except (Invalid, Conflict) as error:
            tell(form, error)
        else:
            messages.success(request, "Đã đặt khung giờ. Màn hình nhận trong vòng một phút.")
            return redirect("screens:screen", public_id=screen.public_id)
    values = {"form": form, "screen": screen, "slot": slot, "postings": postings}
    return render(request, "screens/slot.html", values, status=status)
