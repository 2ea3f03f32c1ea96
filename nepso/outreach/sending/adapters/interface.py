"""What every adapter answers: check, put out, take back; and the three ways in which it fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from nepso.kernel.errors import NepsoError


class Later(Exception):
    """It did not work now and may later. ``after``: the service said how long to wait;
    ``everything``: that holds for the whole account (a rate limit), not for this one posting."""

    def __init__(
        self, sentence: str, *, after: dt.timedelta | None = None, everything: bool = False
    ) -> None:
        super().__init__(sentence)
        self.sentence, self.after, self.everything = sentence, after, everything


class Never(NepsoError):
    """Trying again would not help; the sentence says what a person can do."""


class MayStand(Never):
    """Refused, and yet something of it may stand there: a person has to look."""


class TokenDead(Exception):
    """The service does not take our token any more; nothing is tried until there is another."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def _nothing() -> None:
    return None


@dataclass(slots=True)
class Line:
    """A connection as an adapter sees it: public ``facts``, ``secret`` tokens.

    ``keep_secret(secret, expires_on)`` stores new tokens at once, before they are used. ``alive()``
    says that a long work goes on. ``connection`` is the primary key, for the fake alone;
    ``agency`` the public id of the outlet's, below which its folders of this machine lie.
    """

    kind: str
    facts: Mapping[str, str]
    secret: dict[str, str]
    keep_secret: Callable[[dict[str, str], dt.date | None], None]
    alive: Callable[[], None] = _nothing
    connection: int = 0
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes along: ``part(start, length)`` reads its bytes, length -1 to the end.
    ``language`` (BCP 47) of what is heard or read in it; ``credit``: whose it is, on what ground it
    is shown, whether a machine made it."""

    name: str
    content_type: str
    alt: str
    size: int
    part: Callable[[int, int], bytes]
    is_machine_made: bool = False
    language: str = "vi"
    credit: str = ""


def _forget(memory: dict[str, Any]) -> None:
    return None


@dataclass(slots=True)
class What:
    """What is put out: texts by the names of ``kinds.PARTS``, with what goes along;
    ``disclosed_as`` says who paid or took part and stands in the texts too.

    ``key``: sent twice it is one. ``since``: a try begun then may have arrived, look first.
    ``memory`` is the adapter's own, stored by ``keep_memory`` before a step that must be found.
    """

    key: str
    product: str
    title: str
    parts: Mapping[str, str]
    agency: str
    link: str
    planned_at: dt.datetime
    until: dt.datetime | None
    pictures: Sequence[Enclosed] = ()
    audio: Sequence[Enclosed] = ()
    videos: Sequence[Enclosed] = ()
    captions: Sequence[Enclosed] = ()
    seconds: int = 0
    language: str = "vi"
    disclosed_as: str = ""
    since: dt.datetime | None = None
    memory: dict[str, Any] = field(default_factory=dict)
    keep_memory: Callable[[dict[str, Any]], None] = _forget

    def remember(self, **more: Any) -> None:
        """Store one more thing beside what is remembered already, at once."""
        self.memory = {**self.memory, **more}
        self.keep_memory(dict(self.memory))


@dataclass(frozen=True, slots=True)
class Stands:
    """Where it stands: ``address`` that everybody opens ("": none), the service's own ``number``,
    and ``words`` that prove it."""

    address: str
    number: str
    words: str


class Adapter(Protocol):
    """One service. Each method may raise Later, Never, TokenDead, OutboundFailed,
    OutboundRefused."""

    @property
    def takes_back(self) -> bool:
        """Whether what is out can be taken off by machine."""

    def check(self, line: Line) -> str:
        """Ask the service who we are there, posting nothing; a sentence for the keeper."""

    def put_out(self, line: Line, what: What) -> Stands:
        """Put it out once, however often this is called with one key."""

    @property
    def knows_key(self) -> bool:
        """Whether the key of the posting is enough to take it off, wherever it stands."""

    def look(self, line: Line, what: What) -> Stands | None:
        """Whether a try whose end is not known arrived; None: surely not. Posts nothing.

        Raises as the others; Never where that cannot be found out by machine."""

    def take_back(self, line: Line, what: What, stands: Stands) -> str:
        """Take it off; what is gone already is gone. Returns what proves it."""
