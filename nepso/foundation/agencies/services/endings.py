"""How an agency ends: closed, or merged into a successor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.ports import announce_succeeded
from nepso.foundation.agencies.selectors import units_staying
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.validation import require_revision

CLOSE = act("agencies.close", "đã ghi ngày kết thúc của cơ quan")
MERGE = act("agencies.merge", "đã ghi việc sáp nhập cơ quan")
SPLIT = act("agencies.split", "đã ghi việc chia tách cơ quan")


@transaction.atomic
def agency_close(
    *, agency: Agency, last_day: dt.date, by: Actor | None = None, revision: int | None = None
) -> Agency:
    """Note the last day on which the agency exists; nothing about it is removed.

    Raises Conflict while bodies under it go on after that day, Invalid for a day before its first.
    """
    stored = Agency.objects.select_for_update().get(pk=agency.pk)
    require_revision(stored, revision)
    _end(stored, last_day)
    record(CLOSE, by=by, on=stored, detail={"last_day": last_day.isoformat()})
    return stored


@transaction.atomic
def agency_merge(
    *, predecessors: Sequence[Agency], into: Agency, on: dt.date, by: Actor | None = None
) -> Agency:
    """``predecessors`` exist until the day before ``on`` and ``into`` takes over from that day.

    Each predecessor must have nothing open under it (move that first, agency_update); listeners
    (people, open work) follow in the same transaction. Raises Conflict or Invalid in words.
    """
    successor = Agency.objects.select_for_update().get(pk=into.pk)
    for agency in predecessors:
        stored = _succeeded(agency, [successor], on)
        announce_succeeded(agency=stored, successor=successor, day=on, by=by)
        record(MERGE, by=by, on=stored, detail={"into": successor.public_id, "on": on.isoformat()})
    return successor


@transaction.atomic
def agency_split(
    *, agency: Agency, into: Sequence[Agency], on: dt.date, by: Actor | None = None
) -> Agency:
    """``agency`` exists until the day before ``on``; two or more successors take over from then.

    People follow to the first of them; what becomes of open work is asked of a person (register).
    Raises Conflict or Invalid in words.
    """
    successors = list(
        Agency.objects.select_for_update().filter(pk__in=[one.pk for one in into]).order_by("pk")
    )
    if len(successors) < 2:
        raise Invalid("Chia tách cần ít nhất hai cơ quan tiếp nhận: hãy chọn thêm.")
    stored = _succeeded(agency, successors, on)
    for successor in sorted(successors, key=lambda one: one.pk != into[0].pk):
        announce_succeeded(agency=stored, successor=successor, day=on, by=by)
    codes = [one.public_id for one in successors]
    record(SPLIT, by=by, on=stored, detail={"into": codes, "on": on.isoformat()})
    return stored


def _succeeded(agency: Agency, successors: Sequence[Agency], on: dt.date) -> Agency:
    """End ``agency`` and note who takes over, also where it is a named member of a group."""
    stored = Agency.objects.select_for_update().get(pk=agency.pk)
    if stored.pk in {successor.pk for successor in successors}:
        raise Invalid("Một cơ quan không thể sáp nhập vào chính nó: hãy chọn cơ quan khác.")
    if stored.valid_to is None or stored.valid_to >= on:
        _end(stored, on - dt.timedelta(days=1))
    for successor in successors:
        successor.predecessors.add(stored)
        successor.groups.add(*stored.groups.all())
    return stored


def _end(agency: Agency, last_day: dt.date) -> None:
    if agency.valid_from and last_day < agency.valid_from:
        sentence = "Ngày kết thúc phải sau ngày bắt đầu có hiệu lực của cơ quan."
        raise Invalid(sentence, fields={"last_day": sentence})
    staying = units_staying(agency, last_day)
    if staying:
        raise Conflict(staying)
    agency.valid_to = last_day
    agency.revision += 1
    agency.save(update_fields=["valid_to", "revision"])
