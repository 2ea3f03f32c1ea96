"""Acts on plan tasks."""

from nepso.programme.register.services.assigning import plan_tasks_assign, plan_tasks_hand_over
from nepso.programme.register.services.feeds import feed_create, feed_revoke
from nepso.programme.register.services.importing import (
    ImportRefused,
    ImportRow,
    plan_tasks_import,
)
from nepso.programme.register.services.moving_over import open_work_decide
from nepso.programme.register.services.occurring import occurrences_make_next
from nepso.programme.register.services.opening import plan_tasks_open
from nepso.programme.register.services.succeeding import (
    Settled,
    plan_tasks_follow,
    plan_tasks_follow_due,
    plan_tasks_settle,
)
from nepso.programme.register.services.updating import (
    Changes,
    RevisionConflict,
    plan_task_update,
)

__all__ = [
    "Changes",
    "ImportRefused",
    "ImportRow",
    "RevisionConflict",
    "Settled",
    "feed_create",
    "feed_revoke",
    "occurrences_make_next",
    "open_work_decide",
    "plan_task_update",
    "plan_tasks_assign",
    "plan_tasks_follow",
    "plan_tasks_follow_due",
    "plan_tasks_hand_over",
    "plan_tasks_import",
    "plan_tasks_open",
    "plan_tasks_settle",
]
