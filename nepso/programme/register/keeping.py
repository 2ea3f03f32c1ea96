"""What the register answers when an amended plan is to be adopted (``plans.ports``)."""

from __future__ import annotations

from django.urls import reverse

from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.ports import OpenWorkStanding
from nepso.programme.register.unmatched import open_work_counts, open_work_unmatched


class OpenWorkOfRegister:
    """The register as the keeper of open work."""

    def counts(self, *, version: PlanVersion) -> dict[int, int]:
        """By the key of an old duty, how many agencies have open work of it."""
        return open_work_counts(version)

    def standing(self, *, version: PlanVersion) -> OpenWorkStanding | None:
        """The open tasks that the version does not give again as they are."""
        found = open_work_unmatched(version)
        if not found:
            return None
        undecided = sum(one.choice is None for one in found)
        url = reverse("register:moving_over", args=[version.public_id])
        return OpenWorkStanding(len(found), undecided, url)
