"""Acts of triage."""

from nepso.casework.triage.services.claiming import (
    claims_lapse,
    hold_lift,
    item_read,
    triage_claim,
    triage_release,
)
from nepso.casework.triage.services.configuring import (
    on_call_add,
    on_call_end,
    route_add,
    route_end,
    routes_follow,
    routes_seed,
)
from nepso.casework.triage.services.deciding import Verdict, triage_decide, triage_seal
from nepso.casework.triage.services.naming import complained_of_set
from nepso.casework.triage.services.reading import suggestion_make, urgent_ring
from nepso.casework.triage.services.redacting import text_redact
from nepso.casework.triage.services.sealing import (
    seal_end,
    seal_lift,
    seal_read,
    seals_due_erase,
    triage_reopen,
)

__all__ = [
    "Verdict",
    "claims_lapse",
    "complained_of_set",
    "hold_lift",
    "item_read",
    "on_call_add",
    "on_call_end",
    "route_add",
    "route_end",
    "routes_follow",
    "routes_seed",
    "seal_end",
    "seal_lift",
    "seal_read",
    "seals_due_erase",
    "suggestion_make",
    "text_redact",
    "triage_claim",
    "triage_decide",
    "triage_release",
    "triage_reopen",
    "triage_seal",
    "urgent_ring",
]
