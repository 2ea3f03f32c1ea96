"""What accounts announces to packages that hold a person's work; joined in ``nepso/wiring.py``."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from nepso.foundation.accounts.models import Account, Delegation


class LeavingListener(Protocol):
    """Move the open work of ``account`` to ``successor``; returns how many things they took.

    What they may not take (nothing without a successor) waits at its agency with nobody named.
    Called in the transaction that closes the account.
    """

    def __call__(self, account: Account, successor: Account | None, by: Account | None) -> int: ...


class OpenWorkProvider(Protocol):
    """The open work of an account: pairs of a Vietnamese label and a count, zeros left out."""

    def __call__(self, account: Account) -> list[tuple[str, int]]: ...


class _Holder(NamedTuple):
    on_leave: LeavingListener
    open_work: OpenWorkProvider


_holders: list[_Holder] = []


def when_leaving(*, on_leave: LeavingListener, open_work: OpenWorkProvider) -> None:
    """Join a package that holds work of persons; joining the same one twice is one."""
    holder = _Holder(on_leave, open_work)
    if holder not in _holders:
        _holders.append(holder)


def open_work_of(account: Account) -> list[tuple[str, int]]:
    """All open work of an account, from every package that joined."""
    return [line for holder in _holders for line in holder.open_work(account) if line[1]]


def hand_over(*, account: Account, successor: Account | None, by: Account | None) -> int:
    """Let every package move the open work; returns how many things the successor took."""
    return sum(holder.on_leave(account, successor, by) for holder in _holders)


class ArrangedListener(Protocol):
    """Tell those whom a delegation concerns that somebody else arranged it.

    Called in the transaction that makes it.
    """

    def __call__(self, delegation: Delegation) -> None: ...


_arranged: list[ArrangedListener] = []


def when_arranged(listener: ArrangedListener) -> None:
    """Join what tells people of a delegation arranged for them; the same one twice is one."""
    if listener not in _arranged:
        _arranged.append(listener)


def announce_arranged(delegation: Delegation) -> None:
    """A delegation was arranged for somebody who is away."""
    for listener in _arranged:
        listener(delegation)
