"""What the compiler doubts of a duty until a person settles it: known by code, never by words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, TypedDict

from nepso.programme.plans.kinds import DeadlineKind
from nepso.programme.plans.models import Duty

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


def deadline_doubt(duty: Duty) -> str:
    """What is unsure about a deadline as its facts stand now, as one sentence; "" for nothing.

    The register would take a day for it, or none, that nobody wrote: a person is to hear so.
    """
    words, month, day = duty.deadline_text, duty.deadline_month, duty.deadline_day
    if duty.deadline_kind == DeadlineKind.UNCLEAR and not words:
        return "Thời hạn chưa rõ: hãy ghi ngày hạn, hoặc để trống kiểu thời hạn."
    if duty.deadline_kind == DeadlineKind.UNCLEAR:
        return f"Thời hạn “{words}” chưa phải một ngày: hãy ghi ngày hạn."
    if duty.deadline_kind == DeadlineKind.YEARLY and month is None:
        taken = "31/12" if day is None else f"{day:02}/12"
        return (
            f"Thời hạn hằng năm chưa ghi tháng: sổ nhiệm vụ sẽ lấy ngày {taken}. Nếu phải "
            "xong sớm hơn, hãy ghi ngày và tháng."
        )
    if duty.deadline_kind == DeadlineKind.YEARLY and day is None:
        return (
            f"Thời hạn hằng năm chưa ghi ngày: sổ nhiệm vụ sẽ lấy ngày cuối tháng {month:02}. "
            "Nếu phải xong sớm hơn, hãy ghi ngày."
        )
    if words and not duty.deadline_kind:
        return f"Thời hạn “{words}” chưa chọn kiểu: sổ nhiệm vụ sẽ để trống hạn."
    return ""


def doubts_joined(*lists: Iterable[KnownDoubt]) -> list[KnownDoubt]:
    """Those of several duties made one, each once."""
    joined: list[KnownDoubt] = []
    for doubts in lists:
        joined += [doubt for doubt in doubts if doubt not in joined]
    return joined
