"""Word's numbering: what is printed before a paragraph of a list (ECMA-376 part 1, 17.9).

The numbers stand in no text of the file: ``numbering.xml`` holds definitions (``abstractNum``),
instances of them (``num``) with overrides, and Word counts while it lays the pages out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vanban.reading.docx.number_words import number_in, printed_bullet
from vanban.reading.docx.package import Element, W
from vanban.reading.docx.styles import Styles, switch, value, whole

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and what is printed."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart_after: int | None = None  # None: any higher level; 0: never; k: levels 1..k
    all_decimal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _Instance:
    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts lists in document order; ask once for every paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._instances: dict[str, _Instance] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._level_of_style: dict[tuple[str, str], int] = {}
        if root is None:
            return
        links: dict[str, str] = {}
        for definition in root.iterfind(W + "abstractNum"):
            name = definition.get(W + "abstractNumId", "")
            self._abstract[name] = _levels(definition)
            link = value(definition, "numStyleLink")
            if link:
                links[name] = link
        for instance in root.iterfind(W + "num"):
            self._instances[instance.get(W + "numId", "")] = _instance(instance)
        self._follow(links, styles)
        for name, levels in self._abstract.items():
            for index, level in levels.items():
                if level.style:
                    self._level_of_style.setdefault((name, level.style), index)

    def printed(self, num_id: str | None, level: int | None, style_ids: list[str]) -> str:
        """The number as Word prints it ("1.2.", "a)", "-"); "" when the paragraph has none.

        ``style_ids`` (nearest first) tell the level where the list is tied to styles.
        """
        instance = self._instances.get(num_id or "")
        if instance is None or num_id == "0":
            return ""
        index = self._index(instance, level, style_ids)
        settings = self._level(instance, index)
        if settings is None:
            return ""
        counters = self._count(num_id or "", instance, index, settings)
        if settings.form == "bullet":
            return printed_bullet(settings.text, self._bullets_above(instance, index, counters))
        return self._fill(instance, index, settings, counters)

    def _index(self, instance: _Instance, level: int | None, style_ids: list[str]) -> int:
        if level is None:
            for style in style_ids:
                if (instance.abstract, style) in self._level_of_style:
                    return self._level_of_style[instance.abstract, style]
        return min(max(level or 0, 0), LEVELS - 1)

    def _level(self, instance: _Instance, index: int) -> Level | None:
        return instance.levels.get(index) or self._abstract.get(instance.abstract, {}).get(index)

    def _bullets_above(self, instance: _Instance, index: int, counters: list[int | None]) -> int:
        above = (self._level(instance, n) for n in range(index) if counters[n] is not None)
        return sum(level is not None and level.form == "bullet" for level in above)

    def _count(
        self, num_id: str, instance: _Instance, index: int, settings: Level
    ) -> list[int | None]:
        counters = self._counters.setdefault(instance.abstract, [None] * LEVELS)
        override = instance.restarts.get(index)
        current = counters[index]
        if override is not None and (num_id, index) not in self._begun:
            counters[index] = override
        elif current is None:
            counters[index] = settings.start if override is None else override
        else:
            counters[index] = current + 1
        self._begun.add((num_id, index))
        self._restart_below(instance, index)
        return counters

    def _restart_below(self, instance: _Instance, index: int) -> None:
        counters = self._counters[instance.abstract]
        for lower in range(index + 1, LEVELS):
            level = self._level(instance, lower)
            after = level.restart_after if level else None
            if after is None or 0 < index + 1 <= after:
                counters[lower] = None

    def _fill(
        self, instance: _Instance, index: int, settings: Level, counters: list[int | None]
    ) -> str:
        def number(match: re.Match[str]) -> str:
            wanted = int(match.group(1)) - 1
            level = self._level(instance, wanted) or Level()
            count = counters[wanted] if wanted < LEVELS else None
            form = "decimal" if settings.all_decimal and wanted < index else level.form
            return number_in(form, level.start if count is None else count)

        if settings.form == "none":
            return re.sub(r"%[1-9]", "", settings.text).strip()
        return re.sub(r"%([1-9])", number, settings.text).strip()

    def _follow(self, links: dict[str, str], styles: Styles) -> None:
        """A definition may only name a numbering style; the style's own definition counts."""
        for name, style in links.items():
            target = self._instances.get(styles.numbering_of(style) or "")
            if target is not None and not self._abstract[name]:
                self._abstract[name] = self._abstract.get(target.abstract, {})


def _levels(holder: Element) -> dict[int, Level]:
    found = {}
    for level in holder.iterfind(W + "lvl"):
        index = whole(level.get(W + "ilvl"))
        if index is not None and 0 <= index < LEVELS:
            found[index] = _read_level(level)
    return found


def _read_level(level: Element) -> Level:
    form = level.find(f".//{W}numFmt")
    start = whole(value(level, "start"))
    return Level(
        start=1 if start is None else start,
        form=(form.get(W + "val") if form is not None else None) or "decimal",
        text=value(level, "lvlText") or "",
        restart_after=whole(value(level, "lvlRestart")),
        all_decimal=bool(switch(level, "isLgl")),
        style=value(level, "pStyle"),
    )


def _instance(num: Element) -> _Instance:
    made = _Instance(abstract=value(num, "abstractNumId") or "")
    for override in num.iterfind(W + "lvlOverride"):
        index = whole(override.get(W + "ilvl"))
        if index is None or not 0 <= index < LEVELS:
            continue
        start = whole(value(override, "startOverride"))
        if start is not None:
            made.restarts[index] = start
        level = override.find(W + "lvl")
        if level is not None:
            made.levels[index] = _read_level(level)
    return made
