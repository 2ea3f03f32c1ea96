"""Recording an activity, and changing it while it is the agency's own paper."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require
from nepso.programme.activities.facts import ActivityFacts, facts_set, tasks_checked
from nepso.programme.activities.kinds import Move, Origin
from nepso.programme.activities.likeness import sketch_text
from nepso.programme.activities.models import Activity, ActivityStep
from nepso.programme.activities.policies import may_record
from nepso.programme.activities.stepping import ActivityConflict, tie_tasks

LONGEST_KEY = 40

RECORD = act("activities.record", "đã ghi một hoạt động")
EDIT = act("activities.edit", "đã sửa một hoạt động")


def activity_record(
    *,
    agency: Agency,
    facts: ActivityFacts,
    by: Account,
    draft_key: str = "",
    origin: str = Origin.TYPED,
) -> Activity:
    """Store a new activity as a draft of ``agency`` (issue 3, section 1).

    ``draft_key`` is made on the device: the same key from the same person is the same activity, the
    one stored first, however often and however late it arrives. Raises Invalid with a sentence for
    each field, NotAllowed for an agency the person does not work for.
    """
    require(may_record(by, agency))
    draft_key = draft_key[:LONGEST_KEY]
    if draft_key and (known := _sent_before(by, draft_key)):
        return known
    try:
        with transaction.atomic():
            return _stored(agency, facts, by, draft_key, origin)
    except IntegrityError:
        known = _sent_before(by, draft_key)
        if known is None:
            raise
        return known


def _sent_before(by: Account, draft_key: str) -> Activity | None:
    rows = Activity.objects.select_related("agency")
    return rows.filter(created_by=by, draft_key=draft_key).first()


def _stored(
    agency: Agency, facts: ActivityFacts, by: Account, draft_key: str, origin: str
) -> Activity:
    activity = Activity(agency=agency, created_by=by, draft_key=draft_key, origin=origin)
    facts_set(activity, facts)
    tasks = tasks_checked(agency, facts.get("tasks", []))
    activity.save()
    tie_tasks(activity, tasks)
    sketch_text(activity)
    ActivityStep.objects.create(activity=activity, move=Move.RECORDED, by=by)
    record(RECORD, by=by, on=activity, detail={"form": activity.form, "origin": origin})
    return activity


@transaction.atomic
def activity_edit(
    *, activity: Activity, revision: int, facts: ActivityFacts, by: Account
) -> Activity:
    """Change a draft or returned activity; ``revision`` is the one the person saw.

    Raises ActivityConflict when it moved on meanwhile, Conflict when it is no longer the agency's
    to change, Invalid with a sentence per field. Returns it as stored.
    """
    fresh = Activity.objects.select_for_update(of=("self",)).select_related("agency")
    found = fresh.get(pk=activity.pk)
    require(may_record(by, found.agency))
    if found.revision != revision:
        raise ActivityConflict(found)
    if not found.is_editable:
        raise Conflict(
            "Hoạt động đã gửi đi nên không sửa được: hãy lấy lại, hoặc nhờ người duyệt trả lại."
        )
    facts_set(found, facts)
    if "tasks" in facts:
        tasks = tasks_checked(found.agency, facts["tasks"])
        found.links.exclude(plan_task__in=tasks).delete()
        known = set(found.links.values_list("plan_task_id", flat=True))
        tie_tasks(found, [task for task in tasks if task.pk not in known])
    found.revision += 1
    found.save()
    sketch_text(found)
    ActivityStep.objects.create(activity=found, move=Move.EDITED, by=by)
    record(EDIT, by=by, on=found, detail={"fields": sorted(facts), "revision": found.revision})
    return found
