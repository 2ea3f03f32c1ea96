"""Who may record, accept, read and make public."""

from __future__ import annotations

from nepso.foundation.accounts.policies import (
    may_approve_for,
    may_read_programme,
    may_run_programme,
    may_work_for,
)
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import ALLOWED, Decision, allow_when
from nepso.programme.activities.models import Activity, EvidenceItem
from nepso.programme.activities.states import ACTIVITY_STATES, AGENCY_ACCEPTED, SUBMITTED
from nepso.programme.register.models import PlanTask


def may_read_activities(person: Person) -> Decision:
    """The list of activities: everybody with a role; which of them, ``may_read_activity``."""
    return may_read_programme(person)


def may_record(person: Person, agency: Agency) -> Decision:
    """Record an activity, add its evidence, send it: the agency, those above it, the lead desk."""
    return may_work_for(person, agency)


def may_read_activity(person: Person, activity: Activity) -> Decision:
    """What entered the report is open to everybody with a role; the rest is working paper of the
    agency, those above it and the lead desk."""
    if activity.state in ACTIVITY_STATES.group("shared") and activity.accepted_at:
        return may_read_programme(person)
    return may_work_for(person, activity.agency)


def may_accept_at_agency(person: Person, agency: Agency) -> Decision:
    """Accept or return what the agency recorded: its head (issue 3, section 1)."""
    return may_approve_for(person, agency)


def may_accept_into_report(person: Person) -> Decision:
    """Take into the report or return what agencies accepted: the lead desk (issue 3, section 1)."""
    return may_run_programme(person)


def may_decide(person: Person, activity: Activity) -> Decision:
    """Whoever's turn it is: the head of the agency, then the lead desk."""
    if activity.state == SUBMITTED:
        return may_accept_at_agency(person, activity.agency)
    if activity.state == AGENCY_ACCEPTED:
        return may_accept_into_report(person)
    return allow_when(False, "Hoạt động này không chờ duyệt: hãy tải lại trang.")


def may_withdraw(person: Person, activity: Activity) -> Decision:
    """Before it entered the report its agency withdraws it; afterwards its head or the desk."""
    if activity.accepted_at is None:
        return may_work_for(person, activity.agency)
    if may_run_programme(person):
        return ALLOWED
    return may_approve_for(person, activity.agency)


def may_change(person: Person, activity: Activity) -> Decision:
    """Change what is said of it and its evidence: its agency, while it is the agency's paper."""
    if not activity.is_editable:
        return allow_when(False, "Hoạt động đã gửi đi nên không sửa được: hãy lấy lại trước.")
    return may_record(person, activity.agency)


def may_say_people(person: Person, activity: Activity) -> Decision:
    """Say who is shown on a photo: its agency while it is its paper, whoever decides, the desk."""
    if may_change(person, activity) or may_decide(person, activity):
        return ALLOWED
    return may_run_programme(person)


def may_join(person: Person, activity: Activity) -> Decision:
    """Say that an activity is a part of another: who may change it, or whose turn it is."""
    if may_change(person, activity):
        return ALLOWED
    return may_decide(person, activity)


def may_clear_for_public(person: Person, item: EvidenceItem) -> Decision:
    """Show an item on the public pages: the lead desk."""
    return may_run_programme(person)


def may_narrate(person: Person, task: PlanTask) -> Decision:
    """Account in words for a ``words_only`` task: its agency, those above it, the lead desk."""
    if task.agency is None:
        return allow_when(False, "Hãy mở nhiệm vụ của từng cơ quan để viết tường thuật.")
    return may_work_for(person, task.agency)


def may_read_narrative(person: Person, task: PlanTask) -> Decision:
    """Narratives are for the programme: everybody with a role."""
    return may_read_programme(person)
