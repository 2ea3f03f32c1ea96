"""Acts on plans: every one asks the policy, takes the review's lock, and leaves an audit line."""

from nepso.programme.plans.services.adopt import (
    plan_make_programme,
    plan_version_adopt,
    version_discard,
)
from nepso.programme.plans.services.carrying import (
    carry_over_accept_suggestions,
    carry_over_decide,
)
from nepso.programme.plans.services.compiling import version_compile, version_fill
from nepso.programme.plans.services.edit import DutyFacts, duty_add, duty_edit, version_describe
from nepso.programme.plans.services.links import measure_link_decide
from nepso.programme.plans.services.parties import (
    party_add,
    party_exclude_members,
    party_match,
    party_remove,
)
from nepso.programme.plans.services.receive import (
    ReceivedDocument,
    pasted,
    plan_amend,
    plan_receive,
    version_resubmit,
)
from nepso.programme.plans.services.review import (
    duty_confirm,
    duty_confirm_all_certain,
    duty_drop,
    duty_mark_words_only,
    duty_reopen,
    duty_restore,
)
from nepso.programme.plans.services.split_merge import duty_merge, duty_split

__all__ = [
    "DutyFacts",
    "ReceivedDocument",
    "carry_over_accept_suggestions",
    "carry_over_decide",
    "duty_add",
    "duty_confirm",
    "duty_confirm_all_certain",
    "duty_drop",
    "duty_edit",
    "duty_mark_words_only",
    "duty_merge",
    "duty_reopen",
    "duty_restore",
    "duty_split",
    "measure_link_decide",
    "party_add",
    "party_exclude_members",
    "party_match",
    "party_remove",
    "pasted",
    "plan_amend",
    "plan_make_programme",
    "plan_receive",
    "plan_version_adopt",
    "version_compile",
    "version_describe",
    "version_discard",
    "version_fill",
    "version_resubmit",
]
