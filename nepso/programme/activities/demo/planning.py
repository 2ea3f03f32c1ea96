"""What the agencies of the demonstration did in a year, drawn by a seeded generator: no row yet.

Content stands in ``activities.toml``; here are days, numbers and fates, the same on every run.
"""

from __future__ import annotations

import datetime as dt
import functools
import random
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.letters import letterhead_of
from nepso.kernel.folding import fold
from nepso.programme.activities.demo.proving import Shot, offers_of
from nepso.programme.activities.facts import ActivityFacts
from nepso.programme.activities.services import NewItem
from nepso.programme.activities.states import (
    ACCEPTED,
    AGENCY_ACCEPTED,
    DRAFT,
    RETURNED,
    SUBMITTED,
    WITHDRAWN,
)
from nepso.programme.register.models import PlanTask

SEED = 423
_FIRST = (4, 6)  # month and day on which the first agencies begin
_UNITS = (AgencyKind.COMMUNE, AgencyKind.WARD)
_BUSY = ("so-vhttdl", "so-gddt", "ca-tinh", "bao-ptth")
_NOTES = (
    "Buổi do tổ công nghệ số cộng đồng chủ trì, phát tờ gấp và giải đáp thắc mắc tại chỗ.",
    "Buổi do tổ công nghệ số cộng đồng chủ trì, phát tờ gấp và trả lời thắc mắc ngay tại chỗ.",
    "Lồng ghép vào buổi họp thường kỳ nên không phát sinh kinh phí.",
    "Dùng tài liệu mẫu của cơ quan đầu mối.",
    *[""] * 20,
)
_RETURNED = (
    "Số lượt chưa ghi lấy từ sổ nào: hãy bổ sung nguồn.",
    "Ảnh không rõ nơi làm: hãy chọn ảnh khác hoặc thêm số văn bản.",
    "Ngày làm chưa khớp với văn bản kèm theo: hãy xem lại.",
)
_WITHDRAWN = (
    "Ghi trùng với hoạt động của phòng chuyên môn.",
    "Buổi này đã hoãn, sẽ ghi lại khi làm.",
)
# State and how often, by how many days before the last day the thing was done.
_FATES: tuple[tuple[int, dict[str, int]], ...] = (
    (12, {DRAFT: 20, SUBMITTED: 30, AGENCY_ACCEPTED: 30, ACCEPTED: 20}),
    (35, {DRAFT: 4, SUBMITTED: 8, AGENCY_ACCEPTED: 16, RETURNED: 6, ACCEPTED: 64, WITHDRAWN: 2}),
    (400, {DRAFT: 1, AGENCY_ACCEPTED: 1, RETURNED: 2, ACCEPTED: 93, WITHDRAWN: 3}),
)


@dataclass(frozen=True, slots=True)
class Year:
    """The year shown and its last day, today at the latest."""

    number: int
    last: dt.date

    @property
    def first(self) -> dt.date:
        return dt.date(self.number, *_FIRST)


@dataclass(slots=True)
class Planned:
    """One activity to be written: what is said of it, what proves it, how far it came and why."""

    agency: Agency
    facts: ActivityFacts
    offers: list[NewItem | Shot]
    fate: str
    reason: str = ""
    # How many days passed before each step: recorded, sent, head, desk.
    waits: list[int] = field(default_factory=list)


@functools.cache
def content() -> dict[str, Any]:
    """The parsed ``activities.toml``."""
    path = Path(__file__).with_name("activities.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def activities_planned(
    agencies: Iterable[Agency], tasks: dict[tuple[int, str], PlanTask], year: Year
) -> list[Planned]:
    """All activities of all agencies. ``tasks`` by (agency id, place such as "IV.8(1)"); a place of
    another agency's task, where this one is a partner, stands under its own id too."""
    planned = list[Planned]()
    for order, agency in enumerate(agencies):
        chance = random.Random(f"{SEED} {agency.code}")  # noqa: S311 - a demonstration
        pieces = [
            piece
            for piece in content()["piece"]
            if {agency.kind, agency.code} & set(piece["who"])
            and (agency.pk, piece["place"]) in tasks
        ]
        if not pieces or is_silent(agency, order):
            continue
        days = sorted(_day(chance, year) for _ in range(_how_many(chance, agency)))
        shares = [piece["share"] for piece in pieces]
        for day in days:
            piece = chance.choices(pieces, shares)[0]
            task = tasks[agency.pk, piece["place"]]
            planned.append(_one(chance, _Setting(agency, day, year), piece, task))
    return planned


