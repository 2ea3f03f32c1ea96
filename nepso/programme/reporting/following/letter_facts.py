"""The facts of a kept letter, gathered for its words: period, plan, letterhead, agencies."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from nepso.foundation.agencies.selectors import lead_agency
from nepso.foundation.letters import letterhead_of, symbol_of
from nepso.foundation.letters.letterheads import full_name
from nepso.kernel.clock import today
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.selectors import version_binding
from nepso.programme.reporting.following.letters import LetterFacts, Urged
from nepso.programme.reporting.models import UrgedAgency, UrgingLetter
from nepso.ui.components.numbers import ngay


def facts_of(letter: UrgingLetter, urged: Sequence[UrgedAgency] | None = None) -> LetterFacts:
    """What the letter says; ``urged`` only for one that is not stored yet.

    Raises NotFound when no agency is the lead one: nobody could sign.
    """
    lead = lead_agency()
    if urged is None:
        urged = list(letter.urged.select_related("report__agency"))
    head, period = letterhead_of(lead), letter.period
    agencies = [(row.report.agency, row.days_late) for row in urged]
    return LetterFacts(
        way=letter.way,
        letterhead=head,
        lead=full_name(lead.name),
        plan=plan_cited(version_binding()),
        period=period.label,
        day=timezone.localdate(letter.created_at) if letter.pk else today(),
        units_due_on=period.units_due_on,
        consolidation_due_on=period.consolidation_due_on,
        asked_on=letter.asked_on,
        authority=tuple(line.strip() for line in letter.authority.splitlines() if line.strip()),
        signer=letter.signer,
        drafting_unit=letter.drafting_unit,
        words=letter.words,
        symbol=letter.symbol or symbol_of("Công văn", head),
        urged=tuple(Urged(full_name(a.name), str(a.get_kind_display()), n) for a, n in agencies),
        first_number=int(letter.number) if letter.number else None,
        signed_on=letter.signed_on,
    )


def plan_cited(version: PlanVersion | None) -> str:
    """The plan as a first citation gives it: type, number, date, body, subject (II.6.b)."""
    if version is None:
        return "kế hoạch của tỉnh"
    title = version.plan.title.strip()
    kind = title if title.lower().startswith("kế hoạch") else f"Kế hoạch {title}"
    number = f" số {version.symbol}" if version.symbol else ""
    day = f" ngày {ngay(version.issued_on)}" if version.issued_on else ""
    body = f" của {version.issuer}" if version.issuer else ""
    subject = kind.removeprefix("Kế hoạch").removeprefix("KẾ HOẠCH").strip()
    if subject[1:2].islower():  # it goes on in a sentence; "UBND …" keeps its capitals
        subject = subject[:1].lower() + subject[1:]
    return f"Kế hoạch{number}{day}{body} {subject}".strip()
