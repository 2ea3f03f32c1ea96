"""For machines and players: play lists and sounds by signed links, podcasts for everybody."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from nepso.foundation.agencies.models import Agency
from nepso.foundation.files.serving_media import media_response
from nepso.kernel.addresses import whole
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid, NotFound, TooMany
from nepso.outreach.broadcasts import covers_kept, machine_links, podcasts, selectors, services
from nepso.outreach.broadcasts.forms import MachineAiredForm
from nepso.outreach.broadcasts.playlists import CONTENT_TYPE, playlist_of
from nepso.outreach.broadcasts.podcasts import Episode
from nepso.outreach.distribution.models import Posting
from nepso.outreach.products.kinds import Audience
from nepso.outreach.screens.selectors import station_of_calendar

_PROVINCE = "Bài nghe của các cơ quan"
_GONE = "Bài nghe này không còn: có thể đã thu hồi."


@require_safe
@never_cache
def playlist(request: HttpRequest, key: str) -> HttpResponse:
    """Today's list of the station that the key is for."""
    outlet = station_of_calendar(machine_links.station_named(key))
    return HttpResponse(playlist_of(outlet, today()), content_type=CONTENT_TYPE)


@require_safe
def sound(request: HttpRequest, key: str) -> HttpResponseBase:
    """One sound of a play list, while its product may be aired."""
    reading = selectors.reading_by_public_id(machine_links.reading_named(key))
    if not selectors.may_be_heard(reading):
        raise NotFound(_GONE)
    return media_response(request, reading.stored)


@csrf_exempt  # a machine posts without a cookie; the signed link alone is the right
@require_POST
@never_cache
def aired(request: HttpRequest, key: str) -> HttpResponse:
    """A machine played a posting: ``luc`` (ISO 8601 with its zone), ``phut``. 201 for a new line,
    200 for one that was told before."""
    public_id = machine_links.posting_named(key)
    form = MachineAiredForm(request.POST)
    if not form.is_valid():
        told = " ".join(str(one) for lines in form.errors.values() for one in lines)
        return JsonResponse({"sentence": told}, status=422)
    posting = Posting.objects.filter(public_id=public_id).first()
    if posting is None:
        raise NotFound(_GONE)
    try:
        is_new = services.aired_by_machine(posting=posting, **form.aired())
    except (Conflict, Invalid, TooMany) as error:
        status = 422 if isinstance(error, Invalid) else error.status
        return JsonResponse({"sentence": error.sentence}, status=status)
    return JsonResponse({"kept": True}, status=201 if is_new else 200)


@require_safe
@cache_control(public=True, max_age=86_400)
def cover(request: HttpRequest, public_id: str = "") -> HttpResponse:
    """The square picture of a podcast, of the province or of one agency; whoever has it already is
    told so without drawing it."""
    name = _agency(public_id).name if public_id else _PROVINCE
    place = str(settings.NEPSO_PROVINCE)
    tag = quote_etag(covers_kept.tag_of(name, place))
    answer = get_conditional_response(request, etag=tag)
    if answer is None:
        answer = HttpResponse(covers_kept.cover_of(name, place), content_type="image/png")
    answer["ETag"] = tag
    return answer


def _agency(public_id: str) -> Agency:
    agency = Agency.objects.filter(public_id=public_id).first()
    if agency is None:
        raise NotFound("Không có cơ quan này: hãy chọn lại ở trang các đơn vị.")
    return agency


@require_safe
@cache_control(public=True, max_age=60)
def podcast(request: HttpRequest, public_id: str = "", audience: str = "") -> HttpResponse:
    """All, of one agency, or for one audience."""
    image = reverse("broadcasts:cover")
    title, author = "Bài nghe", f"Nếp Số {settings.NEPSO_PROVINCE}".strip()
    if public_id:
        agency = _agency(public_id)
        title, author = f"Bài nghe của {agency.name}", agency.name
        image = reverse("broadcasts:cover_agency", args=[public_id])
    elif audience:
        if audience not in Audience.values:
            raise NotFound("Không có nhóm người nghe này: hãy chọn lại.")
        title = f"Bài nghe cho: {Audience(audience).label}"
    written = podcasts.feed_written(
        podcasts.episodes(agency=public_id, audience=audience),
        title=title,
        link=whole("/"),
        feed_url=whole(request.path),
        author=author,
        image=whole(image),
        sound_url=_sound_url,
    )
    return HttpResponse(written, content_type="application/rss+xml; charset=utf-8")


@require_safe
def episode(request: HttpRequest, public_id: str, ending: str) -> HttpResponseBase:
    """The sound of one item that is out."""
    found = podcasts.episode_of(public_id) if public_id.isalnum() else None
    if found is None:
        raise NotFound(_GONE)
    return media_response(request, found.stored, seconds_kept=60)


def _sound_url(one: Episode) -> str:
    ending = one.stored.name.rpartition(".")[2]
    return whole(reverse("broadcasts:episode", args=[one.posting.public_id, ending]))
