"""How much speaks for a harm: what its rules found, how much of the text its words fill, and what
the sentences do with them (``reading/speech.py``). Weights and markers: ``words/speech.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import Any

from nepso.casework.triage.reading.phrases import Hit
from nepso.casework.triage.reading.speech import Marker, SpeechReader, letter_ends, marks_within
from nepso.casework.triage.reading.tokens import PHONE, Tokens
from nepso.casework.triage.rules import Rule, listed, shipped

# The marker of who was harmed.
SUFFERS = "suffers"
# Beyond so many words of a harm more say nothing new.
_MOST_WORDS, _MOST_IN_PHRASES, _TEN = 20, 14, 10
_SUMS = ("rules", "words", "phrases", "lexical", "alone", "against")
# Of what speaks for it so many are told to a person.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """``rules`` found, words of the harm's concepts (``words``) and those in phrases of several
    (``phrases``), a harm's own bias; weighed words beside rules (``lexical``), what they must
    reach where no rule is met (``alone``), and how much speech against counts there."""

    rules: float
    words: float
    phrases: float
    lexical: float
    alone: float
    against: float
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
    phrases = [(name, one) for name, entry in markers.items() for one in listed(entry["phrases"])]
    return SpeechReader((_marker(name, entry) for name, entry in markers.items()), phrases)


@cache
def weights() -> Weights:
    """The shipped weights, read once."""
    data = shipped("speech")["weighing"]
    admits = {harm: frozenset(names) for harm, names in data["admits"].items()}
    sums = {name: float(data[name]) for name in _SUMS}
    return Weights(harms=data["harms"], admits=admits, **sums)


def weigh(
    harm: str,
    met: Sequence[Met],
    hits: Sequence[Hit],
    marks: Sequence[Hit],
    tokens: Tokens,
    lexical: float,
) -> tuple[float, list[Hit]]:
    """How likely ``harm`` is (0 to 1; a half is the least to suggest it) by the rules ``met``,
    all ``hits`` of its concepts, the ``marks`` of speech and what its weighed words add up to
    (``lexical``); and the marks that speak for it.

    What speaks for it is said in the sentences of its rules; what speaks against it, anywhere:
    "…, cả nhà nhớ đừng trả lời." at the end makes a warning of all that was told before. How a
    letter ends says nothing against it."""
    used, markers = weights(), speech_reader().markers
    found = marks_within(marks, tokens.clauses, sentences_of(met, tokens))
    admitted = _admitted(harm, SUFFERS in found)
    total = used.harms[harm] + used.lexical * lexical
    total += used.rules * _together(one.rule.weight for one in met if not one.silenced)
    total += used.words * min(len(_ends(hits)), _MOST_WORDS) / _TEN
    in_phrases = [hit for hit in hits if hit.last > hit.first]
    total += used.phrases * min(len(_ends(in_phrases)), _MOST_IN_PHRASES) / _TEN
    said = {name for name in found if markers[name].weight > 0} - admitted
    total += sum(markers[name].weight for name in said) + _against(marks, tokens, admitted)
    speaking = sorted(said, key=lambda name: (-markers[name].weight, name))
    quotable = [found[name] for name in speaking if not _has_number(found[name], tokens)]
    return _likely(total), quotable[:_TOLD]


def weigh_alone(harm: str, marks: Sequence[Hit], tokens: Tokens, lexical: float) -> float:
    """How likely ``harm`` is where no rule is met: by its weighed words and what speaks against."""
    used = weights()
    return _likely(used.alone + lexical + used.against * speech_against(harm, marks, tokens))


def speech_against(harm: str, marks: Sequence[Hit], tokens: Tokens) -> float:
    """What the sentences say against ``harm``, in logits: none, or below."""
    suffers = any(mark.concept == SUFFERS for mark in marks)
    return _against(marks, tokens, _admitted(harm, suffers))


def weighed_by_speech(harm: str, likely: float, tokens: Tokens) -> float:
    """What was found otherwise (by a model), once the sentences are heard."""
    total = log(likely / (1 - likely))
    return _likely(total + speech_against(harm, speech_reader().marks(tokens), tokens))


def _admitted(harm: str, suffers: bool) -> frozenset[str]:
    admitted = weights().admits.get(harm, frozenset())
    if suffers:
        markers = speech_reader().markers
        admitted |= {name for name, marker in markers.items() if marker.yields}
    return admitted


def _against(marks: Sequence[Hit], tokens: Tokens, admitted: frozenset[str]) -> float:
    end, markers = letter_ends(marks, tokens.clauses), speech_reader().markers
    told = {mark.concept for mark in marks if tokens.clauses[mark.first] < end}
    return sum(min(markers[name].weight, 0.0) for name in told - admitted)


def _likely(total: float) -> float:
    return 1 / (1 + exp(-total))


def sentences_of(met: Sequence[Met], tokens: Tokens) -> set[int]:
    """The sentences in which the words of some rules stand."""
    return {tokens.clauses[hit.first] for one in met for hit in one.hits}


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
