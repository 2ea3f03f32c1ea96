"""Acts on screens and what they play, on stations and their equipment, on alerts."""

from nepso.outreach.screens.services.alerts import (
    alert_accept,
    alert_change,
    alert_end,
    alert_publish,
    alert_publish_alone,
    alert_replace,
    alert_write,
)
from nepso.outreach.screens.services.cap import cap_take
from nepso.outreach.screens.services.devices import screen_device_pair, screen_device_unpair
from nepso.outreach.screens.services.playlist import slot_drop, slot_set
from nepso.outreach.screens.services.screens import screen_add, screen_code_renew, screen_shape_set
from nepso.outreach.screens.services.stations import (
    air_slot_add,
    air_slot_drop,
    equipment_keep,
    equipment_move,
    fault_tell,
    posting_aired,
)

__all__ = [
    "air_slot_add",
    "air_slot_drop",
    "alert_accept",
    "alert_change",
    "alert_end",
    "alert_publish",
    "alert_publish_alone",
    "alert_replace",
    "alert_write",
    "cap_take",
    "equipment_keep",
    "equipment_move",
    "fault_tell",
    "posting_aired",
    "screen_add",
    "screen_code_renew",
    "screen_device_pair",
    "screen_device_unpair",
    "screen_shape_set",
    "slot_drop",
    "slot_set",
]
