"""States declared once: label, colour, help, allowed moves and groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nepso.kernel.errors import Conflict


@dataclass(frozen=True, slots=True)
class State:
    """One state: ``code`` is stored; people see ``label`` and ``help``; ``colour`` is a tag's."""

    code: str
    label: str
    colour: str
    help: str


@dataclass(frozen=True)
class StateMachine:
    """The states of one kind of record, the moves between them, and groups to reason on."""

    states: tuple[State, ...]
    moves: Mapping[str, frozenset[str]]
    initial: str
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        codes = {state.code for state in self.states}
        named = {self.initial, *self.moves, *(c for to in self.moves.values() for c in to)}
        named |= {c for members in self.groups.values() for c in members}
        if named - codes:
            raise ValueError(f"undeclared states: {sorted(named - codes)}")

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Pairs (code, label) for a model field."""
        return [(state.code, state.label) for state in self.states]

    def state(self, code: str) -> State:
        """The state of that code; KeyError if there is none."""
        for state in self.states:
            if state.code == code:
                return state
        raise KeyError(code)

    def can_move(self, old: str, new: str) -> bool:
        """Whether a record may go from ``old`` to ``new``."""
        return new in self.moves.get(old, frozenset())

    def require_move(self, old: str, new: str) -> None:
        """Raise Conflict, in words, when the move is not allowed."""
        if not self.can_move(old, new):
            raise Conflict(
                f"Không thể chuyển từ “{self.state(old).label}” sang “{self.state(new).label}”: "
                "hãy tải lại trang để xem trạng thái hiện tại."
            )

    def next_states(self, code: str) -> list[State]:
        """The states that may follow, in their declared order."""
        return [s for s in self.states if self.can_move(code, s.code)]

    def group(self, name: str) -> frozenset[str]:
        """The codes of a named group."""
        return self.groups[name]


def moves(**to: Iterable[str]) -> dict[str, frozenset[str]]:
    """``moves(draft=["sent"])``: the moves of a machine, written short."""
    return {old: frozenset(new) for old, new in to.items()}
