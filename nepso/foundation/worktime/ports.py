"""What worktime asks of packages it may not know; joined in ``nepso/wiring.py``.

Rights are decided by accounts, which stands to the right of this package.
"""

from __future__ import annotations

from typing import Any, Protocol

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
