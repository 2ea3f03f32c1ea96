"""A screen, what it plays, an alert as the API tells them. The code of a device is never told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse

from nepso.outreach.distribution.models import Posting
from nepso.outreach.screens.health import health_of
from nepso.outreach.screens.models import Alert, DisplayScreen, PlaylistItem, PlayLogLine
from nepso.publicapi.rest.operations.posting_rows import outlet_row, product_row


def screen_row(screen: DisplayScreen) -> dict[str, Any]:
    """A screen with its health; its outlet and commune are loaded."""
    state = health_of(screen)
    return {
        "id": screen.public_id,
        "outlet": outlet_row(screen.outlet),
        "shape": screen.shape,
        "health": state.code,
        "health_label": state.label,
        "last_call_at": screen.last_contact_at,
        "drift_ms": screen.drift_ms,
        "showing": screen.showing or None,
        "is_demonstration": screen.is_demonstration,
    }


def playlist_rows(
    postings: Sequence[Posting], slots: Sequence[PlaylistItem]
) -> list[dict[str, Any]]:
    """What runs or will run on it, each with its hours."""
    by_posting: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for slot in slots:
        by_posting[slot.posting_id].append(_slot(slot))
    return [
        {
            "posting": one.public_id,
            "product": product_row(one.product),
            "state": one.state,
            "planned_at": one.planned_at,
            "until": one.until,
            "slots": by_posting[one.pk],
        }
        for one in postings
    ]


def _slot(slot: PlaylistItem) -> dict[str, Any]:
    days = [at + 1 for at in range(7) if slot.days & (1 << at)]
    return {"days": days, "begins": slot.begins, "until": slot.until, "seconds": slot.seconds}


def play_row(line: PlayLogLine) -> dict[str, Any]:
    """One line of the play log."""
    names = ("begun_at", "ended_at", "plays", "seconds", "is_doubtful")
    return {"posting": line.posting.public_id, **{name: getattr(line, name) for name in names}}


_SAID = (
    *("agency", "event", "headline", "instruction", "description", "area", "category", "severity"),
    *("is_demonstration", "urgency", "certainty", "begins_at", "onset_at", "expires_at", "sent_at"),
)


def alert_row(alert: Alert) -> dict[str, Any]:
    """An alert that holds; its communes and what it replaces are loaded."""
    path = reverse("screens:alert_cap", args=[alert.public_id])
    return {
        "id": alert.public_id,
        **{name: getattr(alert, name) for name in _SAID},
        "communes": [one.code for one in alert.communes.all()],
        "replaces": alert.replaces.public_id if alert.replaces else None,
        "cap": f"{settings.NEPSO_URL.rstrip('/')}{path}",
    }
