"""What agencies asks of packages it may not know; joined in ``nepso/wiring.py``.

Rights are decided by accounts, which imports agencies: so accounts joins in here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.services import Actor
from nepso.kernel.policy import Decision, refused


class Authority(Protocol):
    """Who may read and who may change the agencies."""

    def may_read_agencies(self, person: Any) -> Decision: ...

    def may_configure(self, person: Any) -> Decision: ...


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person as an agency's page shows them; ``url`` is "" where the viewer may not open it."""

    name: str
    position: str
    role: str
    telephone: str
    email: str
    url: str


@dataclass(frozen=True, slots=True)
class PeoplePanel:
    """The people of an agency, and where to open one more account ("" where one may not)."""

    people: Sequence[PersonLine]
    add_url: str = ""


class PeoplePanelProvider(Protocol):
    """The people of an agency as ``viewer`` may see them."""

    def __call__(self, *, agency: Agency, viewer: Any) -> PeoplePanel: ...


class SuccessionListener(Protocol):
    """Called in the transaction that ends ``agency`` in favour of ``successor`` from ``day`` on.

    After a split it is called once for each successor, the main one first; all of them are in
    ``agency.successors`` by then. What it returns is not looked at.
    """

    def __call__(
        self, *, agency: Agency, successor: Agency, day: dt.date, by: Actor | None
    ) -> object: ...


class _Nobody:
    """Until an authority joins, nobody may do anything."""

    def may_read_agencies(self, person: Any) -> Decision:
        return refused("Chưa có cách kiểm tra quyền: hãy báo cho người quản trị hệ thống.")

    may_configure = may_read_agencies


_authority: Authority = _Nobody()
_people: list[PeoplePanelProvider] = []
_listeners: list[SuccessionListener] = []


def authority_is(authority: Authority) -> None:
    """Join the package that decides rights."""
    global _authority  # noqa: PLW0603 - one authority for the process, joined at start
    _authority = authority


def authority() -> Authority:
    """The package that decides rights."""
    return _authority


def people_come_from(provider: PeoplePanelProvider) -> None:
    """Join the provider of the people shown on an agency's page."""
    _people[:] = [provider]


def people_panel(*, agency: Agency, viewer: Any) -> PeoplePanel:
    """The people of an agency; none while nobody provides them."""
    return _people[0](agency=agency, viewer=viewer) if _people else PeoplePanel(())


def when_succeeded(listener: SuccessionListener) -> None:
    """Join a listener; joining the same one twice is one."""
    if listener not in _listeners:
        _listeners.append(listener)


def announce_succeeded(
    *, agency: Agency, successor: Agency, day: dt.date, by: Actor | None
) -> None:
    """Tell all listeners; an error in one undoes the merger."""
    for listener in _listeners:
        listener(agency=agency, successor=successor, day=day, by=by)
