"""Open work when an amended plan is adopted: it moves by a person's decision and is never lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import memberships_valid
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.plans.changes import version_touch
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.states import IN_REVIEW
from nepso.programme.register.giving import first_occurrence, kept_duties, rows_save, task_of
from nepso.programme.register.joining import (
    CARRIED,
    GIVEN_UP,
    give_up,
    join_work,
    take_work,
    tasks_save,
)
from nepso.programme.register.models import OpenWorkChoice, PlanTask
from nepso.programme.register.periods import due_by_plan, period_label, recurs
from nepso.programme.register.policies import may_decide_open_work
from nepso.programme.register.states import WITHDRAWN
from nepso.programme.register.unmatched import (
    END,
    JOIN,
    STAY,
    open_tasks_before,
    open_work_unmatched,
)

DECIDE = act("register.open_work", "đã quyết định việc đang làm đi đâu khi kế hoạch có bản mới")
MOVE = act("register.move_over", "đã chuyển việc đang làm sang bản mới của kế hoạch")
WHY_NEW, WHY_OLD = "Chuyển từ phiên bản trước", "Kế hoạch có phiên bản mới"


@transaction.atomic
def open_work_decide(*, version: PlanVersion, decisions: Mapping[str, str], by: Account) -> int:
    """Say what becomes of open tasks that the version under review does not give again as they
    are (issue 2, section 3: "open work moves over by decision, not by accident").

    ``decisions``: public id of an open task → ``STAY`` (its agency goes on with it in the new
    version), ``END`` (the new version gives it to nobody), or the public id of an agency of the new
    duty that takes it over. All or nothing; deciding again replaces. Raises Conflict for a task
    that is settled meanwhile or a version no longer under review, Invalid for another agency.
    """
    require(may_decide_open_work(by))
    held = PlanVersion.objects.select_for_update().get(pk=version.pk)
    if held.state != IN_REVIEW:
        raise Conflict("Bản kế hoạch này không còn được rà soát nên không sửa được nữa.")
    waiting = {one.task.public_id: one for one in open_work_unmatched(held)}
    counts = dict.fromkeys((STAY, JOIN, END), 0)
    for public_id, what in decisions.items():
        one = waiting.get(public_id)
        if one is None:
            raise Conflict("Có việc vừa đổi trong lúc bạn xem: hãy tải lại trang để xem còn gì.")
        into = one.given.get(what)
        if into is None and what not in (STAY, END):
            raise Invalid("Bản mới không giao nhiệm vụ này cho cơ quan được chọn: hãy chọn lại.")
        choice = JOIN if into else OpenWorkChoice.Choice(what)
        counts[choice] += 1
        OpenWorkChoice.objects.update_or_create(
            version=held,
            plan_task=one.task,
            defaults={
                "duty": one.duty,
                "choice": choice,
                "into": into,
                "decided_by": by,
                "decided_at": now(),
            },
        )
    version_touch(held)
    record(DECIDE, by=by, on=held, detail={code.value: n for code, n in counts.items()})
    return len(decisions)


@dataclass
class Moved:
    """How many open tasks went on in the same task, stayed with their agency, joined another's,
    or were withdrawn."""

    carried: int = 0
    stayed: int = 0
    joined: int = 0
    withdrawn: int = 0


@dataclass
class _Rows:
    """The rows of the new version, found by duty, agency and period, ``given`` the first of each
    duty and agency; the people (account, agency) whom work that joins may stay with; and what is
    to be written."""

    version: PlanVersion
    duties: dict[str, Duty]
    new: dict[tuple[int, int | None, str], PlanTask]
    parents: dict[tuple[int, int | None, str], PlanTask]
    given: dict[tuple[int, int | None], PlanTask]
    choices: dict[int, OpenWorkChoice]
    officers: set[tuple[int, int]]
    made: list[PlanTask] = field(default_factory=list)
    changed: dict[int, PlanTask] = field(default_factory=dict)
    joined: list[OpenWorkChoice] = field(default_factory=list)


def open_work_move(
    *, version: PlanVersion, carry_over: Mapping[str, str], day: dt.date, by: Account
) -> Moved:
    """Move the work of earlier versions over to the rows that ``version`` just gave; part of
    ``plan_tasks_open``.

    ``carry_over``: public id of a duty of this version → that of the duty it takes over. Where the
    same agency has the same period, the work goes on there. Else as a person decided; what nobody
    decided stays with its agency, in a row of its own. Work of a duty that does not move over is
    withdrawn. Every withdrawn row says what became of it.
    """
    rows = _rows(version)
    heirs = {old: new for new, old in carry_over.items()}
    moved, given_up = Moved(), []
    earlier = PlanTask.objects.filter(version__plan_id=version.plan_id, agency__isnull=False)
    earlier = earlier.exclude(version=version).exclude(state=WITHDRAWN)
    ordered = earlier.select_related("duty", "agency", "group", "responsible").order_by("id")
    pairs = [(task, rows.duties.get(heirs.get(task.duty.public_id, ""))) for task in ordered]
    unmatched = []
    for task, heir in pairs:
        own = rows.new.get((heir.pk, task.agency_id, task.occurrence)) if heir else None
        if own is None:
            unmatched.append((task, heir))
            continue
        if own.moved_from_id is None:
            take_work(task, own)
            rows.changed[own.pk] = own
            moved.carried += 1
        if task.is_open:
            said = f"Công việc tiếp tục ở phiên bản {version.number} của kế hoạch."
            given_up.append((task, said))
    # After what has its own place: two works may come together in one row.
    for task, heir in unmatched:
        if task.is_open:
            given_up.append((task, _decided(task, heir, rows, day, moved)))
    for parent in open_tasks_before(version).filter(agency=None):
        said = f"Kế hoạch có phiên bản {version.number}: việc của nhóm xem ở dòng của từng cơ quan."
        given_up.append((parent, said))
    _write(rows, by)
    for task, said in given_up:
        give_up(task, said)
    tasks_save([task for task, _ in given_up], GIVEN_UP, by=by, why=WHY_OLD)
    moved.withdrawn = len(given_up)
    record(MOVE, by=by, on=version, detail=asdict(moved))
    return moved


def _rows(version: PlanVersion) -> _Rows:
    given = list(
        PlanTask.objects.filter(version=version).select_related("duty", "agency").order_by("id")
    )
    first: dict[tuple[int, int | None], PlanTask] = {}
    for row in given:
        if row.agency_id is not None:
            first.setdefault((row.duty_id, row.agency_id), row)
    choices = OpenWorkChoice.objects.filter(version=version).select_related("into")
    decided = {row.plan_task_id: row for row in choices}
    into = [row.into_id for row in decided.values() if row.into_id]
    officers = memberships_valid(today()).filter(agency__in=into, account__is_active=True)
    return _Rows(
        version=version,
        duties={duty.public_id: duty for duty in kept_duties(version)},
        new={(t.duty_id, t.agency_id, t.occurrence): t for t in given if t.agency_id},
        parents={(t.duty_id, t.group_id, t.occurrence): t for t in given if t.agency_id is None},
        given=first,
        choices=decided,
        officers={(a, b) for a, b in officers.values_list("account", "agency") if b is not None},
    )


def _decided(task: PlanTask, heir: Duty | None, rows: _Rows, day: dt.date, moved: Moved) -> str:
    """Do as was decided of one open task; returns what its own row says from now on."""
    number, choice = rows.version.number, rows.choices.get(task.pk)
    if heir is None:
        return f"Phiên bản {number} của kế hoạch không còn giao nhiệm vụ này."
    if choice is not None and choice.duty_id != heir.pk:
        choice = None  # said while the work was to live on in another duty
    if choice is not None and choice.choice == END:
        return _why_ended(task, heir, rows)
    taken_by = _new_task_of(choice.into, heir, rows, day) if choice and choice.into else None
    if choice is not None and taken_by is not None:
        known = (task.responsible_id, taken_by.agency_id) in rows.officers
        join_work(task, taken_by, responsible=task.responsible if known else None)
        rows.changed[taken_by.pk] = taken_by
        choice.became = taken_by
        rows.joined.append(choice)
        moved.joined += 1
        return f"Phiên bản {number} của kế hoạch: việc chuyển vào nhiệm vụ của {taken_by.agency}."
    rows.made.append(_row_for_who_stays(task, heir, rows))
    moved.stayed += 1
    return f"{task.agency} làm tiếp việc này ở phiên bản {number} của kế hoạch."


def _why_ended(task: PlanTask, heir: Duty, rows: _Rows) -> str:
    number, own = rows.version.number, rows.given.get((heir.pk, task.agency_id))
    if own is None:
        return f"Phiên bản {number} của kế hoạch không còn giao việc này cho {task.agency}."
    how = f"cho {period_label(own.occurrence)}" if own.occurrence else "không theo kỳ"
    return (
        f"Phiên bản {number} của kế hoạch giao việc này cho {task.agency} {how}: "
        "việc này đã được quyết định kết thúc."
    )


def _new_task_of(agency: Agency, duty: Duty, rows: _Rows, day: dt.date) -> PlanTask | None:
    occurrence, _ = first_occurrence(duty, day)
    return rows.new.get((duty.pk, agency.pk, occurrence))


def _row_for_who_stays(task: PlanTask, duty: Duty, rows: _Rows) -> PlanTask:
    """A row in the new version for who goes on, under its group's where the duty still names the
    group; an earlier period of a recurring duty keeps its period."""
    group, parent = None, None
    own = rows.given.get((duty.pk, task.agency_id))
    due = _due_of(task, duty)
    if own is not None and own.group_id is not None and own.group_id == task.group_id:
        group, key = task.group, (duty.pk, task.group_id, task.occurrence)
        parent = rows.parents.get(key)
        if parent is None:
            parent = task_of(duty, agency=None, group=group, occurrence=task.occurrence, due_on=due)
            rows.parents[key] = parent
    row = task_of(
        duty, agency=task.agency, group=group, parent=parent,
        occurrence=task.occurrence, due_on=due,
    )  # fmt: skip
    take_work(task, row)
    return row


def _due_of(task: PlanTask, duty: Duty) -> dt.date | None:
    due = due_by_plan(duty, task.occurrence)
    # A recurring duty names no day for work outside its periods: that keeps its own.
    return task.due_on if due is None and recurs(duty) else due


def _write(rows: _Rows, by: Account) -> None:
    parents = [row for row in rows.parents.values() if row.pk is None]
    alone = [row for row in rows.made if row.parent is None]
    members = [row for row in rows.made if row.parent is not None]
    rows_save([*parents, *alone], members, by=by, why=WHY_NEW)
    names = [*CARRIED, "due_on", "due_sort", "moved_from"]
    tasks_save(list(rows.changed.values()), names, by=by, why=WHY_NEW)
    OpenWorkChoice.objects.bulk_update(rows.joined, ["became"], batch_size=200)
