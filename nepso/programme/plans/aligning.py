"""Which duty of an amended plan stands for which duty of the version in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from nepso.programme.plans.kinds import CarryChoice

SAME_FROM, CHANGED_FROM = 0.985, 0.5
_SAME_CLAUSE = 0.15


@dataclass(frozen=True, slots=True)
class DutyText:
    """What alignment looks at: place and folded words."""

    clause: str
    bullet: int | None
    folded: str


@dataclass(frozen=True, slots=True)
class Counterpart:
    """For one old duty: position of the new one (None: gone), likeness, choice and reason."""

    new: int | None
    score: float
    choice: CarryChoice
    reason: str


def align(old: Sequence[DutyText], new: Sequence[DutyText]) -> list[Counterpart]:
    """One counterpart for each old duty; a new duty stands for at most one old duty.

    The likeliest pairs are fixed first; a shared clause counts a little.
    """
    pairs = sorted(_likely_pairs(old, new), reverse=True)
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for _, score, i, j in pairs:
        if -i not in taken and -j not in used:
            taken[-i] = (-j, score)
            used.add(-j)
    return [_counterpart(o, new, *taken.get(i, (None, 0.0))) for i, o in enumerate(old)]


def _likely_pairs(
    old: Sequence[DutyText], new: Sequence[DutyText]
) -> list[tuple[float, float, int, int]]:
    """(rank, likeness, -old, -new): negative positions, so that the earlier of equals wins."""
    new_words = [n.folded.split() for n in new]
    pairs = []
    for i, o in enumerate(old):
        words = o.folded.split()
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(words)
        for j, n in enumerate(new):
            matcher.set_seq1(new_words[j])
            if matcher.real_quick_ratio() < CHANGED_FROM or matcher.quick_ratio() < CHANGED_FROM:
                continue
            score = matcher.ratio()
            if score >= CHANGED_FROM:
                same_place = (o.clause, o.bullet) == (n.clause, n.bullet)
                bonus = _SAME_CLAUSE * ((o.clause == n.clause) + same_place) / 2
                pairs.append((score + bonus, score, -i, -j))
    return pairs


def _counterpart(
    old: DutyText, new: Sequence[DutyText], position: int | None, score: float
) -> Counterpart:
    if position is None:
        return Counterpart(
            None, 0.0, CarryChoice.GONE, "Không thấy nhiệm vụ nào giống trong bản mới."
        )
    moved = (
        "" if new[position].clause == old.clause else f", chuyển sang mục {new[position].clause}"
    )
    if score >= SAME_FROM:
        return Counterpart(position, score, CarryChoice.SAME, f"Nội dung giống hệt{moved}.")
    percent = round(score * 100)
    reason = f"Nội dung giống {percent}% số từ{moved}."
    return Counterpart(position, score, CarryChoice.CHANGED, reason)
