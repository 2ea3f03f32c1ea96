"""What products ask of a lane they do not know: the plan's tasks (``nepso/wiring.py``)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from nepso.foundation.accounts.selectors import Person


class TaskLine(Protocol):
    """A task as a line: ``place`` is its clause in the plan ("Mục IV.3"), ``url`` its page."""

    @property
    def public_id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def agency(self) -> str: ...
    @property
    def url(self) -> str: ...


class PlanTasks(Protocol):
    """Looks up tasks by public id, and finds them by words."""

    def named(self, ids: Collection[str], viewer: Person) -> Mapping[str, TaskLine]:
        """The tasks of these public ids that the viewer may see; at most one query."""

    def found(self, words: str, viewer: Person) -> Sequence[TaskLine]:
        """The first tasks in which these words stand, with or without tone marks; those of the
        viewer's own agencies when there are no words."""


class _NoTasks:
    def named(self, ids: Collection[str], viewer: Person) -> Mapping[str, TaskLine]:
        return {}

    def found(self, words: str, viewer: Person) -> Sequence[TaskLine]:
        return []


_joined: list[PlanTasks] = []


def tasks_come_from(provider: PlanTasks) -> None:
    """Join the register; the last one that joins is asked."""
    _joined[:] = [provider]


def plan_tasks() -> PlanTasks:
    """Whoever joined; without anybody there are no tasks."""
    return _joined[0] if _joined else _NoTasks()
