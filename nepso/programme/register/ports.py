"""What a task's page shows of packages that register does not know (``nepso/wiring.py``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from nepso.foundation.accounts.selectors import Person
from nepso.programme.register.models import PlanTask


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One thing done for a task: what, where it opens, a few words, a tag."""

    title: str
    url: str
    note: str = ""
    tag: str = ""
    colour: str = "grey"


@dataclass(frozen=True, slots=True)
class PanelButton:
    """What a person may do from here."""

    label: str
    url: str
    icon: str = "plus"


@dataclass(frozen=True, slots=True)
class TaskPanel:
    """One package's part of a task's page; ``empty`` is the sentence for no lines."""

    title: str
    lines: Sequence[PanelLine]
    buttons: Sequence[PanelButton] = ()
    empty: str = ""


class PanelProvider(Protocol):
    """A package that has something to show of tasks."""

    def panel(
        self, *, task: PlanTask, before: Sequence[PlanTask], viewer: Person
    ) -> TaskPanel | None:
        """Its part of a task's page, ``before`` the tasks whose work goes on in it; None for
        nothing."""

    def button(self, *, task: PlanTask) -> PanelButton | None:
        """What to press on a task's card in a list, without a query; None for nothing."""


_providers: list[PanelProvider] = []


def panels_come_from(provider: PanelProvider) -> None:
    """Join a package; joining the same one twice is one."""
    if provider not in _providers:
        _providers.append(provider)


def task_panels(*, task: PlanTask, before: Sequence[PlanTask], viewer: Person) -> list[TaskPanel]:
    """What all of them show of a task."""
    found = [provider.panel(task=task, before=before, viewer=viewer) for provider in _providers]
    return [panel for panel in found if panel is not None]


def task_buttons(task: PlanTask) -> list[PanelButton]:
    """What can be pressed on a task's card."""
    found = [provider.button(task=task) for provider in _providers]
    return [button for button in found if button is not None]
