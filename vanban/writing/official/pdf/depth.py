"""How deep a heading lies for readers of tagged PDF, who may not skip a level."""

from __future__ import annotations

from vanban.writing.official.document import Level

_RANK = {level: rank for rank, level in enumerate(Level)}


class Depths:
    """Depths of headings one after another, below ``above`` levels that are there already."""

    def __init__(self, above: int) -> None:
        self._above = above
        self._open: list[int] = []

    def of(self, level: Level) -> int:
        """The depth of the next heading, at most one more than that of the one before."""
        while self._open and self._open[-1] >= _RANK[level]:
            self._open.pop()
        self._open.append(_RANK[level])
        return self._above + len(self._open)
