"""The page of one duty: its words in the document, its facts, whom it names, its links."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.foundation.agencies.selectors import group_members
from nepso.kernel.errors import NepsoError
from nepso.programme.plans.cards import cards_of
from nepso.programme.plans.excerpts import excerpt
from nepso.programme.plans.forms import DutyForm, duty_initial
from nepso.programme.plans.kinds import DutyKind
from nepso.programme.plans.matching import names_offered
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.selectors import (
    document_pieces,
    duties_in_review,
    duty_neighbour,
    review_progress,
)
from nepso.programme.plans.selectors.review import EVERY_STATE
from nepso.programme.plans.states import DROPPED, IN_REVIEW


@dataclass(frozen=True)
class Refusal:
    """Why a small form of the page was refused: ``place`` is its anchor, ``typed`` its content."""

    place: str
    sentence: str
    typed: Mapping[str, str]
    party_id: str = ""


def duty_page_refused(
    request: HttpRequest, found: Duty, place: str, error: NepsoError, *, party_id: str = ""
) -> HttpResponse:
    """The page again, the sentence beside the form that was refused, what was typed still in it."""
    form = DutyForm(initial=duty_initial(found))
    refused = Refusal(place, error.sentence, request.POST.dict(), party_id)
    return duty_page(request, found, form, status=error.status, refused=refused)


def duty_page(
    request: HttpRequest, found: Duty, form: DutyForm, *, status: int = 200, conflict: str = "",
    refused: Refusal | None = None,
) -> HttpResponse:  # fmt: skip
    """The workplace with this form; ``conflict`` shows the stored version beside what was typed."""
    stored = duties_in_review(found.version, EVERY_STATE).get(pk=found.pk)
    stored.version = found.version
    card = cards_of([stored])[0]
    context = {
        "version": found.version,
        "duty": stored,
        "card": card,
        "form": form,
        "conflict": conflict,
        "refused": refused,
        "stored": _stored(stored) if conflict else [],
        "pieces": excerpt(document_pieces(found.version), stored),
        "before": duty_neighbour(stored, forward=False),
        "after": duty_neighbour(stored, forward=True),
        "progress": review_progress(found.version),
        "is_open": found.version.state == IN_REVIEW,
        "groups": [
            (line.party, group_members(line.party.group), set(line.party.excluded.all()))
            for line in [*card.leads, *card.partners]
            if line.party.group
        ],
        "measures": _measures(found.version, stored),
        **_carrying(found.version, stored),
        "names": names_offered() if found.version.state == IN_REVIEW else [],
    }
    return render(request, "plans/duty.html", context, status=status)


def _stored(stored: Duty) -> list[tuple[str, str]]:
    """The stored version beside the one that was typed."""
    shown = DutyForm(initial=duty_initial(stored))
    rows = []
    for bound in shown:
        value = bound.initial
        if isinstance(value, dt.date):
            value = value.strftime("%d/%m/%Y")
        choices = dict(getattr(bound.field, "choices", ()))
        rows.append((str(bound.label), str(choices.get(value, value if value is not None else ""))))
    return [(label, value or "(trống)") for label, value in rows]


def _measures(version: PlanVersion, stored: Duty) -> list[Duty]:
    if stored.kind == DutyKind.MEASURE:
        return []
    linked = {link.measure_id for link in stored.measure_links.all()}
    rows = version.duties.filter(kind=DutyKind.MEASURE).exclude(pk__in=linked)
    return list(rows.exclude(state=DROPPED).defer("compiled").order_by("order"))


def _carrying(version: PlanVersion, stored: Duty) -> dict[str, Any]:
    """Of a measure: the duties confirmed to carry it out, and those that a person may choose."""
    if stored.kind != DutyKind.MEASURE:
        return {}
    links = stored.duty_links.filter(is_confirmed=True).exclude(duty__state=DROPPED)
    carriers = list(links.select_related("duty").order_by("duty__order"))
    rows = version.duties.exclude(kind=DutyKind.MEASURE).exclude(state=DROPPED)
    rows = rows.exclude(pk__in=[link.duty_id for link in carriers])
    return {"carriers": carriers, "may_carry": list(rows.defer("compiled").order_by("order"))}
