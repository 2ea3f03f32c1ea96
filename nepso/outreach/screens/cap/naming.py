"""Which alerts a CAP message is about: those it names, and those that updated the same ones before
it, for a sender's third message often names the first one alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from nepso.outreach.screens.models import Alert, CapReference
from nepso.outreach.screens.states import PUBLISHED, WAITING


def alerts_named(sender: str, identifiers: Collection[str], *, before: dt.datetime) -> list[Alert]:
    """The alerts taken over from those messages that have not ended, the latest published last."""
    between = CapReference.objects.filter(
        sender=sender, identifier__in=identifiers, message__sent_at__lt=before
    )
    names = {*identifiers, *between.values_list("message__identifier", flat=True)}
    rows = Alert.objects.filter(sender=sender, identifier__in=names)
    found = list(rows.filter(state__in=(WAITING, PUBLISHED)).order_by("pk"))
    return sorted(found, key=lambda one: (one.sent_at is not None, one.sent_at or one.written_at))


def alerts_overtaken_by(alert: Alert) -> list[Alert]:
    """The running alerts that end when this one, taken over from an update, is published."""
    found = [alert.replaces] if alert.replaces is not None else []
    for message in alert.taken_from.prefetch_related("references"):
        names = [one.identifier for one in message.references.all()]
        found += alerts_named(message.sender, names, before=message.sent_at)
    running = {one.pk: one for one in found if one.state == PUBLISHED and one.pk != alert.pk}
    if alert.replaces is not None:  # also one that has ended: then this one may not go out
        running[alert.replaces.pk] = alert.replaces
    return list(running.values())
