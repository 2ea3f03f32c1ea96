"""Who may read and who may keep the register."""

from __future__ import annotations

from nepso.foundation.accounts.policies import may_read_programme, may_run_programme, may_work_for
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import Decision, refused
from nepso.programme.register.models import PlanTask
from nepso.programme.register.states import WITHDRAWN


def may_read_register(person: Person) -> Decision:
    """The register and its progress: everybody with a role."""
    return may_read_programme(person)


def may_update(person: Person, task: PlanTask) -> Decision:
    """State, responsible officer, note and next step: the agency, those above it, the lead desk.

    The row of a group is the sum of its members; nobody moves it by hand.
    """
    if task.agency is None:
        return refused("Dòng của nhóm tự cộng từ các cơ quan thành viên: hãy mở dòng của cơ quan.")
    if task.state == WITHDRAWN:
        return refused("Nhiệm vụ này đã rút, không ai làm tiếp: hãy mở nhiệm vụ thay nó.")
    if task.goes_on_in_id is not None:
        return refused("Công việc này đã sang bản sau của kế hoạch: hãy mở nhiệm vụ thay nó.")
    return may_work_for(person, task.agency)


def may_change_due(person: Person) -> Decision:
    """The date of a task is the plan's: only the desk of the lead agency sets another."""
    return may_run_programme(person)


def may_read_notes(person: Person, task: PlanTask) -> bool:
    """Notes and next steps are the agency's working papers: the agency, those above, the desk."""
    if task.agency is None:
        return bool(may_run_programme(person))
    return bool(may_work_for(person, task.agency))


def may_exchange_sheets(person: Person) -> Decision:
    """Export is for every reader; what an import may change is asked for each row."""
    return may_read_programme(person)


def may_settle_succession(person: Person) -> Decision:
    """What becomes of the open work of an agency that ended: the desk of the lead agency."""
    return may_run_programme(person)


def may_decide_open_work(person: Person) -> Decision:
    """What becomes of open work when the plan is amended: the desk, which adopts the plan."""
    return may_run_programme(person)


def may_have_feed(person: Person, agency: Agency) -> Decision:
    """The private calendar address of an agency: whoever works for it."""
    return may_work_for(person, agency)


def may_see_leader_page(person: Person) -> Decision:
    """Where the plan stands and what holds it: everybody with a role."""
    return may_read_programme(person)
