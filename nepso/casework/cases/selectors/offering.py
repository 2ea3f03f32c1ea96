"""What a referral shows to the agency that is asked: the fields offered, and no others."""

from __future__ import annotations

from dataclasses import replace

from nepso.casework.cases.consents import recipients_of
from nepso.casework.cases.models import Referral
from nepso.casework.cases.selectors.reading import ReporterPart, reporter_parts
from nepso.casework.intake.kinds import FieldGroup


def offered_parts(referral: Referral) -> list[ReporterPart]:
    """Each reporter, cut to what was both offered and consented for this recipient; no thread."""
    offered = set(referral.fields)
    asked = recipients_of(referral.case, referral.to_agency)
    parts = reporter_parts(referral.case, asked, offered=offered)
    return [
        replace(
            part,
            text=part.text if FieldGroup.TEXT in offered else "",
            # Consented together with the words; where somebody is in danger they go in any case.
            links=part.links if FieldGroup.TEXT in offered or referral.case.restricted else [],
            contact=part.contact if FieldGroup.CONTACT in offered else None,
            materials=part.materials if FieldGroup.MATERIAL in offered else [],
            facts=part.facts if FieldGroup.TEXT in offered else [],
            groups=part.groups & offered,
            thread=[],
        )
        for part in parts
    ]
