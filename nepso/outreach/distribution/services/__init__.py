"""Acts on outlets, variants, postings, recalls."""

from nepso.outreach.distribution.services.handouts import handout_give, sheet_take
from nepso.outreach.distribution.services.outlets import outlet_add, outlet_edit
from nepso.outreach.distribution.services.postings import (
    Careful,
    posting_drop,
    posting_fail,
    posting_plan,
    posting_put_out,
    posting_replan,
)
from nepso.outreach.distribution.services.proving import (
    ReachFacts,
    posting_serve,
    posting_show,
    proof_give,
    proof_see,
    proof_title_keep,
    reach_tell,
)
from nepso.outreach.distribution.services.recalling import (
    TOLD_MEANWHILE,
    StatementFacts,
    recall_begin,
    recall_item_confirm,
    recall_item_leave,
    recall_item_tick,
    recall_tell,
    recall_when_rights_end,
)
from nepso.outreach.distribution.services.rules import (
    rule_change_approve,
    rule_change_refuse,
    rule_change_withdraw,
    rule_change_write,
)
from nepso.outreach.distribution.services.tables import (
    TableFacts,
    figure_table_approve,
    figure_table_drop,
    figure_table_type,
)
from nepso.outreach.distribution.services.variants import (
    variant_approve,
    variant_edit,
    variant_make,
    variant_reset,
    variants_make,
)

__all__ = [
    "TOLD_MEANWHILE",
    "Careful",
    "ReachFacts",
    "StatementFacts",
    "TableFacts",
    "figure_table_approve",
    "figure_table_drop",
    "figure_table_type",
    "handout_give",
    "outlet_add",
    "outlet_edit",
    "posting_drop",
    "posting_fail",
    "posting_plan",
    "posting_put_out",
    "posting_replan",
    "posting_serve",
    "posting_show",
    "proof_give",
    "proof_see",
    "proof_title_keep",
    "reach_tell",
    "recall_begin",
    "recall_item_confirm",
    "recall_item_leave",
    "recall_item_tick",
    "recall_tell",
    "recall_when_rights_end",
    "rule_change_approve",
    "rule_change_refuse",
    "rule_change_withdraw",
    "rule_change_write",
    "sheet_take",
    "variant_approve",
    "variant_edit",
    "variant_make",
    "variant_reset",
    "variants_make",
]