def is_silent(agency: Agency, order: int) -> bool:
    """Whether an agency did nothing in the year: a few communes, for the report that says so."""
    return agency.kind in _UNITS and order % 23 == 11


def _how_many(chance: random.Random, agency: Agency) -> int:
    if agency.code in _BUSY:
        return chance.randrange(26, 38)
    return chance.randrange(5, 17) if agency.kind in _UNITS else chance.randrange(8, 18)


def _day(chance: random.Random, year: Year) -> dt.date:
    """A working day, more of them towards the end of the year."""
    span = (year.last - year.first).days
    day = year.first + dt.timedelta(days=round(span * chance.betavariate(1.5, 1.0)))
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


class _Setting:
    """The words that titles, places and addresses of one activity are filled with."""

    def __init__(self, agency: Agency, day: dt.date, year: Year) -> None:
        self.agency, self.day, self.year = agency, day, year

    def words(self, chance: random.Random) -> dict[str, str]:
        kind = self.agency.kind
        spot = "tổ dân phố" if kind == AgencyKind.WARD else "xóm"
        name = (self.agency.short_name or self.agency.name).removeprefix("UBND ")
        if kind in _UNITS:
            name = name[:1].lower() + name[1:]
        return {
            "topic": chance.choice(content()["topics"]),
            "spot": f"{spot} {chance.randrange(1, 19)}",
            "unit": name,
            "n": str(chance.randrange(11, 480)),
            "sign": letterhead_of(self.agency).code,
            "year": str(self.year.number),
            "quarter": ("I", "II", "III", "IV")[(self.day.month - 1) // 3],
            "slug": slugify(fold(name)),
            "key": f"{self.day:%m%d}-{chance.randrange(1000, 9999)}",
        }


def _one(
    chance: random.Random, setting: _Setting, piece: dict[str, Any], task: PlanTask
) -> Planned:
    words = setting.words(chance)
    facts: ActivityFacts = {
        "title": _sentence(chance.choice(piece["titles"]).format_map(words)),
        "done_on": setting.day,
        "form": piece["form"],
        "audience": piece.get("audience", "everybody"),
        "tasks": [task],
        "note": f"{chance.choice(_NOTES)} Dữ liệu minh họa.".strip(),
    }
    if "where" in piece:
        facts["place"] = _sentence(chance.choice(piece["where"]).format_map(words))
    _reach(chance, piece.get("reach"), facts)
    fate = _fate(chance, (setting.year.last - setting.day).days)
    reason = {RETURNED: chance.choice(_RETURNED), WITHDRAWN: chance.choice(_WITHDRAWN)}
    return Planned(
        agency=setting.agency,
        facts=facts,
        offers=offers_of(chance, piece, words, setting.agency, setting.day),
        fate=fate,
        reason=reason.get(fate, ""),
        waits=[chance.randrange(4), chance.randrange(3), chance.randrange(4), chance.randrange(7)],
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _reach(chance: random.Random, reach: dict[str, Any] | None, facts: ActivityFacts) -> None:
    if reach is None:
        return
    number = chance.randrange(reach["low"], reach["high"])
    if reach["kind"] == "measured":
        facts["reach_measured"], facts["reach_source"] = number, reach["how"]
    else:
        # Nobody estimates to the last person.
        facts["reach_estimated"], facts["reach_basis"] = round(number, -1), reach["how"]


def _fate(chance: random.Random, days_ago: int) -> str:
    odds = next(odds for most, odds in _FATES if days_ago <= most)
    return chance.choices(list(odds), list(odds.values()))[0]
