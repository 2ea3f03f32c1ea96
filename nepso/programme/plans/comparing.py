"""Two versions word by word, in pieces that a page marks as kept, added or removed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from nepso.programme.plans.aligning import CHANGED_FROM, DutyText, align
from nepso.programme.plans.models import Duty

KEPT, ADDED, REMOVED = "kept", "added", "removed"
# How far on the like of a paragraph is looked for.
_LOOK_AHEAD = 8
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words: ``kind`` is kept, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class DutyComparison:
    """An old duty and its counterpart; ``kind`` is same, changed, added or removed."""

    kind: str
    old: Duty | None
    new: Duty | None
    changes: list[Change]

    @property
    def place(self) -> str:
        """Where it stands now, or stood when it is no longer there."""
        duty = self.new or self.old
        return duty.place if duty else ""


def compare_words(old: str, new: str) -> list[Change]:
    """The changes that make ``new`` of ``old``; neighbouring changes are joined.

    White space is one word whatever its length: a line that wraps elsewhere is no change.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[Change] = []
    matcher = SequenceMatcher(None, _alike(before), _alike(after), autojunk=False)
    for step, a, b, c, d in matcher.get_opcodes():
        if step == "equal":
            found.append(Change(KEPT, "".join(after[c:d])))
            continue
        if b > a:
            found.append(Change(REMOVED, "".join(before[a:b])))
        if d > c:
            found.append(Change(ADDED, "".join(after[c:d])))
    return found


def _alike(tokens: list[str]) -> list[str]:
    return [" " if token.isspace() else token for token in tokens]


def compare_duties(old: Sequence[Duty], new: Sequence[Duty]) -> list[DutyComparison]:
    """Every duty of both versions once, in the order of the new version, removed ones last."""
    pairs = align([_words(d) for d in old], [_words(d) for d in new])
    counterpart = {pair.new: o for o, pair in zip(old, pairs, strict=True) if pair.new is not None}
    rows = []
    for position, duty in enumerate(new):
        before = counterpart.get(position)
        if before is None:
            rows.append(DutyComparison(ADDED, None, duty, [Change(ADDED, duty.text)]))
            continue
        changes = compare_words(before.text, duty.text)
        is_same = all(change.kind == KEPT for change in changes)
        rows.append(DutyComparison("same" if is_same else "changed", before, duty, changes))
    gone = [o for o, pair in zip(old, pairs, strict=True) if pair.new is None]
    rows += [DutyComparison(REMOVED, o, None, [Change(REMOVED, o.text)]) for o in gone]
    return rows


def _words(duty: Duty) -> DutyText:
    return DutyText(duty.clause, duty.bullet, duty.folded)


def compare_texts(before: Sequence[str], after: Sequence[str]) -> list[list[Change]]:
    """Paragraph by paragraph; long unchanged stretches are shortened to their edges."""
    rows: list[list[Change]] = []
    for step, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step == "equal":
            rows += _shortened(before[a:b])
        elif step == "replace":
            rows += _replaced(before[a:b], after[c:d])
        else:
            rows += [[Change(REMOVED, p)] for p in before[a:b]]
            rows += [[Change(ADDED, p)] for p in after[c:d]]
    return rows


def _replaced(before: Sequence[str], after: Sequence[str]) -> list[list[Change]]:
    """Word by word where a paragraph has its like among the next ones; else whole: a heading laid
    over an unlike sentence cannot be read."""
    rows: list[list[Change]] = []
    at = 0
    for paragraph in after:
        near = range(at, min(at + _LOOK_AHEAD, len(before)))
        like = next((i for i in near if _are_alike(before[i], paragraph)), None)
        if like is None:
            rows.append([Change(ADDED, paragraph)])
            continue
        rows += [[Change(REMOVED, p)] for p in before[at:like]]
        rows.append(compare_words(before[like], paragraph))
        at = like + 1
    return rows + [[Change(REMOVED, p)] for p in before[at:]]


def _are_alike(old: str, new: str) -> bool:
    matcher = SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return matcher.quick_ratio() >= CHANGED_FROM and matcher.ratio() >= CHANGED_FROM


def _shortened(kept: Sequence[str]) -> list[list[Change]]:
    if len(kept) <= 3:
        return [[Change(KEPT, p)] for p in kept]
    left_out = Change("left_out", f"{len(kept) - 2} đoạn không đổi")
    return [[Change(KEPT, kept[0])], [left_out], [Change(KEPT, kept[-1])]]
