"""Acts on screens and on what they play."""

from nepso.outreach.screens.services.playlist import slot_drop, slot_set
from nepso.outreach.screens.services.screens import screen_add, screen_code_renew, screen_shape_set

__all__ = ["screen_add", "screen_code_renew", "screen_shape_set", "slot_drop", "slot_set"]
