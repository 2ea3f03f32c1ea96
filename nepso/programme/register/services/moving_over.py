"""Open work when an amended plan is adopted: it moves by a person's decision and is never lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.plans.changes import version_touch
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.states import IN_REVIEW
from nepso.programme.register.giving import first_occurrence, kept_duties, rows_save, task_of
from nepso.programme.register.joining import (
    GIVEN_UP,
    TAKEN,
    Officers,
    give_up,
    join_work,
    take_work,
    tasks_save,
)
from nepso.programme.register.models import OpenWorkChoice, PlanTask
from nepso.programme.register.periods import (
    due_by_plan,
    is_period_of,
    period_label,
    recurs,
)
from nepso.programme.register.policies import may_decide_open_work
from nepso.programme.register.states import WITHDRAWN
from nepso.programme.register.unmatched import (
    END,
    JOIN,
    STAY,
    open_work_unmatched,
)

DECIDE = act("register.open_work", "đã quyết định việc đang làm đi đâu khi kế hoạch có bản mới")
MOVE = act("register.move_over", "đã chuyển việc đang làm sang bản mới của kế hoạch")
WHY_NEW, WHY_OLD = "Chuyển từ phiên bản trước", "Kế hoạch có phiên bản mới"
# Of a task that went on in a later version while it was done, and was opened again there.
AFTER = "Công việc đã tiếp tục ở phiên bản sau của kế hoạch."

# Duty, agency (or group), period.
_Key = tuple[int, int | None, str]


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
    """How many open tasks went on in the same task, stayed with their agency, joined another
    work, or were withdrawn."""

    carried: int = 0
    stayed: int = 0
    joined: int = 0
    withdrawn: int = 0


@dataclass
class _Rows:
    """The rows of the new version, found by duty, agency (of ``parents``: group) and period,
    ``given`` the first of each duty and agency, ``groups`` of each duty and group; who of the
    responsible officers works where; the ``taken`` ones in which a work goes on already; and what
    is to be written: in ``new`` and ``parents`` the rows without a key, ``changed`` ones, ``heirs``
    by the key of the old row."""

    version: PlanVersion
    duties: dict[str, Duty]
    new: dict[_Key, PlanTask]
    parents: dict[_Key, PlanTask]
    given: dict[tuple[int, int | None], PlanTask]
    groups: dict[tuple[int, int | None], PlanTask]
    choices: dict[int, OpenWorkChoice]
    officers: Officers
    taken: set[_Key]
    changed: dict[int, PlanTask] = field(default_factory=dict)
    heirs: dict[int, PlanTask] = field(default_factory=dict)


def open_work_move(
    *, version: PlanVersion, carry_over: Mapping[str, str], day: dt.date, by: Account
) -> Moved:
    """Move the work of earlier versions over to the rows that ``version`` just gave; part of
    ``plan_tasks_open``.

    ``carry_over``: public id of a duty of an earlier version → that of the duty of this one in
    which it lives on; several in one, where they were put together. Where the same agency has the
    same period, the work goes on there. Else as a person decided; what nobody decided stays with
    its agency, in a row of its own. Work of a duty that does not move over is withdrawn. Every
    withdrawn row says what became of it, every row whose work goes on says where.
    """
    rows = PlanTask.objects.filter(version__plan_id=version.plan_id)
    rows = rows.exclude(version=version).exclude(state=WITHDRAWN)
    rows = rows.select_related("duty", "agency", "group", "responsible").defer("duty__compiled")
    earlier = list(rows.order_by("id"))
    found, moved = _rows(version, earlier), Moved()
    new_duties = {t.pk: found.duties.get(carry_over.get(t.duty.public_id, "")) for t in earlier}
    said = {task.pk: AFTER for task in earlier if task.goes_on_in_id and task.is_open}
    here = [task for task in earlier if task.goes_on_in_id is None]
    single = [task for task in here if not task.is_group]
    unmatched = []
    for task in single:
        own = _own_row(task, new_duties[task.pk], found)
        if own is None:
            unmatched.append(task)
        else:
            _carry(task, own, found, moved)
        if task.is_open:
            said[task.pk] = f"Công việc tiếp tục ở phiên bản {version.number} của kế hoạch."
    # After what has its own place: two works may come together in one row.
    for task in unmatched:
        if task.is_open:
            said[task.pk] = _decided(task, new_duties[task.pk], found, day, moved)
    for task in here:
        if task.is_group:
            _group_goes_on(task, new_duties[task.pk], found)
            said[task.pk] = (
                f"Kế hoạch có phiên bản {version.number}: "
                "việc của nhóm xem ở dòng của từng cơ quan."
            )
    moved.withdrawn = len(said)
    _write(found, earlier, said, by)
    record(MOVE, by=by, on=version, detail=asdict(moved))
    return moved


def _rows(version: PlanVersion, earlier: Sequence[PlanTask]) -> _Rows:
    rows = PlanTask.objects.filter(version=version).select_related("duty", "agency")
    given = list(rows.defer("duty__compiled").order_by("id"))
    first: dict[tuple[int, int | None], PlanTask] = {}
    groups: dict[tuple[int, int | None], PlanTask] = {}
    for row in given:
        if row.is_group:
            groups.setdefault((row.duty_id, row.group_id), row)
        else:
            first.setdefault((row.duty_id, row.agency_id), row)
    choices = OpenWorkChoice.objects.filter(version=version).select_related("into")
    moved_before = PlanTask.objects.filter(goes_on_in__version=version).exclude(version=version)
    taken = set(moved_before.values_list("goes_on_in", flat=True))
    return _Rows(
        version=version,
        duties={duty.public_id: duty for duty in kept_duties(version)},
        new={_key(t): t for t in given if not t.is_group},
        parents={(t.duty_id, t.group_id, t.occurrence): t for t in given if t.is_group},
        given=first,
        groups=groups,
        choices={row.plan_task_id: row for row in choices},
        officers=Officers(earlier),
        taken={_key(row) for row in given if row.pk in taken},
    )


def _key(task: PlanTask) -> _Key:
    return task.duty_id, task.agency_id, task.occurrence


def _own_row(task: PlanTask, heir: Duty | None, rows: _Rows) -> PlanTask | None:
    """The row in which the new version gives the same agency the same period."""
    return rows.new.get((heir.pk, task.agency_id, task.occurrence)) if heir else None


def _carry(task: PlanTask, own: PlanTask, rows: _Rows, moved: Moved) -> None:
    """The work goes on in its own row, that of a second duty of the agency with the first."""
    if _key(own) in rows.taken:
        moved.joined += 1
    else:
        moved.carried += 1
    _goes_on(task, own, rows)


def _goes_on(task: PlanTask, own: PlanTask, rows: _Rows) -> None:
    """The first work stands in the row as it stood; each further one joins it."""
    responsible = rows.officers.still_at(own.agency, task)
    if _key(own) in rows.taken:
        join_work(task, own, responsible=responsible)
    else:
        take_work(task, own, responsible=responsible)
    _keep(task, own, rows)


def _keep(task: PlanTask, own: PlanTask, rows: _Rows) -> None:
    rows.taken.add(_key(own))
    rows.heirs[task.pk] = own
    if own.pk is not None:
        rows.changed[own.pk] = own


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
    if taken_by is not None:
        join_work(task, taken_by, responsible=rows.officers.still_at(taken_by.agency, task))
        _keep(task, taken_by, rows)
        moved.joined += 1
        return f"Phiên bản {number} của kế hoạch: việc chuyển vào nhiệm vụ của {taken_by.agency}."
    own = _own_row(task, heir, rows)
    if own is None:
        own = _row_for_who_stays(task, heir, rows)
        rows.new[_key(own)] = own
    _goes_on(task, own, rows)
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
    return task_of(
        duty, agency=task.agency, group=group, parent=parent,
        occurrence=task.occurrence, due_on=due,
    )  # fmt: skip


def _due_of(task: PlanTask, duty: Duty) -> dt.date | None:
    due = due_by_plan(duty, task.occurrence)
    # A recurring duty names no day for work outside its periods: that keeps its own.
    return task.due_on if due is None and recurs(duty) else due


def _group_goes_on(task: PlanTask, heir: Duty | None, rows: _Rows) -> None:
    """A group's row goes on in that of the same period; where the duty no longer comes in such
    periods, in the group's first."""
    if heir is None:
        return
    own = rows.parents.get((heir.pk, task.group_id, task.occurrence))
    if own is None and not is_period_of(heir, task.occurrence):
        own = rows.groups.get((heir.pk, task.group_id))
    if own is not None:
        rows.heirs[task.pk] = own


def _write(rows: _Rows, earlier: Sequence[PlanTask], said: Mapping[int, str], by: Account) -> None:
    """Store the new rows first: an old one names its heir by key."""
    parents = [row for row in rows.parents.values() if row.pk is None]
    made = [row for row in rows.new.values() if row.pk is None]
    alone = [row for row in made if row.parent is None]
    members = [row for row in made if row.parent is not None]
    rows_save([*parents, *alone], members, by=by, why=WHY_NEW)
    tasks_save(list(rows.changed.values()), TAKEN, by=by, why=WHY_NEW)
    old = [task for task in earlier if task.pk in said or task.pk in rows.heirs]
    for task in old:
        if task.pk in said:
            give_up(task, said[task.pk])
        if task.pk in rows.heirs:
            task.goes_on_in = rows.heirs[task.pk]
    tasks_save(old, GIVEN_UP, by=by, why=WHY_OLD)
