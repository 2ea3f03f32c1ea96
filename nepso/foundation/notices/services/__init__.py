"""Acts on notices."""

from nepso.foundation.notices.services.gathering import digests_gather, digests_send
from nepso.foundation.notices.services.giving import notice_give, notices_take_back
from nepso.foundation.notices.services.reading import (
    mail_choice_set,
    notice_read,
    notices_read_all,
)
from nepso.foundation.notices.services.reminding import reminders_make
from nepso.foundation.notices.services.ringing import (
    ring_again,
    ring_answer,
    ring_start,
    rings_sound,
)

__all__ = [
    "digests_gather",
    "digests_send",
    "mail_choice_set",
    "notice_give",
    "notice_read",
    "notices_read_all",
    "notices_take_back",
    "reminders_make",
    "ring_again",
    "ring_answer",
    "ring_start",
    "rings_sound",
]
