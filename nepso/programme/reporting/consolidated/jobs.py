"""Making a consolidated report and writing its files, in the background."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.jobs.registry import job
from nepso.kernel.errors import NepsoError
from nepso.programme.reporting.consolidated.services import (
    consolidated_fail,
    consolidated_make,
    outputs_write,
)
from nepso.programme.reporting.models import ConsolidatedReport


@job("reporting.consolidate", lease=dt.timedelta(minutes=2))
def reporting_consolidate(*, report: str) -> None:
    """Make a consolidated report; does nothing when that was done already."""
    found = ConsolidatedReport.objects.filter(public_id=report).first()
    if found is None:
        return
    try:
        consolidated_make(report=found)
    except NepsoError as error:
        consolidated_fail(report=found, problem=error.sentence)
        raise


@job("reporting.write_outputs", lease=dt.timedelta(minutes=2))
def reporting_write_outputs(*, report: str) -> None:
    """Write the files of a consolidated report; the same report gives the same files."""
    found = ConsolidatedReport.objects.filter(public_id=report).first()
    if found is not None:
        outputs_write(report=found)
