"""Fitting the shipped weights of words (``words/weighed.toml``) to the tests' sentences, with
scikit-learn (the extra ``classifier``); nothing else here needs it.

    cd nepso/casework/triage/tests
    python -m nepso.casework.triage.training.fitting harmful.tsv lawful.txt

Weighed are words of the rules' own lists and pairs of them, the concepts that rules ask for or are
silenced by, and the markers of speech; nothing of ``words/never.toml``. Each harm's weight is how
much more it speaks for the harm than for lawful speech.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from nepso.casework.intake.harms import SUGGESTED
from nepso.casework.triage.lexicon import CONCEPT, MARKER, NUMBER, features
from nepso.casework.triage.reading.phrases import ways_of
from nepso.casework.triage.reading.speech import spoken
from nepso.casework.triage.reading.tokens import read_tokens
from nepso.casework.triage.rules import URGENT, WORDS, listed, phrases_of, rule_book, shipped
from nepso.casework.triage.suggesting import said_in
from nepso.casework.triage.weighing import speech_reader
from nepso.kernel.folding import fold

NO_HARM = "none"
FILE = WORDS / "weighed.toml"
_HEAD = """\
# How much words ("bé"), words side by side ("gửi ảnh"), concepts ("@kid") and markers of speech
# ("~asks") speak for a harm. Fitted by training/fitting.py to the tests' sentences: mend those and
# fit again, or mend a weight by hand. `marked`: texts typed with tone marks, `bare`: without.
"""
_TIGHT, _SEEN, _SMALL = 1.0, 3, 0.1
_HARD, _NEAR = 3.0, -2.0


def allowed() -> frozenset[str]:
    """The words that may be weighed: those of the concepts that rules ask for."""
    never, book = shipped("never"), rule_book()
    asked = {n for rule in book.rules if rule.harm != URGENT for need in rule.needs for n in need}
    asked -= set(never["concepts"])
    lists = (shipped(path.stem).get("concept", {}) for path in WORDS.glob("*.toml"))
    entries = (entry for one in lists for entry in one.items())
    phrases = [one for name, entry in entries if name in asked for one in phrases_of(entry)]
    ways = (way for phrase in phrases for way in ways_of(phrase.removeprefix("!")))
    words = {word for way in ways for _, step in way for word in step}
    return frozenset(words) - set(listed(never["words"]))


def named() -> frozenset[str]:
    """The concepts and markers that may be weighed, as they are written in the file; none that
    says nothing where somebody tells what happened to themselves."""
    book, never = rule_book(), set(shipped("never")["concepts"])
    rules = [rule for rule in book.rules if rule.harm != URGENT]
    asked = {n for rule in rules for need in (*rule.needs, rule.unless) for n in need} - never
    markers = speech_reader().markers.values()
    concepts = {CONCEPT + name for name in asked if not book.concepts[name].yielding}
    return frozenset(concepts | {MARKER + m.name for m in markers if not m.yields} - {"~opines"})


class Reader:
    """What of a text may be weighed."""

    def __init__(self, *, bare: bool) -> None:
        self._bare, self._named = bare, named()
        pairs = set(listed(shipped("never")["pairs"]))
        words = allowed()
        self._words = frozenset(map(fold, words)) if bare else words
        self._never = frozenset(map(fold, pairs)) if bare else frozenset(pairs)

    def __call__(self, text: str) -> list[str]:
        """Its features by name; the text is read without tone marks where only those are."""
        tokens = read_tokens(fold(text) if self._bare else text)
        speech = spoken(speech_reader().marks(tokens), tokens)
        found = features(speech.before, said_in(speech.before), speech.told)
        return sorted(name for name in found if self._may(name))

    def _may(self, name: str) -> bool:
        if name[0] in (CONCEPT, MARKER):
            return name in self._named
        parts = name.split(" ")
        known = all(part in self._words or part[0] == NUMBER for part in parts)
        return known and name not in self._never


def fit(texts: Sequence[str], labels: Sequence[str], *, bare: bool) -> dict[str, Any]:
    """Weights by harm and feature, and each harm's bias. Lawful texts that come near a harm count
    several times when it is fitted again."""
    from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415

    counts = CountVectorizer(analyzer=Reader(bare=bare), binary=True, min_df=_SEEN)
    values = counts.fit_transform(texts)
    rows, bias = _lines(values, labels, [1.0] * len(labels))
    sums = (values @ rows.T + bias).max(axis=1)
    near = zip(labels, sums, strict=True)
    counted = [_HARD if label == NO_HARM and one > _NEAR else 1.0 for label, one in near]
    rows, bias = _lines(values, labels, counted)
    names, harms = counts.get_feature_names_out(), sorted({*labels} - {NO_HARM})
    weights = (dict(zip(names, map(float, row), strict=True)) for row in rows)
    return {
        "weights": dict(zip(harms, weights, strict=True)),
        "bias": dict(zip(harms, map(float, bias), strict=True)),
    }


def _lines(values: Any, labels: Sequence[str], counted: Sequence[float]) -> tuple[Any, Any]:
    """For each harm in the order of the alphabet, by how much more each feature speaks for it
    than for lawful speech; and the same of no feature."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    fitted = LogisticRegression(C=_TIGHT, max_iter=1000)
    fitted.fit(values, labels, sample_weight=counted)
    classes = [str(one) for one in fitted.classes_]
    none, harms = classes.index(NO_HARM), [n for n, one in enumerate(classes) if one != NO_HARM]
    rows = fitted.coef_[harms] - fitted.coef_[none]
    return rows, fitted.intercept_[harms] - fitted.intercept_[none]


def written(tables: dict[str, dict[str, Any]]) -> str:
    """The file: per harm, the features of each weight (one decimal) on a line."""
    harms = [str(harm) for harm in SUGGESTED]
    lines = [_HEAD, f"harms = {harms!r}".replace("'", '"'), ""]
    for name, table in tables.items():
        lines += [f"[{name}.bias]", *(f"{h} = {table['bias'][h]:.2f}" for h in harms), ""]
        for harm in harms:
            lines += [f"[{name}.weights.{harm}]", *_by_weight(table["weights"][harm]), ""]
    return "\n".join(lines)


def _by_weight(weights: dict[str, float]) -> Iterable[str]:
    grouped: dict[float, list[str]] = {}
    for name, weight in weights.items():
        if abs(weight) >= _SMALL:
            grouped.setdefault(round(weight, 1), []).append(name)
    for weight in sorted(grouped, reverse=True):
        yield f'"{weight}" = "{"; ".join(sorted(grouped[weight]))}"'


def main(harmful: Path, lawful: Path, file: Path = FILE) -> None:
    """Fit both tables to sentences ("harm TAB sentence" a line, and one lawful sentence a line)
    and write ``file``."""
    pairs = [tuple(line.split("\t", 1)) for line in _read(harmful)]
    pairs += [(NO_HARM, line) for line in _read(lawful)]
    texts, labels = [text for _, text in pairs], [label for label, _ in pairs]
    tables = {name: fit(texts, labels, bare=name == "bare") for name in ("marked", "bare")}
    file.write_text(written(tables), encoding="utf-8")


def _read(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
