"""What the compiler doubts of a duty until a person settles it: known by code, never by words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, TypedDict

ABOUT_DEADLINE = frozenset({"deadline", "several_dates"})
ABOUT_NAME = frozenset({"unknown_name", "group"})


class KnownDoubt(TypedDict):
    """One row of ``Duty.doubts``: the compiler's code, the name it is about, a sentence."""

    code: str
    about: str
    sentence: str


def doubts_compiled(task: dict[str, Any]) -> list[KnownDoubt]:
    """Those of a task as ``vanban`` prints it."""
    coded = task.get("doubt_codes") or [{"code": "", "about": ""} for _ in task["doubts"]]
    return [
        {"code": one["code"], "about": one["about"], "sentence": sentence}
        for one, sentence in zip(coded, task["doubts"], strict=True)
    ]


def doubts_without_names(doubts: Iterable[KnownDoubt], names: Collection[str]) -> list[KnownDoubt]:
    """What is left once it is known who these names mean."""
    return [d for d in doubts if d["code"] not in ABOUT_NAME or d["about"] not in names]


def doubts_without_deadline(doubts: Iterable[KnownDoubt]) -> list[KnownDoubt]:
    """What is left once a person said by when."""
    return [d for d in doubts if d["code"] not in ABOUT_DEADLINE]


def doubts_joined(*lists: Iterable[KnownDoubt]) -> list[KnownDoubt]:
    """Those of several duties made one, each once."""
    joined: list[KnownDoubt] = []
    for doubts in lists:
        joined += [doubt for doubt in doubts if doubt not in joined]
    return joined
