"""What worktime asks of packages it may not know; joined in ``nepso/wiring.py``.

Rights are decided by accounts, which stands to the right of this package; what is kept for a
period is known to the lanes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from nepso.foundation.worktime.models import Period
from nepso.kernel.policy import Decision, refused


class Authority(Protocol):
    """Who may read the programme, run it, and configure the installation."""

    def may_read_programme(self, person: Any) -> Decision: ...

    def may_run_programme(self, person: Any) -> Decision: ...

    def may_configure(self, person: Any) -> Decision: ...


class _Nobody:
    """Until an authority joins, nobody may do anything."""

    def may_read_programme(self, person: Any) -> Decision:
        return refused("Chưa có cách kiểm tra quyền: hãy báo cho người quản trị hệ thống.")

    may_run_programme = may_configure = may_read_programme


_authority: Authority = _Nobody()


def authority_is(authority: Authority) -> None:
    """Join the package that decides rights."""
    global _authority  # noqa: PLW0603 - one authority for the process, joined at start
    _authority = authority


def authority() -> Authority:
    """The package that decides rights."""
    return _authority


@dataclass(frozen=True, slots=True)
class PeriodLink:
    """A way from the page of a period to what is kept for it."""

    title: str
    url: str
    note: str = ""


# (period, who looks) gives the ways on that the person may go.
LinkProvider = Callable[[Period, Any], list[PeriodLink]]
_providers: list[LinkProvider] = []


def links_come_from(provider: LinkProvider) -> None:
    """Join a package that keeps something for a period."""
    if provider not in _providers:
        _providers.append(provider)


def period_links(period: Period, viewer: Any) -> list[PeriodLink]:
    """The ways on from a period, package after package."""
    return [link for provider in _providers for link in provider(period, viewer)]
