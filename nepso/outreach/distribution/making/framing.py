"""A text with what stands before and after it, as long as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nepso.outreach.distribution.making.counting import measured
from nepso.outreach.distribution.making.cutting import CannotFit, cut
from nepso.outreach.distribution.making.limits import Limit

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """Something said besides the text. One that is needed is never left out nor cut; of the others
    the one with the highest ``spare`` goes first."""

    text: str
    spare: int = 0

    @property
    def is_needed(self) -> bool:
        return self.spare == 0


def framed(
    head: Sequence[Piece], body: str, tail: Sequence[Piece], limit: Limit, gap: str = GAP
) -> str:
    """Head, body and tail within the limit: the body is shortened first, then pieces that can be
    spared go. Raises CannotFit when not even what is needed has room."""
    kept_head, kept_tail, size = frame_kept(head, tail, limit, gap)
    seams = measured(gap, limit.counted) if size else 0
    shortened = cut(body, limit.most - size - seams, limit.counted)
    parts = [*(p.text for p in kept_head), shortened, *(p.text for p in kept_tail)]
    return gap.join(part for part in parts if part)


def frame_kept(
    head: Sequence[Piece], tail: Sequence[Piece], limit: Limit, gap: str
) -> tuple[list[Piece], list[Piece], int]:
    """What of head and tail has room, and its size. Raises CannotFit as ``framed``."""
    kept_head = [piece for piece in head if piece.text]
    kept_tail = [piece for piece in tail if piece.text]
    while True:
        frame = gap.join(piece.text for piece in (*kept_head, *kept_tail))
        size = measured(frame, limit.counted)
        if size <= limit.most:
            return kept_head, kept_tail, size
        kept_head, kept_tail = _one_less(kept_head, kept_tail, limit, size)


def _one_less(
    head: list[Piece], tail: list[Piece], limit: Limit, size: int
) -> tuple[list[Piece], list[Piece]]:
    spare = max((piece.spare for piece in (*head, *tail)), default=0)
    if not spare:
        raise CannotFit(
            f"Giới hạn {limit.most} quá ngắn cho thông điệp và lời công khai (cần {size}): "
            "hãy tăng độ dài trong quy tắc hoặc rút ngắn thông điệp."
        )
    return [p for p in head if p.spare != spare], [p for p in tail if p.spare != spare]
