"""Which alerts of an agency a CAP message is about: those it names, and those that updated the
same ones before it, for a sender's third message often names the first one alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Q, QuerySet

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.outreach.screens.models import Alert, CapReference
from nepso.outreach.screens.states import PUBLISHED, WAITING


def references_of(agency: Agency) -> QuerySet[CapReference]:
    """What the messages that this agency took in name."""
    return CapReference.objects.filter(Q(message__agency=agency) | Q(message__agency=None))


def alerts_named(
    agency: Agency, sender: str, identifiers: Collection[str], *, before: dt.datetime
) -> list[Alert]:
    """The agency's alerts taken over from those messages that have not ended, the latest published
    last."""
    between = references_of(agency).filter(
        sender=sender, identifier__in=identifiers, message__sent_at__lt=before
    )
    names = {*identifiers, *between.values_list("message__identifier", flat=True)}
    rows = Alert.objects.filter(agency=agency, sender=sender, identifier__in=names)
    found = list(rows.filter(state__in=(WAITING, PUBLISHED)).order_by("pk"))
    return sorted(found, key=lambda one: (one.sent_at is not None, one.sent_at or one.written_at))


def copies_elsewhere(agency: Agency, sender: str, identifiers: Collection[str]) -> QuerySet[Alert]:
    """What other agencies took over from those messages, or from what updated the same ones, and
    has not ended."""
    between = CapReference.objects.filter(sender=sender, identifier__in=identifiers)
    names = {*identifiers, *between.values_list("message__identifier", flat=True)}
    rows = Alert.objects.filter(sender=sender, identifier__in=names)
    live = rows.filter(state__in=(WAITING, PUBLISHED), expires_at__gt=now())
    return live.exclude(agency=agency).select_related("agency").order_by("pk")


def alerts_overtaken_by(alert: Alert) -> list[Alert]:
    """The running alerts that end when this one, taken over from an update, is published."""
    found = [alert.replaces] if alert.replaces is not None else []
    for message in alert.taken_from.prefetch_related("references"):
        names = [one.identifier for one in message.references.all()]
        found += alerts_named(alert.agency, message.sender, names, before=message.sent_at)
    running = {one.pk: one for one in found if one.state == PUBLISHED and one.pk != alert.pk}
    if alert.replaces is not None:  # also one that has ended: then this one may not go out
        running[alert.replaces.pk] = alert.replaces
    return list(running.values())
