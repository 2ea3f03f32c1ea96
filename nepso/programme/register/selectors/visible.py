"""What is visible to whom, and the rows other questions start from."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Person, agencies_of_mine, memberships_valid
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import groups_of
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.kernel.keys import key_hash
from nepso.programme.plans.kinds import Part
from nepso.programme.plans.models import DutyParty, PlanVersion
from nepso.programme.plans.selectors import version_binding
from nepso.programme.plans.states import VERSION_STATES
from nepso.programme.register.models import CalendarFeed, PlanTask
from nepso.programme.register.policies import may_read_notes, may_read_register
from nepso.programme.register.states import PLAN_TASK_STATES, WITHDRAWN

# Of a row with its version and duty: megabytes for a long plan, and no page shows them.
WHOLE_DOCUMENTS = ("version__text", "version__compiled", "duty__compiled")


def plan_tasks_current() -> QuerySet[PlanTask]:
    """The tasks of the versions now carried out, withdrawn ones left out.

    The versions are fetched first (there are one or two), so that the database can walk the
    register by its date index instead of joining.
    """
    binding = list(
        PlanVersion.objects.filter(state__in=VERSION_STATES.group("binding")).values_list(
            "pk", flat=True
        )
    )
    return PlanTask.objects.filter(version_id__in=binding).exclude(state=WITHDRAWN)


def plan_tasks_of_programme() -> QuerySet[PlanTask]:
    """Those of the programme's plan alone: what dashboards, the public page and reports count."""
    version = version_binding()
    key = version.pk if version else None
    return PlanTask.objects.filter(version_id=key).exclude(state=WITHDRAWN)


def plan_tasks_visible_to(person: Person) -> QuerySet[PlanTask]:
    """The programme is open to everybody with a role; notes are not (``notes_shown``)."""
    return plan_tasks_current() if may_read_register(person) else PlanTask.objects.none()


def plan_tasks_withdrawn(person: Person) -> QuerySet[PlanTask]:
    """What was taken back, with its reason: by a new version of the plan, or when its agency
    ended. Kept to be looked up; nothing counts it."""
    rows = PlanTask.objects.filter(state=WITHDRAWN)
    return rows if may_read_register(person) else rows.none()


def plan_task_by_public_id(public_id: str, person: Person) -> PlanTask:
    """One task with what its page shows, also of a replaced version; NotFound in words."""
    task = (
        PlanTask.objects.select_related(
            "agency",
            "group",
            "duty",
            "version__plan",
            "responsible",
            "parent__group",
        )
        .defer(*WHOLE_DOCUMENTS)
        .filter(public_id=public_id)
        .first()
    )
    if task is None or not may_read_register(person):
        raise NotFound("Không tìm thấy nhiệm vụ này: hãy tìm lại trong sổ theo dõi.")
    return task


def notes_shown(person: Person, task: PlanTask) -> bool:
    """Whether the note, next step and history of ``task`` are shown to the person."""
    return may_read_notes(person, task)


def my_plan_tasks(person: Account) -> QuerySet[PlanTask]:
    """Open tasks that wait for the person: their own, and those of their agencies that nobody
    has been made responsible for. Overdue first, then by date, standing ones last."""
    own = list(agencies_of_mine(person).values_list("pk", flat=True))
    rows = plan_tasks_visible_to(person).filter(
        state__in=PLAN_TASK_STATES.group("open"), agency__isnull=False
    )
    # Each half goes by an index of its own; with OR the database walks through the register.
    named = PlanTask.objects.filter(responsible=person).values("pk")
    unnamed = PlanTask.objects.filter(responsible=None, agency_id__in=own).values("pk")
    return rows.filter(pk__in=named.union(unnamed))


def plan_tasks_of_agency(person: Person, agency: Agency) -> QuerySet[PlanTask]:
    """The tasks given to one agency."""
    return plan_tasks_visible_to(person).filter(agency=agency)


def plan_tasks_as_partner(person: Person, agency: Agency) -> QuerySet[PlanTask]:
    """The tasks of others in whose duty this agency, or a group of it, is named as partner.

    One row a duty: members of a group stand under their group's row.
    """
    named = Q(agency=agency) | Q(group__in=groups_of(agency))
    duties = DutyParty.objects.filter(named, part=Part.COORDINATING).exclude(excluded=agency)
    return (
        plan_tasks_visible_to(person)
        .filter(parent=None, duty__in=duties.values("duty_id"))
        .exclude(agency=agency)
    )


def assignable_accounts(agency: Agency) -> QuerySet[Account]:
    """Who can be made responsible at an agency: active, with a role there today."""
    here = memberships_valid(today()).filter(agency=agency)
    people = Account.objects.filter(is_active=True, pk__in=here.values("account"))
    return people.order_by("folded", "id")


def feed_of_key(key: str) -> CalendarFeed:
    """The living feed of a key; NotFound for an unknown or revoked one alike."""
    feed = (
        CalendarFeed.objects.select_related("agency")
        .filter(key_hash=key_hash(key), revoked_at=None)
        .first()
    )
    if feed is None:
        raise NotFound("Không có lịch tại địa chỉ này: hãy tạo địa chỉ mới ở trang cơ quan.")
    return feed
