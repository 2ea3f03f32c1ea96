"""Screens with what they play and played; stations and their equipment; alerts."""

from nepso.outreach.screens.models.alert import Alert, AlertStep
from nepso.outreach.screens.models.cap import CapMessage, CapReference
from nepso.outreach.screens.models.screen import (
    DisplayScreen,
    DrawnSlide,
    PlaylistItem,
    PlayLogLine,
    WaitingDevice,
)
from nepso.outreach.screens.models.station import AirLogLine, AirSlot, Equipment, FaultNote

__all__ = [
    "AirLogLine",
    "AirSlot",
    "Alert",
    "AlertStep",
    "CapMessage",
    "CapReference",
    "DisplayScreen",
    "DrawnSlide",
    "Equipment",
    "FaultNote",
    "PlayLogLine",
    "PlaylistItem",
    "WaitingDevice",
]
