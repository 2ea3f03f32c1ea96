"""For machines and players: play lists and sounds by signed links, podcasts for everybody."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from nepso.foundation.agencies.models import Agency
from nepso.foundation.files.serving_media import media_response
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.outreach.broadcasts import machine_links, podcasts, selectors
from nepso.outreach.broadcasts.playlists import CONTENT_TYPE, playlist_of
from nepso.outreach.broadcasts.podcasts import Episode
from nepso.outreach.distribution.sources import is_stale
from nepso.outreach.products.kinds import Audience
from nepso.outreach.screens.selectors import station_of_calendar

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
    if not reading.is_for_air or is_stale(reading.variant):
        raise NotFound(_GONE)
    return media_response(request, reading.stored)


@require_safe
@cache_control(public=True, max_age=60)
def podcast(request: HttpRequest, public_id: str = "", audience: str = "") -> HttpResponse:
    """All, of one agency, or for one audience."""
    title, author = "Bài nghe", f"Nếp Số {settings.NEPSO_PROVINCE}".strip()
    if public_id:
        agency = Agency.objects.filter(public_id=public_id).first()
        if agency is None:
            raise NotFound("Không có cơ quan này: hãy chọn lại ở trang các đơn vị.")
        title, author = f"Bài nghe của {agency.name}", agency.name
    elif audience:
        if audience not in Audience.values:
            raise NotFound("Không có nhóm người nghe này: hãy chọn lại.")
        title = f"Bài nghe cho: {Audience(audience).label}"
    written = podcasts.feed_written(
        podcasts.episodes(agency=public_id, audience=audience),
        title=title,
        link=_whole("/"),
        feed_url=_whole(request.path),
        author=author,
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
    return _whole(reverse("broadcasts:episode", args=[one.posting.public_id, ending]))


def _whole(path: str) -> str:
    base: str = settings.NEPSO_URL
    return f"{base.rstrip('/')}{path}"
