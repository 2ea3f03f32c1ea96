"""Acts on replies, templates and appeals."""

from nepso.casework.replies.services.appealing import (
    AppealConflict,
    appeal_claim,
    appeal_decide,
    appeal_give_back,
    appeal_open,
    appeals_end,
)
from nepso.casework.replies.services.forgetting import drafts_leave, replies_forget
from nepso.casework.replies.services.templates import template_keep
from nepso.casework.replies.services.undecided import appeal_look, appeals_keep_apart
from nepso.casework.replies.services.writing import (
    Answer,
    ReplyConflict,
    reply_approve,
    reply_approve_and_send,
    reply_drop,
    reply_return,
    reply_send,
    reply_submit,
    reply_write,
)

__all__ = [
    "Answer",
    "AppealConflict",
    "ReplyConflict",
    "appeal_claim",
    "appeal_decide",
    "appeal_give_back",
    "appeal_look",
    "appeal_open",
    "appeals_end",
    "appeals_keep_apart",
    "drafts_leave",
    "replies_forget",
    "reply_approve",
    "reply_approve_and_send",
    "reply_drop",
    "reply_return",
    "reply_send",
    "reply_submit",
    "reply_write",
    "template_keep",
]
