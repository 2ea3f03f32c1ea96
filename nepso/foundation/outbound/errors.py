"""Why nothing came back."""

from __future__ import annotations

from nepso.kernel.errors import NepsoError


class OutboundRefused(NepsoError):
    """We do not go there, now or later; the sentence says why."""


class OutboundFailed(Exception):
    """The other side did not answer as it should; later it may."""
