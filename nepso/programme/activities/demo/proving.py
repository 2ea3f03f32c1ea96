"""What proves an activity of the demonstration: counts, links, documents and drawn photos."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nepso.foundation.agencies.models import Agency
from nepso.foundation.letters import letterhead_of
from nepso.programme.activities.kinds import CountOf, ItemKind, PeopleShown
from nepso.programme.activities.services import NewItem

# Things that many agencies have in common: one item in the province, claimed by each.
_SHARED_DOCUMENT = ("31/HD-SVHTTDL", (4, 20), "Hướng dẫn triển khai Bộ Quy tắc tại cơ sở")
_SHARED_LINK = ("https://so-vhttdl.example/video/ung-xu-van-minh", "Video hướng dẫn dùng chung")
_PHOTOS = 0.4  # as many photos as a first start has time to draw
_PEOPLE = (PeopleShown.CROWD, PeopleShown.NONE, PeopleShown.AGREED, PeopleShown.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo to be drawn: which scene, which variant of it, and what is said of the people."""

    scene: str
    variant: int
    title: str
    people_shown: str


def offers_of(
    chance: random.Random,
    piece: dict[str, Any],
    words: dict[str, str],
    agency: Agency,
    day: dt.date,
) -> list[NewItem | Shot]:
    """The items offered for one activity; at least one of them is no photo."""
    found = list[NewItem | Shot]()
    for proof in piece["proofs"]:
        seldom = _PHOTOS if proof["kind"] == "photo" else 1.0
        if chance.random() < proof["often"] * seldom:
            found += _PROOFS[proof["kind"]](chance, proof, words, agency, day)
    if all(isinstance(one, Shot) for one in found):
        found += _document(chance, {"title": "Báo cáo nhanh kết quả"}, words, agency, day)
    return found + _shared(chance, piece, day)


def _title(proof: dict[str, Any], words: dict[str, str]) -> str:
    text = str(proof.get("title", "")).format_map(words)
    return text[:1].upper() + text[1:]


def _count(chance: random.Random, proof: dict[str, Any], words: dict[str, str], *_: Any) -> Any:
    number = Decimal(chance.randrange(proof["low"], proof["high"] + 1))
    source = proof["source"].format_map(words)
    return [NewItem(kind=ItemKind.COUNT, count_of=proof["of"], value=number, source=source)]


def _submissions(
    chance: random.Random, proof: dict[str, Any], words: dict[str, str], *_: Any
) -> Any:
    """Received, answered, on time, referred: none more than those it is a part of."""
    received = chance.randrange(proof["low"], proof["high"] + 1)
    answered = received - chance.randrange(0, 1 + received // 6)
    parts = {
        CountOf.SUBMISSIONS_RECEIVED: received,
        CountOf.SUBMISSIONS_ANSWERED: answered,
        CountOf.SUBMISSIONS_ON_TIME: answered - chance.randrange(0, 1 + answered // 8),
        CountOf.SUBMISSIONS_REFERRED: chance.randrange(0, 1 + received // 4),
    }
    source = proof["source"].format_map(words)
    return [
        NewItem(kind=ItemKind.COUNT, count_of=of, value=Decimal(number), source=source)
        for of, number in parts.items()
    ]


def _link(
    chance: random.Random,
    proof: dict[str, Any],
    words: dict[str, str],
    agency: Agency,
    day: dt.date,
) -> Any:
    url = proof["url"].format_map(words)
    return [NewItem(kind=ItemKind.LINK, url=url, title=_title(proof, words), seen_on=day)]


def _document(
    chance: random.Random,
    proof: dict[str, Any],
    words: dict[str, str],
    agency: Agency,
    day: dt.date,
) -> list[NewItem]:
    number = proof.get("number", "{n}/BC-{sign}").format_map(words)
    dated = day - dt.timedelta(days=chance.randrange(0, 9))
    return [
        NewItem(
            kind=ItemKind.OFFICIAL_DOCUMENT,
            number=number,
            dated_on=dated,
            issuer=letterhead_of(agency).issuer,
            title=_title(proof, words),
        )
    ]


def _photo(chance: random.Random, proof: dict[str, Any], words: dict[str, str], *_: Any) -> Any:
    shown = chance.choices(_PEOPLE, (5, 3, 1, 2))[0]
    return [Shot(proof["scene"], chance.randrange(1, 10_000), _title(proof, words), shown)]


def _shared(chance: random.Random, piece: dict[str, Any], day: dt.date) -> list[NewItem]:
    number, since, title = _SHARED_DOCUMENT
    dated = dt.date(day.year, *since)
    if piece["form"] == "training" and day > dated and chance.random() < 0.2:
        return [
            NewItem(
                kind=ItemKind.OFFICIAL_DOCUMENT, number=number, dated_on=dated,
                issuer="Sở Văn hóa, Thể thao và Du lịch", title=title,
            )
        ]  # fmt: skip
    if piece["form"] == "social" and chance.random() < 0.15:
        url, title = _SHARED_LINK
        return [NewItem(kind=ItemKind.LINK, url=url, title=title, seen_on=day)]
    return []


_PROOFS: dict[str, Any] = {
    "count": _count,
    "submissions": _submissions,
    "link": _link,
    "official_document": _document,
    "photo": _photo,
}
