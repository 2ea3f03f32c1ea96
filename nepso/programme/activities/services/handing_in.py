"""The one entrance for what other lanes did: handed in, renewed, taken out; each idempotent."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.errors import Invalid
from nepso.programme.activities.custody import custody_add
from nepso.programme.activities.facts import ActivityFacts, facts_set, tasks_checked
from nepso.programme.activities.fingerprints import count_fingerprint, link_fingerprint
from nepso.programme.activities.items import item_of
from nepso.programme.activities.kinds import ItemKind, Move, Origin
from nepso.programme.activities.likeness import sketch_text
from nepso.programme.activities.models import (
    Activity,
    ActivityStep,
    EvidenceClaim,
    EvidenceItem,
)
from nepso.programme.activities.ports import HandedCount, HandedIn
from nepso.programme.activities.services.evidence import NewItem
from nepso.programme.activities.states import SUBMITTED, WITHDRAWN
from nepso.programme.activities.stepping import moved_on, stop_counting, tie_tasks
from nepso.programme.register.models import PlanTask

HAND_IN = act("activities.hand_in", "hệ thống đã ghi nhận một hoạt động")
RENEW = act("activities.renew", "hệ thống đã cập nhật một hoạt động")
TAKE_OUT = act("activities.take_out", "hệ thống đã rút một hoạt động")


def activity_hand_in(*, handed: HandedIn) -> Activity:
    """Store or renew the activity of an event of another lane (issue 3, section 1).

    The same key is one activity, however often, in whatever order and at the same time it arrives.
    It waits for the head of its agency like any other. Once it is in the report a change of the
    event changes nothing of it; a withdrawal does. What was taken out and happened again after all
    is an activity of its own, which waits anew (decision 0172): what was counted until then stays
    as it was. One that a person withdrew stays withdrawn. Raises Invalid for an agency or
    a task that is not known, and for facts that no activity may have.
    """
    agency = Agency.objects.filter(public_id=handed.agency).first()
    if agency is None:
        raise Invalid("Không có cơ quan của hoạt động được chuyển đến: hãy xem lại mã cơ quan.")
    try:
        with transaction.atomic():
            return _handed(agency, handed)
    except IntegrityError:
        with transaction.atomic():  # another worker stored it first: this one renews it
            return _handed(agency, handed)


def _handed(agency: Agency, handed: HandedIn) -> Activity:
    known = (
        Activity.objects.select_for_update(of=("self",))
        .select_related("agency")
        .filter(origin_key=handed.origin_key)
        .first()
    )
    if known is None:
        return _new(agency, handed)
    if known.origin_number >= handed.number:
        return known
    if known.state == WITHDRAWN:
        return _again(known, handed) if _was_taken_out(known) else known
    return known if known.accepted_at else _renewed(known, handed)


def _was_taken_out(activity: Activity) -> bool:
    last = activity.steps.order_by("-id").values_list("move", flat=True).first()
    return last == Move.TAKEN_OUT


def _again(ended: Activity, handed: HandedIn) -> Activity:
    """The key goes on to a new one; the one that ended keeps it with its own name."""
    ended.origin_key = f"{ended.origin_key}/{ended.public_id}"
    ended.save(update_fields=["origin_key"])
    return _new(ended.agency, handed)


def _new(agency: Agency, handed: HandedIn) -> Activity:
    activity = Activity(agency=agency, origin=Origin.EVENT, origin_key=handed.origin_key)
    _facts(activity, handed)
    tasks = _tasks(agency, handed)
    activity.state = SUBMITTED
    activity.save()
    tie_tasks(activity, tasks)
    ActivityStep.objects.create(activity=activity, move=Move.RECORDED)
    ActivityStep.objects.create(activity=activity, move=Move.SUBMITTED)
    record(HAND_IN, by=None, on=activity, detail={"origin": handed.origin_key})
    _prove(activity, handed)
    job_enqueue("activities.look_for_alike", activity=activity.public_id)
    return activity


def _renewed(activity: Activity, handed: HandedIn) -> Activity:
    _facts(activity, handed)
    tasks = _tasks(activity.agency, handed)
    activity.links.exclude(plan_task__in=tasks).delete()
    known = set(activity.links.values_list("plan_task_id", flat=True))
    tie_tasks(activity, [task for task in tasks if task.pk not in known])
    activity.revision += 1
    activity.save()
    ActivityStep.objects.create(activity=activity, move=Move.RENEWED)
    record(RENEW, by=None, on=activity, detail={"number": handed.number})
    _prove(activity, handed)
    return activity


def _facts(activity: Activity, handed: HandedIn) -> None:
    facts = ActivityFacts(
        title=handed.title,
        done_on=handed.done_on,
        form=handed.form,
        audience=handed.audience,
        place=handed.place,
        reach_measured=handed.reach_measured,
        reach_source=handed.reach_source,
        note=handed.note,
    )
    facts_set(activity, facts)
    activity.origin_url, activity.origin_number = handed.url[:300], handed.number
    sketch_text(activity)


def _tasks(agency: Agency, handed: HandedIn) -> list[PlanTask]:
    rows = PlanTask.objects.filter(public_id__in=list(handed.plan_tasks))
    return tasks_checked(agency, list(rows.select_related("duty", "agency").order_by("pk")))


def _prove(activity: Activity, handed: HandedIn) -> None:
    """Its links and counts as items; a count whose number changed, or of which something was shown
    meanwhile, is replaced."""
    for link in handed.links:
        new = NewItem(kind=ItemKind.LINK, url=link, seen_on=handed.done_on)
        _claim(activity, new, link_fingerprint(link))
    wanted = {_count_key(handed, count): count for count in handed.counts}
    own = activity.claims.filter(item__kind=ItemKind.COUNT).select_related("item")
    for claim in own:
        if claim.item.fingerprint not in wanted:
            custody_add(claim.item, "dropped", by=None, detail=activity.public_id)
            claim.delete()
    for fingerprint, count in wanted.items():
        new = NewItem(
            kind=ItemKind.COUNT,
            count_of=count.count_of,
            value=count.value,
            unit=count.unit,
            source=count.source,
        )
        _claim(activity, new, fingerprint, is_by_word=count.is_by_word)


def _count_key(handed: HandedIn, count: HandedCount) -> str:
    word = "/lời khai" if count.is_by_word else ""
    return count_fingerprint(f"{handed.origin_key}/{count.key}/{count.value}{word}")


def _claim(activity: Activity, new: NewItem, fingerprint: str, *, is_by_word: bool = False) -> None:
    made = item_of(new)
    made.fingerprint, made.is_by_word = fingerprint, is_by_word
    item = EvidenceItem.objects.filter(fingerprint=fingerprint).first()
    if item is None:
        made.save()
        item = made
        custody_add(item, "received", by=None, detail=fingerprint)
    _, added = EvidenceClaim.objects.get_or_create(activity=activity, item=item)
    if added:
        custody_add(item, "claimed", by=None, detail=activity.public_id)


@transaction.atomic
def activity_take_out(*, origin_key: str, reason: str, number: int = 0) -> Activity | None:
    """The thing was recalled or never happened: its activity is withdrawn with the reason.

    ``number`` as in a hand-in: what was handed in up to then does not bring it back, however late
    it arrives. Doing it twice changes nothing; None when it was never handed in.
    """
    rows = Activity.objects.select_for_update(of=("self",)).select_related("agency")
    known = rows.filter(origin_key=origin_key).first()
    if known is None or known.state == WITHDRAWN:
        return known
    known.origin_number = max(known.origin_number, number)
    stop_counting(known, None)
    words = reason.strip()[:2000] or "Nơi ghi nhận đã rút việc này."
    detail = moved_on(known, WITHDRAWN, Move.TAKEN_OUT, None, words)
    record(TAKE_OUT, by=None, on=known, detail=detail)
    return known
