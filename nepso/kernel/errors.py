"""One base error that carries a Vietnamese sentence for the person who meets it."""

from __future__ import annotations


class NepsoError(Exception):
    """Something a person can be told: what happened and what to do, in one sentence.

    ``status`` is the HTTP status with which the sentence is shown (RFC 9110).
    """

    status = 400

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Invalid(NepsoError):
    """What was given cannot be used; ``fields`` tells it per form field."""

    def __init__(self, sentence: str, *, fields: dict[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.fields = fields or {}


class NotAllowed(NepsoError):
    """The person has no right to this act."""

    status = 403


class NotFound(NepsoError):
    """There is no such thing, or this person may not know of it."""

    status = 404


class Gone(NepsoError):
    """It was there for everybody and was taken back on purpose."""

    status = 410


class Conflict(NepsoError):
    """Somebody changed the thing in between, or its state does not take this act."""

    status = 409


class TooLarge(NepsoError):
    """What was sent is larger than we take."""

    status = 413


class TooMany(NepsoError):
    """Too many tries in a short time; ``retry_after`` in seconds."""

    status = 429

    def __init__(self, sentence: str, *, retry_after: int) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after
