"""Activities, their evidence, and the lines from which figures are counted."""

from nepso.programme.activities.models.activity import (
    Activity,
    ActivityStep,
    ActivityTask,
    Likeness,
    TaskNarrative,
)
from nepso.programme.activities.models.counting import CountedActivity, CountedItem
from nepso.programme.activities.models.evidence import CustodyLine, EvidenceClaim, EvidenceItem

__all__ = [
    "Activity",
    "ActivityStep",
    "ActivityTask",
    "CountedActivity",
    "CountedItem",
    "CustodyLine",
    "EvidenceClaim",
    "EvidenceItem",
    "Likeness",
    "TaskNarrative",
]
