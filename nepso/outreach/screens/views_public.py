"""Alerts as everybody reads them: a page, an Atom feed, each as CAP 1.2. Without sign-in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.views.decorators.cache import cache_control

from nepso.kernel.addresses import whole
from nepso.kernel.clock import now
from nepso.outreach.screens import selectors
from nepso.outreach.screens.cap.writing import CONTENT_TYPE, cap_of
from nepso.outreach.screens.models import Alert
from nepso.outreach.screens.states import CANCELLED, REPLACED
from nepso.ui.caching import shown_until
from nepso.ui.feed_text import as_html

MOST = 50
_LONGEST = dt.timedelta(seconds=30)
# That nothing is announced is soon untrue: read without a network it would lull.
_NONE_HOLDS = dt.timedelta(hours=1)
_cached = cache_control(public=True, max_age=30, must_revalidate=True)


def _address(name: str, *args: str) -> str:
    return whole(reverse(f"screens:{name}", args=args))


def alerts(request: HttpRequest) -> HttpResponse:
    """What holds now, what begins later, then what is over, replaced or cancelled."""
    moment, running, coming = now(), selectors.alerts_holding(), selectors.alerts_to_come()
    values = {"running": running, "coming": coming, "over": selectors.alerts_over()}
    answer = render(request, "screens/alerts_public.html", values)
    # No copy outlives the first end, nor the first beginning: what is over is in nobody's cache.
    changes = [one.expires_at for one in running] + [one.begins_at for one in coming]
    left = min([one - moment for one in changes], default=_LONGEST)
    seconds = max(int(min(left, _LONGEST).total_seconds()), 0)
    shown_until(answer, min(changes, default=moment + _NONE_HOLDS))
    patch_cache_control(answer, public=True, max_age=seconds, must_revalidate=True)
    return answer


@_cached
def cap(request: HttpRequest, public_id: str) -> HttpResponse:
    """One alert as a CAP message; of one that was replaced, the message that took its place."""
    asked = selectors.alert_public(public_id)
    found = selectors.alert_in_place_of(asked)
    if found.pk != asked.pk:
        return redirect("screens:alert_cap", public_id=found.public_id)
    content = cap_of(found, web=_address("alerts_public"))
    return HttpResponse(content, content_type=CONTENT_TYPE)


@_cached
def feed(request: HttpRequest) -> HttpResponse:
    """The latest alerts as Atom (RFC 4287), each with its CAP message."""
    made = _AlertFeed(
        title=f"Thông báo khẩn, {settings.NEPSO_PROVINCE}",
        link=_address("alerts_public"),
        description="Thông báo khẩn đã phát, kèm bản tin CAP 1.2.",
        language="vi",
        feed_url=_address("alert_feed"),
    )
    for one in selectors.alerts_public()[:MOST]:
        _add(made, one)
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


class _AlertFeed(Atom1Feed):
    """Atom whose enclosures tell no length: it is a hint that may be left out (RFC 4287, 4.2.7.6),
    and a message has none before it is written: a cancelled one is another message."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """The elements of an entry, its enclosures after them."""
        enclosures = item["enclosures"]
        super().add_item_elements(handler, {**item, "enclosures": []})
        for one in enclosures:
            told = {"rel": "enclosure", "href": one.url, "type": one.mime_type}
            handler.addQuickElement("link", "", told)


def _add(feed: Atom1Feed, alert: Alert) -> None:
    address = _address("alert_cap", alert.public_id)
    ended = {CANCELLED: "Đã hủy: ", REPLACED: "Đã có bản thay: "}.get(alert.state, "")
    feed.add_item(
        title=f"{ended}{alert.headline}",
        link=address,
        description=as_html(alert.cancelled_because or alert.instruction or alert.description),
        author_name=alert.agency.name,
        pubdate=alert.sent_at,
        updateddate=alert.cancelled_at or alert.sent_at,
        unique_id=f"urn:nepso:{alert.public_id}",
        enclosures=[Enclosure(address, "0", "application/cap+xml")],
    )
