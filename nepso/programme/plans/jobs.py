"""What plans does in the background."""

from __future__ import annotations

from nepso.foundation.jobs.registry import job
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.services.compiling import version_compile


@job("plans.compile")
def plans_compile(*, version: str) -> None:
    """Read the document of a version; does nothing when that was done already."""
    found = PlanVersion.objects.filter(public_id=version).select_related("created_by").first()
    if found is not None:
        version_compile(version=found)
