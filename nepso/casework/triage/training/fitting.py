"""Fitting the shipped weights of words (``words/weighed.tsv``) to the tests' sentences, with
scikit-learn (the extra ``classifier``); nothing else here needs it.

    python -m nepso.casework.triage.training.fitting nepso/casework/triage/tests

Weighed are words and pairs of them, none of ``words/never.toml``. Each harm's weight is how much
more it speaks for the harm than for lawful speech. Sentences of blind writers count twice: they
are nearest to what nobody has seen yet.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nepso.casework.intake.harms import SUGGESTED
from nepso.casework.triage.lexicon import LEAST_LENGTH, features
from nepso.casework.triage.reading.speech import spoken
from nepso.casework.triage.reading.tokens import TYPING, read_tokens
from nepso.casework.triage.rules import WORDS, listed, shipped
from nepso.casework.triage.training.blind import Sentence, sentences
from nepso.casework.triage.weighing import speech_reader
from nepso.kernel.folding import fold

NO_HARM = "none"
FILE = WORDS / "weighed.tsv"
_HEAD = """\
# How much words ("bé") and words side by side ("gửi ảnh") speak for each harm (nothing: less than
# a third), and how rare each is: the rarer, the more it counts in a text's length. Fitted by
# training/fitting.py to the tests' sentences: mend those and fit again, or mend a weight by hand.
# `marked`: texts typed with tone marks, `bare`: without. The line of no name stands for all texts.
"""
_TIGHT, _SEEN, _SMALL = 1.0, 3, 0.3
# What a harm must have over lawful speech: more, and fewer lawful sentences of a writer not seen
# are flagged, and fewer harms seen (`held_out.py`, decision 0195).
MARGIN, _BLIND = 0.25, 2.0
_NEAR, _ROUNDS = -0.1, 6


class Reader:
    """What of a text may be weighed."""

    def __init__(self, *, bare: bool) -> None:
        self._bare = bare
        never = shipped("never")
        words, pairs = set(listed(never["words"])), set(listed(never["pairs"]))
        # Typed without marks such a word may look like many others ("đăng", "đảng"): not barred.
        vague = set(TYPING["vague"].split())
        self._words = frozenset(set(map(fold, words)) - vague if bare else words)
        self._never = frozenset(map(fold, pairs)) if bare else frozenset(pairs)

    def __call__(self, text: str) -> list[str]:
        """Its features by name; the text is read without tone marks where only those are."""
        tokens = read_tokens(fold(text) if self._bare else text)
        speech = spoken(speech_reader().marks(tokens), tokens)
        return sorted(filter(self._may, features(speech.before)))

    def _may(self, name: str) -> bool:
        return name not in self._never and self._words.isdisjoint(name.split(" "))


@dataclass(frozen=True, slots=True)
class Fitted:
    """``weights`` by harm and name, each harm's ``bias``, and how rare each name is."""

    weights: dict[str, dict[str, float]]
    bias: dict[str, float]
    rarity: dict[str, float]

    def sums(self, found: Iterable[str]) -> dict[str, float]:
        """What a text with the features ``found`` adds up to for each harm."""
        known = [name for name in found if name in self.rarity]
        length = max(sum(self.rarity[name] ** 2 for name in known) ** 0.5, LEAST_LENGTH)
        return {
            harm: sum(map(weights.__getitem__, known)) / length + self.bias[harm]
            for harm, weights in self.weights.items()
        }


def fit(texts: Sequence[Iterable[str]], labels: Sequence[str], counts: Sequence[float]) -> Fitted:
    """Weights fitted to texts (their features), each counting so much. Lawful ones that come near
    a harm count more, again and again, until none does."""
    import numpy  # noqa: PLC0415
    from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415
    from sklearn.svm import LinearSVC  # noqa: PLC0415

    reader = CountVectorizer(analyzer=list, binary=True, min_df=_SEEN)
    seen = reader.fit_transform(texts).astype(float)
    rarity = numpy.log((1 + len(texts)) / (1 + numpy.asarray(seen.sum(axis=0))[0])) + 1
    values = seen.multiply(rarity).tocsr()
    length = numpy.sqrt(numpy.asarray(values.multiply(values).sum(axis=1)))[:, 0]
    values = values.multiply(1 / numpy.maximum(length, LEAST_LENGTH)[:, None]).tocsr()
    lawful, counted = numpy.array(labels) == NO_HARM, numpy.array(counts, dtype=float)
    for _ in range(_ROUNDS):
        fitted = LinearSVC(C=_TIGHT, max_iter=1000, tol=1e-3, random_state=1)
        fitted.fit(values, labels, sample_weight=counted)
        none = list(fitted.classes_).index(NO_HARM)
        rows = numpy.delete(fitted.coef_ - fitted.coef_[none], none, axis=0)
        bias = numpy.delete(fitted.intercept_ - fitted.intercept_[none], none) - MARGIN
        near = lawful & ((values @ rows.T + bias).max(axis=1) > _NEAR)
        if not near.any():
            break
        counted[near] *= 2
    names = reader.get_feature_names_out()
    harms = [str(one) for one in fitted.classes_ if one != NO_HARM]
    by_harm = (dict(zip(names, map(float, row * rarity), strict=True)) for row in rows)
    return Fitted(
        dict(zip(harms, by_harm, strict=True)),
        dict(zip(harms, map(float, bias), strict=True)),
        dict(zip(names, map(float, rarity), strict=True)),
    )


def written(tables: dict[str, Fitted]) -> str:
    """The file: a line for each name with its weights to one decimal."""
    harms = [str(harm) for harm in SUGGESTED]
    lines = ["\t".join(("table", "name", "rarity", *harms))]
    for table, fitted in tables.items():
        bias = (f"{fitted.bias[harm]:.3f}" for harm in harms)
        lines.append("\t".join((table, "", "", *bias)))
        for name in sorted(fitted.rarity):
            weights = (_shown(fitted.weights[harm][name]) for harm in harms)
            lines.append("\t".join((table, name, f"{fitted.rarity[name]:.1f}", *weights)))
    return _HEAD + "\n".join(lines) + "\n"


def _shown(weight: float) -> str:
    return f"{weight:.1f}" if abs(weight) >= _SMALL else ""


def counted(read: Sequence[Sentence]) -> list[float]:
    """How often each sentence counts: a blind writer's twice."""
    return [_BLIND if one.writer else 1.0 for one in read]


def main(folder: Path, file: Path = FILE) -> None:
    """Fit both tables to the sentences of the folder ``tests`` and write ``file``."""
    read = sentences(folder)
    labels, counts = [one.harm or NO_HARM for one in read], counted(read)
    tables = {}
    for name in ("marked", "bare"):
        reader = Reader(bare=name == "bare")
        tables[name] = fit([reader(one.text) for one in read], labels, counts)
    file.write_text(written(tables), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
