"""Screens with what they play and played; alerts."""

from nepso.outreach.screens.models.alert import Alert, AlertStep
from nepso.outreach.screens.models.screen import DisplayScreen, PlaylistItem, PlayLogLine

__all__ = ["Alert", "AlertStep", "DisplayScreen", "PlayLogLine", "PlaylistItem"]
