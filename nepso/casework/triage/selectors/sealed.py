"""What stands sealed, for the appeal officer."""

from __future__ import annotations

from django.db.models import QuerySet

from nepso.casework.intake.policies import open_to
from nepso.casework.triage.models import Seal
from nepso.casework.triage.policies import may_read_sealed
from nepso.foundation.accounts.selectors import Person


def seals_standing(person: Person) -> QuerySet[Seal]:
    """What is sealed and not yet erased, what goes soonest first; nothing for anybody else."""
    if not may_read_sealed(person):
        return Seal.objects.none()
    rows = Seal.objects.filter(erased_at__isnull=True, submission__in=open_to(person))
    return rows.select_related("submission").order_by("erase_at", "pk")
