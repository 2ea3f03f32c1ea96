"""A duty before its words are weighed, and where in a paragraph it begins."""

from __future__ import annotations

from dataclasses import dataclass, field

from vanban.understanding.attributes import Attributes
from vanban.understanding.duties import (
    is_money_duty,
    money_duty_at,
    states_no_duty,
    tells_to_act,
)
from vanban.understanding.outline import Node
from vanban.understanding.setting import Setting
from vanban.understanding.stages import is_dated_stage
from vanban.understanding.themes import Theme


@dataclass(slots=True)
class Draft:
    """A duty before its words are weighed: its place, its number, what the headings say."""

    node: Node
    start: int  # offset in the unit's text
    clause: str
    setting: Setting
    bullet: int | None = None
    attributes: Attributes = field(default_factory=Attributes)
    end: int | None = None  # where another duty of the same paragraph begins
    parts: list[str] = field(default_factory=list)  # items under it that are no duties

    @property
    def text(self) -> str:
        assert self.node.unit is not None
        return self.node.unit.text[self.start : self.end].strip()


def duty_at(words: str, setting: Setting) -> int | None:
    """Where the duty begins in a paragraph: at 0, or past a statement on money; else None."""
    if _is_duty(words, setting):
        return 0
    return money_duty_at(words) if setting.theme is Theme.MONEY else None


def _is_duty(words: str, setting: Setting) -> bool:
    theme = setting.theme
    if states_no_duty(words) or (theme is Theme.NONE and not is_dated_stage(words)):
        return False
    if theme is Theme.MONEY:
        return is_money_duty(words) or bool(setting.leads)
    return theme is not Theme.FORCES or tells_to_act(words)
