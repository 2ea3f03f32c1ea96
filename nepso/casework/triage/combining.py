"""Rules and, where the operator has trained and activated one, a model: one suggestion of both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from nepso.casework.triage.reading.tokens import read_tokens
from nepso.casework.triage.suggesting import LONGEST, Reading, Suggestion, suggest
from nepso.casework.triage.training.model import Learned, TextModel
from nepso.casework.triage.training.store import active
from nepso.casework.triage.weighing import is_spoken_against


def suggest_with(text: str, data: Path) -> Reading:
    """The suggestion of the rules and of the model in use in the data folder, if there is one.

    Raises Invalid where that model was changed since it was activated.
    """
    used = active(data)
    return combined(text, *used) if used else suggest(text)


def combined(text: str, version: str, model: TextModel) -> Reading:
    """What both say. The model adds to what the rules found, or adds a harm behind it; what
    sentences say against the rules' harms (advice, news, a question, a film) they say against
    the model's too."""
    reading, learned = suggest(text), model.judge(text)
    if learned is None or is_spoken_against(learned.harm, read_tokens(text[:LONGEST])):
        return reading
    why = _why(version, learned)
    harms = [
        replace(one, score=_both(one.score, learned.score), why=(*one.why, why))
        if one.harm == learned.harm
        else one
        for one in reading.harms
    ]
    if all(one.harm != learned.harm for one in harms):
        harms.append(Suggestion(learned.harm, learned.score, (why,)))
    return replace(reading, harms=tuple(harms))


def _both(rules: float, model: float) -> float:
    return round(min(1 - (1 - rules) * (1 - model), 0.99), 2)


def _why(version: str, learned: Learned) -> str:
    words = ", ".join(f"“{word}”" for word in learned.words)
    return f"Mô hình {version} thấy giống các ví dụ đã học, nặng nhất là {words}."
