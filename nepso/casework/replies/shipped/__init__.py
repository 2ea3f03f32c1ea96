"""Texts that replies may start from, as shipped; a row of ``ReplyTemplate`` may stand for one."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ShippedTemplate:
    """One text; ``harm`` "" fits every harm."""

    code: str
    harm: str
    outcome: str
    title: str
    text: str


@functools.lru_cache(maxsize=1)
def shipped_templates() -> tuple[ShippedTemplate, ...]:
    """All shipped texts, in the order of their file."""
    read = tomllib.loads((Path(__file__).parent / "templates.toml").read_text(encoding="utf-8"))
    return tuple(
        ShippedTemplate(
            code=one["code"],
            harm=one.get("harm", ""),
            outcome=one["outcome"],
            title=one["title"],
            text=one["text"].strip(),
        )
        for one in read["template"]
    )
