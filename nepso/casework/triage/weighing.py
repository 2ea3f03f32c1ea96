"""How much speaks for a harm: what its rules found, how much of the text its words fill, and what
the sentences do with them (``reading/speech.py``). Weights and markers: ``words/speech.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
# Beyond so many words of a harm more say nothing new.
_CLEARLY_AGAINST = -1.6
_MOST_WORDS, _MOST_IN_PHRASES, _TEN = 20, 14, 10
_SUMS = ("rules", "words", "phrases", "lexical")
# Of what speaks for it so many are told to a person.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """``rules`` found, words of the harm's concepts (``words``) and those in phrases of several
    (``phrases``), a harm's own bias; weighed words beside rules (``lexical``), and what is added
    to them where no rule is met (``alone``)."""

    rules: float
    words: float
    phrases: float
    lexical: float
    alone: Mapping[str, float]
    harms: Mapping[str, float]
    admits: Mapping[str, frozenset[str]]


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
def weights() -> Weights:
    """The shipped weights, read once."""
    data = shipped("speech")["weighing"]
    admits = {harm: frozenset(names) for harm, names in data["admits"].items()}
    sums = {name: float(data[name]) for name in _SUMS}
    return Weights(harms=data["harms"], alone=data["alone"], admits=admits, **sums)


def weigh(
    harm: str, met: Sequence[Met], hits: Sequence[Hit], speech: Spoken, *, words: float
) -> tuple[float, list[Hit]]:
    """How likely ``harm`` is (0 to 1; a half is the least to suggest it) by the rules ``met``,
    all ``hits`` of its concepts, how the text speaks and what its weighed ``words`` add up to;
    and the marks that speak for it.

    What speaks for it is said in the sentences of its rules; what speaks against it, anywhere:
    "…, cả nhà nhớ đừng trả lời." at the end makes a warning of all that was told before. How a
    letter ends says nothing against it."""
    used, markers, tokens = weights(), speech_reader().markers, speech.tokens
    found = marks_within(speech.marks, tokens.clauses, sentences_of(met, tokens.clauses))
    admitted = _admitted(harm, SUFFERS in found)
    against = _against(speech, admitted)
    total = used.harms[harm] + used.lexical * _heard(words, against) + against
    total += used.rules * _together(one.rule.weight for one in met if not one.silenced)
    total += used.words * min(len(_ends(hits)), _MOST_WORDS) / _TEN
    in_phrases = [hit for hit in hits if hit.last > hit.first]
    total += used.phrases * min(len(_ends(in_phrases)), _MOST_IN_PHRASES) / _TEN
    said = {name for name in found if markers[name].weight > 0} - admitted
    total += sum(markers[name].weight for name in said)
    speaking = sorted(said, key=lambda name: (-markers[name].weight, name))
    quotable = [found[name] for name in speaking if not _has_number(found[name], tokens)]
    return _likely(total), quotable[:_TOLD]


def weigh_alone(harm: str, speech: Spoken, words: float) -> float:
    """How likely ``harm`` is where no rule is met: by its weighed words and what speaks against."""
    against = speech_against(harm, speech)
    return _likely(weights().alone[harm] + _heard(words, against) + against)


def speech_against(harm: str, speech: Spoken) -> float:
    """What the sentences say against ``harm``, in logits: none, or below."""
    return _against(speech, _admitted(harm, SUFFERS in speech.told))


def is_spoken_against(harm: str, tokens: Tokens) -> bool:
    """Whether the sentences are clearly advice, news, a story and their like about ``harm``."""
    speech = spoken(speech_reader().marks(tokens), tokens)
    return speech_against(harm, speech) <= _CLEARLY_AGAINST


def _admitted(harm: str, suffers: bool) -> frozenset[str]:
    admitted = weights().admits.get(harm, frozenset())
    return admitted | _yielding() if suffers else admitted


@cache
def _yielding() -> frozenset[str]:
    return frozenset(name for name, one in speech_reader().markers.items() if one.yields)


def _against(speech: Spoken, admitted: frozenset[str]) -> float:
    markers = speech_reader().markers
    return sum(min(markers[name].weight, 0.0) for name in speech.told - admitted)


def _heard(words: float, against: float) -> float:
    """Words speak for a harm only where the sentences do not clearly speak against it."""
    return words if against > _CLEARLY_AGAINST else min(words, 0.0)


def _likely(total: float) -> float:
    return 1 / (1 + exp(-total))


def sentences_of(met: Sequence[Met], clauses: Sequence[int]) -> set[int]:
    """The sentences in which the words of some rules stand."""
    return {clauses[hit.first] for one in met for hit in one.hits}


def _together(likely: Iterable[float]) -> float:
    doubt = 1.0
    for one in likely:
        doubt *= 1 - one
    return 1 - doubt


def _has_number(hit: Hit, tokens: Tokens) -> bool:
    """Whether a telephone number is in it: that is marked as somebody's, not as what speaks."""
    return PHONE in tokens.words[hit.first : hit.last + 1]


def _ends(hits: Sequence[Hit]) -> set[int]:
    return {at for hit in hits for at in (hit.first, hit.last)}


def _marker(name: str, entry: Mapping[str, Any]) -> Marker:
    flags = {flag: entry[flag] for flag in ("opens", "yields") if flag in entry}
    return Marker(name, entry["says"], float(entry["weight"]), **flags)
