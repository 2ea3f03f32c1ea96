"""Small models and examples for the tests of training."""

from __future__ import annotations

from nepso.casework.triage.tests.sentences import harmful, lawful
from nepso.casework.triage.training.examples import Example
from nepso.casework.triage.training.model import NO_HARM, TextModel

TELLING = "zuýt"


def model_hearing(piece: str, *, harm: str = "scam") -> TextModel:
    """A model that takes any text with ``piece`` for ``harm``, and nothing else."""
    return TextModel(
        labels=(harm, NO_HARM),
        rarity={piece: 1.0},
        weights={piece: (3.0, -3.0)},
        bias=(-1.0, 1.0),
        enough=(0.5, 0.5),
    )


def examples(*labels: str, each: int = 40) -> list[Example]:
    """Some of our own sentences, as an operator might have them."""
    found = [Example(text, NO_HARM) for text in lawful()[:each]]
    for label in labels:
        texts = [text for harm, text in harmful() if harm == label]
        found += [Example(text, label) for text in texts[:each]]
    return found
