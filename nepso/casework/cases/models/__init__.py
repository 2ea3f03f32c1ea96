"""Cases and all that hangs on them."""

from nepso.casework.cases.models.case import (
    CaseFile,
    CaseNote,
    CaseNumber,
    CaseStep,
    CaseSubmission,
    LateNotice,
    ReporterClock,
    YearCount,
)
from nepso.casework.cases.models.passing import CaseRead, Handover, OutsideRequest, Referral

__all__ = [
    "CaseFile",
    "CaseNote",
    "CaseNumber",
    "CaseRead",
    "CaseStep",
    "CaseSubmission",
    "Handover",
    "LateNotice",
    "OutsideRequest",
    "Referral",
    "ReporterClock",
    "YearCount",
]
