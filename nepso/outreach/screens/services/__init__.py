"""Acts on screens, on what they play, and on alerts."""

from nepso.outreach.screens.services.alerts import (
    alert_end,
    alert_publish,
    alert_publish_alone,
    alert_write,
)
from nepso.outreach.screens.services.playlist import slot_drop, slot_set
from nepso.outreach.screens.services.screens import screen_add, screen_code_renew, screen_shape_set

__all__ = [
    "alert_end",
    "alert_publish",
    "alert_publish_alone",
    "alert_write",
    "screen_add",
    "screen_code_renew",
    "screen_shape_set",
    "slot_drop",
    "slot_set",
]
