"""The steps of the report form, and how another page hands it a text."""

from __future__ import annotations

from django.urls import reverse

from nepso.casework.intake.harms import Harm
from nepso.casework.lookup.ports import ReportForm

REVIEW, SEND, MEND = "xem-lai", "gui", "sua"


def report_form_of_scam() -> ReportForm:
    """A text is handed over as by one who goes back to mend what was typed: nothing is stored."""
    return ReportForm(reverse("intake:report", args=[Harm.SCAM]), "text", (("buoc", MEND),))
