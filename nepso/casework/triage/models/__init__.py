"""What triage keeps: a place on the desk, what was suggested and decided, what is alike, routes."""

from nepso.casework.triage.models.alike import Alike, AlikeKind, HarmKey
from nepso.casework.triage.models.deciding import Naming, Redaction, Seal, TriageDecision
from nepso.casework.triage.models.items import (
    URGENCY_STEP,
    TriageItem,
    TriageSuggestion,
    Urgency,
    place_of,
)
from nepso.casework.triage.models.routing import OnCall, Route

__all__ = [
    "URGENCY_STEP",
    "Alike",
    "AlikeKind",
    "HarmKey",
    "Naming",
    "OnCall",
    "Redaction",
    "Route",
    "Seal",
    "TriageDecision",
    "TriageItem",
    "TriageSuggestion",
    "Urgency",
    "place_of",
]
