"""Two screens, two loudspeaker stations with their hours, a fault and an alert that waits."""

from nepso.outreach.screens.demo.loading import load

__all__ = ["load"]
