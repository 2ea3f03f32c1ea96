"""What products ask of packages they do not know: the plan's tasks (joined in ``nepso/wiring.py``),
and what is done with an approved product (joined by distribution when it is ready); what they tell
them: that a product was recalled, that a right was lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from nepso.foundation.accounts.selectors import Person
from nepso.outreach.products.models import Product


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


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One thing done with a product: what, where it opens, a few words, a tag."""

    title: str
    url: str
    note: str
    tag: str
    colour: str


@dataclass(frozen=True, slots=True)
class ProductPanel:
    """One package's part of a product's page; ``button`` and ``url`` are what to press there."""

    title: str
    lines: Sequence[PanelLine]
    button: str
    url: str
    empty: str


class PanelProvider(Protocol):
    """A package that has something to show of products."""

    def panel(self, *, product: Product, viewer: Person) -> ProductPanel | None:
        """Its part of a product's page; None for nothing."""


_panels: list[PanelProvider] = []


def panels_come_from(provider: PanelProvider) -> None:
    """Join a package; joining the same one twice is one."""
    if provider not in _panels:
        _panels.append(provider)


def panels_of(product: Product, viewer: Person) -> list[ProductPanel]:
    """What every package that joined shows of a product."""
    made = [provider.panel(product=product, viewer=viewer) for provider in _panels]
    return [panel for panel in made if panel is not None]


Recalled = Callable[[Product], object]
_recalled: list[Recalled] = []


def when_recalled(listener: Recalled) -> None:
    """Join: called inside the recall of a product, to end what stands ready to go out of it;
    joining the same one twice is one."""
    if listener not in _recalled:
        _recalled.append(listener)


def announce_recalled(product: Product) -> None:
    """Called by the move to recalled alone, in its transaction."""
    for listener in _recalled:
        listener(product)


RightsLost = Callable[[], object]
_rights_lost: list[RightsLost] = []


def when_rights_lost(listener: RightsLost) -> None:
    """Join: called inside the act by which an asset that a product holds may no longer be shown;
    what holds it is looked for and taken back afterwards. Joining the same one twice is one."""
    if listener not in _rights_lost:
        _rights_lost.append(listener)


def announce_rights_lost() -> None:
    """Called where a right is taken back, in its transaction."""
    for listener in _rights_lost:
        listener()
