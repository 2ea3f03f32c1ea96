"""Questions about submissions. Who of the staff may ask them, triage and cases decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import QuerySet, Sum

from nepso.casework.intake.codes import code_hash, code_read
from nepso.casework.intake.kinds import AwayReason, MaterialState
from nepso.casework.intake.models import Consent, Material, Submission, ThreadEntry, TurnedAway


def submission_by_code(code: str) -> Submission | None:
    """The submission of a tracking code as a person typed it, or None.

    One keyed hash and one look-up in a unique index, whatever was typed: a code that never was,
    one typed wrong and one of another installation take the same way.
    """
    hashed = code_hash(code_read(code))
    found = Submission.objects.select_related("with_agency", "commune", "complained_of")
    return found.filter(code_hash=hashed).first()


def submission_by_public_id(public_id: str) -> Submission | None:
    """The submission of a public id, or None; ask ``policies.may_not_read`` and your own policy."""
    found = Submission.objects.select_related("with_agency", "commune", "complained_of")
    return found.filter(public_id=public_id).first()


def thread_of(submission: Submission) -> QuerySet[ThreadEntry]:
    """The whole exchange, oldest first."""
    return submission.thread.select_related("agency").order_by("id")


def consented(submission: Submission, recipient: str) -> set[str]:
    """The field groups (``kinds.FieldGroup``) that this recipient may have."""
    given = Consent.objects.filter(submission=submission, recipient=recipient, given=True)
    return set(given.values_list("field_group", flat=True))


def links_of(submission: Submission) -> list[str]:
    """The links as they were filed."""
    return [str(link) for link in submission.links]


def materials_ready(submission: Submission) -> QuerySet[Material]:
    """The pictures that can be seen."""
    return submission.materials.filter(state=MaterialState.READY).order_by("id")


def turned_away_between(first: dt.date, last: dt.date) -> dict[str, int]:
    """How often somebody was told before sending that it is not handled here, by reason
    (``kinds.AwayReason``); both days included, one query."""
    rows = TurnedAway.objects.filter(day__gte=first, day__lte=last).order_by()
    found = dict(rows.values_list("reason").annotate(total=Sum("count")))
    return {reason: found.get(reason, 0) for reason in AwayReason.values}


def raws_waited(names: Collection[str]) -> set[str]:
    """Of these names of bytes in quarantine, those of pictures that a job has yet to make anew."""
    rows = Material.objects.filter(state=MaterialState.WAITING, raw__in=names)
    return set(rows.values_list("raw", flat=True))
