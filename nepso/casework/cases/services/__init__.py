"""Acts on cases."""

from nepso.casework.cases.services.asking_outside import (
    outside_ask,
    outside_end,
    outside_open,
    outside_renew,
    outside_reply,
)
from nepso.casework.cases.services.closing_years import year_closes_on, year_count, years_count
from nepso.casework.cases.services.ending import (
    case_appeal_mark,
    case_close,
    case_empty,
    case_forget,
    case_merge,
    case_reopen,
    reporter_left,
)
from nepso.casework.cases.services.handing_over import (
    case_read_note,
    case_restrict,
    handover_confirm,
    handover_decline,
    handover_propose,
)
from nepso.casework.cases.services.hearing import (
    case_hear,
    case_hear_consent,
    case_hear_erasure,
    case_hear_relayed,
    case_hear_taken_back,
)
from nepso.casework.cases.services.lateness import late_notice_give, needs_late_notice
from nepso.casework.cases.services.lying import (
    case_end_ask,
    case_lapse,
    undecided_end_ask,
    undecided_lapse,
    undecided_tell,
)
from nepso.casework.cases.services.moving_away import (
    case_left_behind,
    case_name,
    cases_follow,
    keep_apart,
    offers_come_back,
)
from nepso.casework.cases.services.opening import case_join, case_of, case_open, case_part
from nepso.casework.cases.services.referring import (
    referral_accept,
    referral_goes_to_coordinator,
    referral_offer,
    referral_return,
)
from nepso.casework.cases.services.regrouping import case_regroup
from nepso.casework.cases.services.sealing import case_seal
from nepso.casework.cases.services.working import (
    case_ask,
    case_claim,
    case_hand_on,
    case_note,
    cases_hand_over,
)

__all__ = [
    "case_appeal_mark",
    "case_ask",
    "case_claim",
    "case_close",
    "case_empty",
    "case_end_ask",
    "case_forget",
    "case_hand_on",
    "case_hear",
    "case_hear_consent",
    "case_hear_erasure",
    "case_hear_relayed",
    "case_hear_taken_back",
    "case_join",
    "case_lapse",
    "case_left_behind",
    "case_merge",
    "case_name",
    "case_note",
    "case_of",
    "case_open",
    "case_part",
    "case_read_note",
    "case_regroup",
    "case_reopen",
    "case_restrict",
    "case_seal",
    "cases_follow",
    "cases_hand_over",
    "handover_confirm",
    "handover_decline",
    "handover_propose",
    "keep_apart",
    "late_notice_give",
    "needs_late_notice",
    "offers_come_back",
    "outside_ask",
    "outside_end",
    "outside_open",
    "outside_renew",
    "outside_reply",
    "referral_accept",
    "referral_goes_to_coordinator",
    "referral_offer",
    "referral_return",
    "reporter_left",
    "undecided_end_ask",
    "undecided_lapse",
    "undecided_tell",
    "year_closes_on",
    "year_count",
    "years_count",
]
