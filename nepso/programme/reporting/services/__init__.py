"""Acts of reporting."""

from nepso.programme.reporting.services.arranging import paragraph_adopt, paragraph_move
from nepso.programme.reporting.services.attachments import (
    attachment_add,
    attachment_remove,
)
from nepso.programme.reporting.services.by_form import (
    report_form_make,
    report_form_take_in,
    report_note_signed,
)
from nepso.programme.reporting.services.errata import (
    figure_erratum_record,
    paragraph_erratum_record,
)
from nepso.programme.reporting.services.figures import (
    FigureChange,
    FiguresConflict,
    figures_decide,
    finding_explain,
)
from nepso.programme.reporting.services.indicators import (
    indicators_freeze,
    indicators_seed,
)
from nepso.programme.reporting.services.opening import (
    report_open,
    report_recount,
    reports_expect,
)
from nepso.programme.reporting.services.sending import (
    NotReady,
    report_accept,
    report_approve,
    report_hand_back,
    report_return,
    report_submit,
    report_take_back,
)
from nepso.programme.reporting.services.suggestions import paragraphs_suggest
from nepso.programme.reporting.services.wording import (
    Wording,
    indicator_retire,
    indicator_reword,
    period_indicators_choose,
)
from nepso.programme.reporting.services.words import (
    ParagraphConflict,
    paragraph_add,
    paragraph_remove,
    paragraph_save,
    report_state_nothing,
)

__all__ = [
    "FigureChange",
    "FiguresConflict",
    "NotReady",
    "ParagraphConflict",
    "Wording",
    "attachment_add",
    "attachment_remove",
    "figure_erratum_record",
    "figures_decide",
    "finding_explain",
    "indicator_retire",
    "indicator_reword",
    "indicators_freeze",
    "indicators_seed",
    "paragraph_add",
    "paragraph_adopt",
    "paragraph_erratum_record",
    "paragraph_move",
    "paragraph_remove",
    "paragraph_save",
    "paragraphs_suggest",
    "period_indicators_choose",
    "report_accept",
    "report_approve",
    "report_form_make",
    "report_form_take_in",
    "report_hand_back",
    "report_note_signed",
    "report_open",
    "report_recount",
    "report_return",
    "report_state_nothing",
    "report_submit",
    "report_take_back",
    "reports_expect",
]
