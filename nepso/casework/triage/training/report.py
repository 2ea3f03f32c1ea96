"""How good a model is on texts that it did not learn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from nepso.casework.triage.training.examples import Example
from nepso.casework.triage.training.model import NO_HARM, TextModel
from nepso.kernel.folding import fold

_HELD_BACK = 5  # every fifth text of each label
_SHORT, _MIDDLE = 80, 250


@dataclass(frozen=True, slots=True)
class Judged:
    """One text that was held back: what it is and what the model took it for."""

    text: str
    label: str
    taken: str


def split(examples: list[Example]) -> tuple[list[Example], list[Example]]:
    """(to learn from, held back): the same for the same texts, whatever their order."""
    ordered = sorted(examples, key=lambda one: (one.label, sha256(one.text.encode()).digest()))
    held, place = [], Counter[str]()
    for one in ordered:
        place[one.label] += 1
        if place[one.label] % _HELD_BACK == 0:
            held.append(one)
    back = set(held)
    return [one for one in ordered if one not in back], held


def report_on(model: TextModel, held: list[Example]) -> dict[str, Any]:
    """Macro-F1, the confusion of labels, and slices: with and without marks, length, harm."""
    marked = [_judged(model, one.text, one.label) for one in held]
    bare = [_judged(model, fold(one.text), one.label) for one in held]
    labels = sorted({one.label for one in held})
    return {
        "texts": len(held),
        "macro_f1": _macro_f1(marked),
        "macro_f1_without_caution": _macro_f1(
            [
                Judged(one.text, one.label, model.labels[model.likeliest(one.text)[0]])
                for one in held
            ]
        ),
        "labels": {label: _figures(marked, label) for label in labels},
        "confusion": _confusion(marked, labels),
        "slices": {
            "with_marks": _slice(marked, lambda one: fold(one.text) != one.text),
            "without_marks": _slice(bare, lambda one: True),
            "short": _slice(marked, lambda one: len(one.text) < _SHORT),
            "middle": _slice(marked, lambda one: _SHORT <= len(one.text) < _MIDDLE),
            "long": _slice(marked, lambda one: len(one.text) >= _MIDDLE),
        },
        "no_harm_flagged": sum(one.label == NO_HARM != one.taken for one in marked),
    }


def _judged(model: TextModel, text: str, label: str) -> Judged:
    learned = model.judge(text)
    return Judged(text, label, learned.harm if learned else NO_HARM)


def _slice(judged: list[Judged], belongs: Callable[[Judged], bool]) -> dict[str, Any]:
    ones = [one for one in judged if belongs(one)]
    return {"texts": len(ones), "macro_f1": _macro_f1(ones)}


def _macro_f1(judged: list[Judged]) -> float:
    labels = {one.label for one in judged}
    figures = [_figures(judged, label)["f1"] for label in labels]
    return round(sum(figures) / len(figures), 3) if figures else 0.0


def _figures(judged: list[Judged], label: str) -> dict[str, Any]:
    right = sum(one.label == one.taken == label for one in judged)
    taken = sum(one.taken == label for one in judged)
    there = sum(one.label == label for one in judged)
    return {
        "texts": there,
        "precision": round(right / taken, 3) if taken else 0.0,
        "recall": round(right / there, 3) if there else 0.0,
        "f1": round(2 * right / (taken + there), 3) if taken + there else 0.0,
    }


def _confusion(judged: list[Judged], labels: list[str]) -> dict[str, dict[str, int]]:
    """For each label, what its texts were taken for."""
    return {
        label: dict(Counter(one.taken for one in judged if one.label == label)) for label in labels
    }


def in_words(report: dict[str, Any]) -> str:
    """The report as an IT officer reads it."""
    names = {
        "with_marks": "có dấu",
        "without_marks": "không dấu",
        "short": f"dưới {_SHORT} chữ cái",
        "middle": f"từ {_SHORT} đến dưới {_MIDDLE} chữ cái",
        "long": f"từ {_MIDDLE} chữ cái",
    }
    lines = [
        f"{report['texts']} văn bản để lại không học; macro-F1 {_comma(report['macro_f1'])} "
        f"(nếu không thận trọng với điều hợp pháp: {_comma(report['macro_f1_without_caution'])}); "
        f"{report['no_harm_flagged']} văn bản không gây hại bị gợi ý nhầm."
    ]
    for label, one in report["labels"].items():
        mixed = ", ".join(
            f"{taken} {count}"
            for taken, count in sorted(report["confusion"][label].items())
            if taken != label
        )
        lines.append(
            f"- {label}: F1 {_comma(one['f1'])} (đúng khi nói {_comma(one['precision'])}, "
            f"thấy được {_comma(one['recall'])}, {one['texts']} văn bản)"
            + (f"; lẫn sang {mixed}" if mixed else "")
        )
    for key, name in names.items():
        one = report["slices"][key]
        lines.append(f"- {name}: macro-F1 {_comma(one['macro_f1'])} ({one['texts']} văn bản)")
    return "\n".join(lines)


def _comma(number: float) -> str:
    return f"{number:.3f}".replace(".", ",")
