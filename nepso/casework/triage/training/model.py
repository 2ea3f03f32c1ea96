"""A learned model: numbers for pieces of words, read from JSON and scored in plain Python.

Nothing of it is ever run: a file that is not exactly this shape is refused.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from math import exp, isfinite
from typing import Any

from nepso.casework.intake.harms import SUGGESTED, Harm
from nepso.casework.triage.training.grams import grams_of, prepared, weighed
from nepso.kernel.errors import Invalid

FORMAT = 1
NO_HARM = str(Harm.SOMETHING_ELSE)
_LABELS = frozenset((*map(str, SUGGESTED), NO_HARM))
_MOST_PIECES, _MOST_WORDS, _SHOWN, _STEEP = 200_000, 3_000, 4, 3.0
_BROKEN = "Tệp mô hình phân loại không đúng dạng: hãy huấn luyện lại bằng “nepso triage train”."


@dataclass(frozen=True, slots=True)
class Learned:
    """What a model makes of one text; ``words`` are those that weighed most, as typed."""

    harm: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextModel:
    """``weights`` hold for each piece one number a label; ``enough`` is, for each label, how far
    it must lie above "no harm" before it is suggested."""

    labels: tuple[str, ...]
    rarity: dict[str, float]
    weights: dict[str, tuple[float, ...]]
    bias: tuple[float, ...]
    enough: tuple[float, ...]

    def decide(self, text: str) -> tuple[float, ...]:
        """One number a label, in the order of ``labels``; the highest is the likeliest."""
        totals = list(self.bias)
        for piece, value in weighed(_words(text), self.rarity).items():
            for at, weight in enumerate(self.weights[piece]):
                totals[at] += value * weight
        return tuple(totals)

    def likeliest(self, text: str) -> tuple[int, float]:
        """The place of the likeliest label, and how far it lies above "no harm"."""
        decided = self.decide(text)
        at = max(range(len(decided)), key=decided.__getitem__)
        return at, decided[at] - decided[self.labels.index(NO_HARM)]

    def judge(self, text: str) -> Learned | None:
        """The harm that ``text`` is taken for, or None: no harm, or not sure enough."""
        at, above = self.likeliest(text)
        if self.labels[at] == NO_HARM or above < self.enough[at]:
            return None
        score = 1 / (1 + exp(-_STEEP * (above - self.enough[at])))
        return Learned(self.labels[at], round(min(score, 0.99), 2), self._telling(text, at))

    def _telling(self, text: str, at: int) -> tuple[str, ...]:
        """The words of the text that spoke most for the label, as they were typed."""
        words = _words(text)
        values = weighed(words, self.rarity)
        spoke: dict[str, float] = defaultdict(float)
        for word in dict.fromkeys(words):
            for piece in set(grams_of(word)):
                if piece in values:
                    spoke[word] += values[piece] * self.weights[piece][at]
        best = sorted((word for word in spoke if spoke[word] > 0), key=lambda word: -spoke[word])
        return tuple(best[:_SHOWN])

    def to_json(self) -> str:
        """The model as the file holds it."""
        return json.dumps(
            {
                "format": FORMAT,
                "labels": self.labels,
                "bias": self.bias,
                "enough": self.enough,
                "pieces": {
                    piece: [self.rarity[piece], *weights] for piece, weights in self.weights.items()
                },
            },
            ensure_ascii=False,
        )


def _words(text: str) -> list[str]:
    return prepared(text).split()[:_MOST_WORDS]


def model_from_json(text: str) -> TextModel:
    """Raises Invalid for anything but a model of ours: wrong shape, a label that is no harm of
    ours, a number that is none."""
    try:
        data = json.loads(text)
        return _read(data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Invalid(_BROKEN) from error


def _read(data: dict[str, Any]) -> TextModel:
    labels, pieces = tuple(data["labels"]), data["pieces"]
    if (
        data["format"] != FORMAT
        or len(set(labels)) != len(labels)
        or not _LABELS.issuperset(labels)
    ):
        raise ValueError("labels")
    if NO_HARM not in labels or not 0 < len(pieces) <= _MOST_PIECES:
        raise ValueError("pieces")
    rows = {str(piece): _numbers(row, len(labels) + 1) for piece, row in pieces.items()}
    return TextModel(
        labels=labels,
        rarity={piece: row[0] for piece, row in rows.items()},
        weights={piece: row[1:] for piece, row in rows.items()},
        bias=_numbers(data["bias"], len(labels)),
        enough=_numbers(data["enough"], len(labels)),
    )


def _numbers(row: list[Any], count: int) -> tuple[float, ...]:
    numbers = tuple(float(one) for one in row)
    if len(numbers) != count or not all(map(isfinite, numbers)):
        raise ValueError("numbers")
    return numbers
