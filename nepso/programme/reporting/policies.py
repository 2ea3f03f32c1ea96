"""Who may read, write, approve and decide reports."""

from __future__ import annotations

from nepso.foundation.accounts.policies import (
    may_approve_for,
    may_read_programme,
    may_run_programme,
    may_work_for,
)
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.policy import ALLOWED, Decision
from nepso.programme.reporting.models import ConsolidatedReport, PeriodicReport
from nepso.programme.reporting.states import CONSOLIDATED_STATES


def may_read_indicators(person: Person) -> Decision:
    """What is counted and how: everybody with a role."""
    return may_read_programme(person)


def may_set_indicators(person: Person) -> Decision:
    """Word an indicator anew, freeze the set of a period: the lead desk."""
    return may_run_programme(person)


def may_see_reporting(person: Person) -> Decision:
    """Who has reported and who has not, by state alone: everybody with a role."""
    return may_read_programme(person)


def may_read_report(person: Person, report: PeriodicReport) -> Decision:
    """An accepted report: everybody with a role. Before, it is the agency's working paper: the
    agency, those above it, the lead desk."""
    if report.is_locked:
        return may_read_programme(person)
    return may_write_report(person, report) or may_approve_for(person, report.agency)


def may_write_report(person: Person, report: PeriodicReport) -> Decision:
    """Figures, words, attachments: the agency's officers and head, those above, the lead desk."""
    return may_work_for(person, report.agency)


def may_approve_report(person: Person, report: PeriodicReport) -> Decision:
    """Approve, or hand back to the officer: the head of the agency, or of one above it."""
    return may_approve_for(person, report.agency)


def may_decide_report(person: Person) -> Decision:
    """Accept a report, return cells and paragraphs of it: the lead desk."""
    return may_run_programme(person)


def may_run_reporting(person: Person) -> Decision:
    """Say who must report, make and read forms for agencies without accounts, consolidate: the
    lead desk."""
    return may_run_programme(person)


def may_record_erratum(person: Person, report: PeriodicReport) -> Decision:
    """Correct an accepted report in a listed way: the head of the agency, or the lead desk."""
    return ALLOWED if may_run_programme(person) else may_approve_for(person, report.agency)


def may_read_evidence(person: Person, report: PeriodicReport) -> Decision:
    """The items behind a figure: whoever may read the report; each item asks its own rights too."""
    return may_read_report(person, report)


def may_see_consolidated(person: Person) -> Decision:
    """The list of consolidated reports: everybody with a role; which of them, the next answers."""
    return may_read_programme(person)


def may_read_consolidated(person: Person, report: ConsolidatedReport) -> Decision:
    """A frozen or signed report and its figures: everybody with a role. A draft: the lead desk."""
    if report.state in CONSOLIDATED_STATES.group("fixed"):
        return may_read_programme(person)
    return may_run_programme(person)


def may_consolidate(person: Person) -> Decision:
    """Make, edit, freeze, note the signature of, correct a consolidated report: the lead desk."""
    return may_run_programme(person)
