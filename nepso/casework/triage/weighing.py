"""How likely a harm is by what a text's words add up to (``lexicon.py``), and what the sentences do
with them (``reading/speech.py``). Markers: ``words/speech.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Any

from nepso.casework.triage.reading.phrases import Hit
from nepso.casework.triage.reading.speech import Marker, SpeechReader, Spoken, marks_within, spoken
from nepso.casework.triage.reading.tokens import PHONE, Tokens
from nepso.casework.triage.rules import Rule, phrases_of, shipped

# The marker of who was harmed.
SUFFERS = "suffers"
_CLEARLY_AGAINST = -1.6
# How much of what speaks against a harm (in logits) is taken from what words say of it.
_COUNTS = 0.25
# Where one harm is suggested, so is the next if so much less is heard of it, not more.
_BESIDE = 0.6
# How fast a harm grows likelier with what speaks for it.
_STEEP = 4.0
# Of what speaks for it so many are told to a person.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Met:
    """A rule that a text meets, by which words; ``silenced``: by a guard of its own."""

    rule: Rule
    hits: tuple[Hit, ...]
    silenced: bool


@cache
def speech_reader() -> SpeechReader:
    """The shipped markers, read once."""
    markers = shipped("speech")["marker"]
    phrases = [(name, one) for name, entry in markers.items() for one in phrases_of(entry)]
    return SpeechReader((_marker(name, entry) for name, entry in markers.items()), phrases)


@cache
def admits() -> Mapping[str, frozenset[str]]:
    """What says nothing against a harm, since it is a part of it."""
    return {harm: frozenset(names) for harm, names in shipped("speech")["admits"].items()}


def heard(harm: str, words: float, speech: Spoken) -> float:
    """What is left of what a text's ``words`` say of ``harm`` by how its sentences speak: 0 is
    enough to suggest it."""
    return words + _COUNTS * speech_against(harm, speech)


def enough(heard_of: Mapping[str, float]) -> list[str]:
    """The likeliest harm, if what is heard of it is enough, and the one behind it if hardly less
    is heard of that."""
    first, second = sorted(heard_of, key=lambda harm: -heard_of[harm])[:2]
    if heard_of[first] < 0:
        return []
    is_beside = heard_of[second] >= heard_of[first] - _BESIDE
    return [first, second] if is_beside else [first]


def likely(words: float) -> float:
    """How likely a harm is (a half to 1) by what is ``heard`` of it."""
    return max(0.5, 1 / (1 + exp(-_STEEP * words)))


def speaking(harm: str, met: Sequence[Met], speech: Spoken) -> list[Hit]:
    """How the sentences of the rules ``met`` speak for ``harm``, what weighs most first."""
    markers, tokens = speech_reader().markers, speech.tokens
    found = marks_within(speech.marks, tokens.clauses, sentences_of(met, tokens.clauses))
    said = {name for name in found if markers[name].weight > 0} - _admitted(harm, SUFFERS in found)
    ordered = sorted(said, key=lambda name: (-markers[name].weight, name))
    return [found[name] for name in ordered if not _has_number(found[name], tokens)][:_TOLD]


def speech_against(harm: str, speech: Spoken) -> float:
    """What the sentences say against ``harm``, in logits: none, or below."""
    return _against(speech, _admitted(harm, SUFFERS in speech.told))


def is_spoken_against(harm: str, tokens: Tokens) -> bool:
    """Whether the sentences are clearly advice, news, a story and their like about ``harm``."""
    speech = spoken(speech_reader().marks(tokens), tokens)
    return speech_against(harm, speech) <= _CLEARLY_AGAINST


def _admitted(harm: str, suffers: bool) -> frozenset[str]:
    admitted = admits().get(harm, frozenset())
    return admitted | _yielding() if suffers else admitted


@cache
def _yielding() -> frozenset[str]:
    return frozenset(name for name, one in speech_reader().markers.items() if one.yields)


def _against(speech: Spoken, admitted: frozenset[str]) -> float:
    markers = speech_reader().markers
    return sum(min(markers[name].weight, 0.0) for name in speech.told - admitted)


def sentences_of(met: Sequence[Met], clauses: Sequence[int]) -> set[int]:
    """The sentences in which the words of some rules stand."""
    return {clauses[hit.first] for one in met for hit in one.hits}


def _has_number(hit: Hit, tokens: Tokens) -> bool:
    """Whether a telephone number is in it: that is marked as somebody's, not as what speaks."""
    return PHONE in tokens.words[hit.first : hit.last + 1]


def _marker(name: str, entry: Mapping[str, Any]) -> Marker:
    flags = {flag: entry[flag] for flag in ("opens", "yields") if flag in entry}
    return Marker(name, entry["says"], float(entry["weight"]), **flags)
