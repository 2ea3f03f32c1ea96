"""Acts of the consolidated report."""

from nepso.programme.reporting.consolidated.services.correcting import consolidated_correct
from nepso.programme.reporting.consolidated.services.describing import consolidated_describe
from nepso.programme.reporting.consolidated.services.editing import (
    ParagraphChanged,
    passage_add,
    passage_keep,
    passage_keep_only,
    passage_move,
    passage_rewrite,
    passages_keep_firsts,
)
from nepso.programme.reporting.consolidated.services.freezing import (
    consolidated_freeze,
    consolidated_sign,
    consolidated_unfreeze,
)
from nepso.programme.reporting.consolidated.services.outputs import (
    outputs_ask,
    outputs_write,
)
from nepso.programme.reporting.consolidated.services.starting import (
    consolidated_fail,
    consolidated_make,
    consolidated_remake,
    consolidated_start,
)

__all__ = [
    "ParagraphChanged",
    "consolidated_correct",
    "consolidated_describe",
    "consolidated_fail",
    "consolidated_freeze",
    "consolidated_make",
    "consolidated_remake",
    "consolidated_sign",
    "consolidated_start",
    "consolidated_unfreeze",
    "outputs_ask",
    "outputs_write",
    "passage_add",
    "passage_keep",
    "passage_keep_only",
    "passage_move",
    "passage_rewrite",
    "passages_keep_firsts",
]
