"""Acts on newsletters and their readers."""

from nepso.outreach.newsletter.services.issuing import (
    issue_open,
    issues_open,
    recall_open,
    recalls_open,
    sending_finish,
)
from nepso.outreach.newsletter.services.opening import newsletter_close, newsletter_open
from nepso.outreach.newsletter.services.sending import sendings_work
from nepso.outreach.newsletter.services.signing_up import (
    USE,
    device_leave,
    device_permit,
    reader_leave,
    signup_confirm,
    signup_drop,
    signup_take,
    signup_token,
)

__all__ = [
    "USE",
    "device_leave",
    "device_permit",
    "issue_open",
    "issues_open",
    "newsletter_close",
    "newsletter_open",
    "reader_leave",
    "recall_open",
    "recalls_open",
    "sending_finish",
    "sendings_work",
    "signup_confirm",
    "signup_drop",
    "signup_take",
    "signup_token",
]
