"""What a device opens and calls. Its code lets it in, its own token (a header) makes it believed
(decision 0218): no sign-in, no cookie, no session.

The list is small JSON named by an ETag (RFC 9110, 8.8.3); a device that has it gets 304 and no
body. Every answer carries our time, by which the device corrects its clock.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from nepso.foundation.files.serving import file_response
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid, NotFound, TooLarge
from nepso.outreach.distribution.selectors import postings_running
from nepso.outreach.screens.contacting import Told, screen_contact
from nepso.outreach.screens.device_list import picture_of
from nepso.outreach.screens.playing import plays_keep
from nepso.outreach.screens.ports import slide_artist
from nepso.outreach.screens.selectors import screen_by_code

MOST_BYTES = 200_000
# Asked: the token of the browser. Answered: what it is to the screen (``contacting.Answer``).
DEVICE = "X-Nepso-Device"
_GONE = "Hình này không còn trong danh sách phát."


def _with_time(response: HttpResponse) -> HttpResponse:
    response["X-Nepso-Now"] = str(int(now().timestamp() * 1000))
    return response


@require_GET
@never_cache
def player(request: HttpRequest, code: str) -> HttpResponse:
    """The page that a kiosk browser keeps open; it lives on its script and its service worker."""
    screen = screen_by_code(code)
    values = {"screen": screen, "bucket": settings.NEPSO_PLAY_BUCKET, "poll": settings.NEPSO_POLL}
    return _with_time(render(request, "screens/player.html", values))


@require_GET
@never_cache
def playlist(request: HttpRequest, code: str) -> HttpResponse:
    """What to show; 304 when the device plays it already, which also confirms recalls."""
    screen = screen_by_code(code)
    tag = request.headers.get("If-None-Match", "").removeprefix("W/").strip('"')
    asked = request.GET
    said = (asked.get("t", ""), tag, asked.get("s", ""), asked.get("v", ""))
    told = Told.read(request.headers.get(DEVICE, ""), *said)
    answer = screen_contact(screen, told)
    same = told.tag == answer.given.tag
    response: HttpResponse = HttpResponseNotModified() if same else JsonResponse(answer.given.body)
    response["ETag"] = f'"{answer.given.tag}"'
    response[DEVICE] = answer.device
    return _with_time(response)


@csrf_exempt
@require_POST
def plays(request: HttpRequest, code: str) -> HttpResponse:
    """Lines of the play log; answers with the names of those that need not be sent again."""
    screen = screen_by_code(code)
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise TooLarge("Nhật ký gửi một lần quá lớn: hãy gửi ít dòng hơn.")
    try:
        given: Any = json.loads(request.body)
    except ValueError as error:
        raise Invalid("Nhật ký phải là JSON.") from error
    device = request.headers.get(DEVICE, "")
    return _with_time(JsonResponse({"kept": plays_keep(screen, given, device=device)}))


@require_GET
@cache_control(private=True, max_age=86_400)
def picture(request: HttpRequest, code: str, name: str) -> HttpResponseBase:
    """A picture that stands in the list of this screen now."""
    screen = screen_by_code(code)
    for posting in postings_running(screen.outlet).prefetch_related(
        "product__placed__asset__stored"
    ):
        asset = picture_of(posting)
        if asset is not None and asset.public_id == name:
            return file_response(asset.stored)
    raise NotFound(_GONE)


@require_GET
@cache_control(private=True, max_age=86_400)
def slide(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """The drawn slide of a posting in the list of this screen."""
    screen = screen_by_code(code)
    public_id, _, drawn = name.partition("-")
    posting = postings_running(screen.outlet).filter(public_id=public_id).first()
    made = slide_artist().slide(posting, screen.shape) if posting is not None else None
    if made is None or made.name != drawn:
        raise NotFound(_GONE)
    return HttpResponse(made.content, content_type=made.content_type)


@require_GET
@never_cache
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker, under the address it serves, so that it may serve all of it."""
    found = finders.find("screens/worker.js")
    text = Path(str(found)).read_text(encoding="utf-8")
    response = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = "/man-hinh/"
    return response
