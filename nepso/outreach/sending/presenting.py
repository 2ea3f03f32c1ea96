"""A connection as its page shows it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from nepso.kernel.clock import now
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.sending.adapters.registry import ways_of
from nepso.outreach.sending.fields import SERVICES, Service
from nepso.outreach.sending.kinds import OUTCOME_COLOURS, Way
from nepso.outreach.sending.models import DeliveryTry, OutletConnection
from nepso.outreach.sending.selectors import former_ways, tries_of, waiting_count
from nepso.outreach.sending.states import CONNECTION_STATES, RESTING
from nepso.ui.components.numbers import ngay

_OTHER = Service((), (), True, "Kênh loại này do một phần khác của hệ thống gửi.", "")


def service_of(kind: str) -> Service:
    """What is asked for a kind; nothing for one that another package serves."""
    return SERVICES.get(kind, _OTHER)


def connection_values(outlet: Outlet, found: OutletConnection | None) -> dict[str, Any]:
    """All the page shows but its forms."""
    service = service_of(outlet.kind)
    values: dict[str, Any] = {
        "outlet": outlet,
        "kind": OutletKind(outlet.kind).label,
        "connection": found,
        "service": service,
        "is_by_hand": ways_of(outlet.kind) == [Way.SILENT],
        "former": [] if found is None else former_ways(found),
    }
    if found is None or found.way == Way.SILENT:
        return values
    return values | {
        "state": CONNECTION_STATES.state(found.state),
        "quiet_until": found.quiet_until if (found.quiet_until or now()) > now() else None,
        "rests": found.state == RESTING,
        "rows": _rows(service, found),
        "waiting": waiting_count(found),
        "tries": [_try_row(one) for one in tries_of(found)],
    }


def _rows(service: Service, found: OutletConnection) -> list[tuple[str, str]]:
    rows = [("Cách gửi", Way(found.way).label)]
    if found.way == Way.REAL:
        for one in service.facts:
            value = found.facts.get(one.name, "")
            shown = dict(one.choices).get(value, value)
            if shown:
                rows.append((one.label, shown))
        rows.append(("Mã truy cập", "Đã có, lưu mã hóa, không hiện lại"))
    if found.expires_on:
        rows.append(("Mã dùng được đến", ngay(found.expires_on)))
    return rows


def _try_row(one: DeliveryTry) -> dict[str, Any]:
    posting = one.delivery.posting if one.delivery else None
    return {
        "try": one,
        "colour": OUTCOME_COLOURS[one.outcome],  # type: ignore[index]
        "title": posting.product.title if posting else "",
        "url": reverse("distribution:posting", args=[posting.public_id]) if posting else "",
    }
