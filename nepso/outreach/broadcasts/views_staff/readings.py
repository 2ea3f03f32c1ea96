"""Scripts to be read, and the readings of one: record, upload, listen, choose."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.files.serving_media import media_response
from nepso.foundation.files.sounding import has_voice
from nepso.kernel.errors import Conflict, Invalid, NotFound, TooLarge, TooMany
from nepso.kernel.policy import require
from nepso.outreach.broadcasts import selectors, services
from nepso.outreach.broadcasts.forms import ReadingForm
from nepso.outreach.broadcasts.policies import may_read_aloud
from nepso.outreach.broadcasts.presenting import reading_rows, script_rows, station_links
from nepso.outreach.distribution.kinds import SPOKEN
from nepso.outreach.distribution.making.scripts import reading_seconds
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.policies import may_distribute
from nepso.outreach.distribution.selectors import variant_by_public_id
from nepso.outreach.distribution.variant_checks import rule_of_variant
from nepso.ui.forms import tell


@login_required
def scripts(request: HttpRequest) -> HttpResponse:
    """Scripts of one's agencies, and the links for machines of their stations."""
    require(may_distribute(request.user))
    page = selectors.scripts_page(
        request.user, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    values = {
        "page": page,
        "rows": script_rows(page.rows),
        "stations": station_links(request.user),
    }
    return render(request, "broadcasts/scripts.html", values)


@login_required
def script(request: HttpRequest, public_id: str) -> HttpResponse:
    """One script with its readings; a new one comes in."""
    require(may_distribute(request.user))
    found = _variant(request, public_id)
    if request.method != "POST":
        return _page(request, found, ReadingForm())
    form = ReadingForm(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            services.reading_add(
                variant=found,
                content=given["file"],
                name=given["file"].name,
                read_by=given["read_by"],
                voice_agreed=given["voice_agreed"],
                is_recorded=given["is_recorded"],
                by=cast(Account, request.user),
            )
        except Invalid as error:
            tell(form, error)
        except (TooLarge, TooMany) as error:
            form.add_error("file", error.sentence)
        else:
            messages.success(request, "Đã lưu bản đọc: hãy nghe rồi chọn bản để phát.")
            return redirect("broadcasts:script", public_id=public_id)
    return _page(request, found, form, status=422)


@login_required
@require_POST
def machine(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let a machine read it, to hear how it sounds."""
    require(may_distribute(request.user))
    found = _variant(request, public_id)
    try:
        services.reading_by_machine(variant=found, by=cast(Account, request.user))
    except (Invalid, TooMany) as error:
        return _page(request, found, ReadingForm(), status=422, wrong=error.sentence)
    messages.success(request, "Đã có bản giọng máy để nghe thử.")
    return redirect("broadcasts:script", public_id=public_id)


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Choose a reading for the air, or drop it."""
    require(may_distribute(request.user))
    reading, by = selectors.reading_by_public_id(public_id), cast(Account, request.user)
    found = _variant(request, reading.variant.public_id)
    try:
        if request.POST.get("buoc") == "bo":
            services.reading_drop(reading=reading, by=by)
            messages.success(request, "Đã bỏ bản đọc.")
        else:
            heard = request.POST.get("da_nghe") == "on"
            services.reading_choose(reading=reading, was_heard=heard, by=by)
            messages.success(request, "Đã chọn bản này để phát.")
    except (Invalid, Conflict) as error:
        status = 422 if isinstance(error, Invalid) else 409
        return _page(request, found, ReadingForm(), status=status, wrong=error.sentence)
    return redirect("broadcasts:script", public_id=found.public_id)


@login_required
def sound(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The bytes of a reading, for its agency."""
    require(may_distribute(request.user))
    reading = selectors.reading_by_public_id(public_id)
    _variant(request, reading.variant.public_id)
    return media_response(request, reading.stored)


def _variant(request: HttpRequest, public_id: str) -> Variant:
    found = variant_by_public_id(public_id, request.user)
    if found.kind not in SPOKEN:
        raise NotFound("Bản này không phải kịch bản đọc: hãy mở bản của đài truyền thanh.")
    return found


def _page(
    request: HttpRequest, found: Variant, form: ReadingForm, *, status: int = 200, wrong: str = ""
) -> HttpResponse:
    text = found.approved_parts.get("script", "")
    seconds = reading_seconds(text, rule_of_variant(found).words_a_minute)
    values = {
        "variant": found,
        "kind": found.get_kind_display(),
        "lines": text.split("\n"),
        "seconds": seconds,
        "rows": reading_rows(found, seconds, request.user),
        "form": form,
        "wrong": wrong,
        "decision": may_read_aloud(request.user, found),
        "has_voice": has_voice(),
    }
    answer = render(request, "broadcasts/script.html", values, status=status)
    # The only page that records: everywhere else no page may ask for the microphone.
    answer["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)"
    return answer
