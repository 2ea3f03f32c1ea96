"""The word lists and rules that ship: what is said together makes a harm likely, and why.

A rule is a few concepts that must all be said near each other; no word alone is a harm. Concepts
and rules are plain TOML (``words/*.toml``) that a person can read and mend.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from nepso.casework.intake.harms import SUGGESTED
from nepso.casework.triage.reading.phrases import PhraseIndex

WORDS = Path(__file__).parent / "words"
# Rules about life in danger and about advice are no harms of their own.
URGENT = "urgent"
# Somebody tells what happened to themselves, or asks for help against it.
ACCOUNT = "account"
_FAR = 40
_MARKS = ("deniable", "whole", "yielding")


@dataclass(frozen=True, slots=True)
class Concept:
    """``says`` names it for a person. A ``deniable`` one is not said where "không", "đừng" stand
    before it: "đừng chuyển tiền" asks nobody for money.

    Of those that silence rules where somebody tells what happened to themselves, a ``whole`` one
    (a film, an exercise) is about the sentences beside it too, and a ``yielding`` one says
    nothing against it ("tôi bị lừa, giờ phải làm sao?")."""

    name: str
    says: str
    deniable: bool = False
    whole: bool = False
    yielding: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """All of ``needs`` (each one or more concepts, any of which will do) within ``near`` words,
    and none of ``unless`` said of them, tell why ``harm``; of several the weightiest first."""

    harm: str
    needs: tuple[frozenset[str], ...]
    unless: frozenset[str]
    near: int
    weight: float


@dataclass(frozen=True, slots=True)
class Before:
    """Where both are likely, ``harm`` comes before the harms ``than``, if a concept of ``when``
    is said (or ``when`` is empty): an act on a child before a private image."""

    harm: str
    than: frozenset[str]
    when: frozenset[str]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything that is looked for, ready to be asked."""

    concepts: dict[str, Concept]
    rules: tuple[Rule, ...]
    index: PhraseIndex
    by_concept: dict[str, tuple[Rule, ...]]
    order: tuple[Before, ...]


@cache
def shipped(name: str) -> dict[str, Any]:
    """What the file ``words/<name>.toml`` holds, read once."""
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def rule_book() -> RuleBook:
    """The shipped book, read once. Raises ValueError for a rule about what is no harm of ours,
    or about a concept that no list holds."""
    concepts: dict[str, Concept] = {}
    phrases: list[tuple[str, str]] = []
    rules: list[Rule] = []
    order: list[Before] = []
    for path in sorted(WORDS.glob("*.toml")):
        data = shipped(path.stem)
        order += [_before(entry) for entry in data.get("before", ())]
        for name, entry in data.get("concept", {}).items():
            if name in concepts:
                raise ValueError(f"{path.name}: the concept {name!r} stands in another list too")
            marks = {mark: entry[mark] for mark in _MARKS if mark in entry}
            concepts[name] = Concept(name, entry["says"], **marks)
            phrases += [(name, phrase) for phrase in phrases_of(entry)]
        always = data.get("unless", [])
        rules += [_rule(path.stem, entry, always) for entry in data.get("rule", ())]
    _check(rules, order, concepts)
    index = PhraseIndex(phrases)
    asked = _by_concept(rules)
    return RuleBook(concepts, tuple(rules), index, asked, tuple(order))


@cache
def alarm_index() -> PhraseIndex:
    """Of the concepts that say a life is in danger, one for each rule: what must be said at all."""
    asked = {n for one in rule_book().rules if one.harm == URGENT for n in min(one.needs, key=len)}
    held = shipped(URGENT)["concept"]
    return PhraseIndex((name, phrase) for name in asked for phrase in phrases_of(held[name]))


def _by_concept(rules: list[Rule]) -> dict[str, tuple[Rule, ...]]:
    """The rules to ask when a concept is said: those whose need with the fewest concepts has it."""
    asked: dict[str, list[Rule]] = {}
    for rule in rules:
        for concept in min(rule.needs, key=len):
            asked.setdefault(concept, []).append(rule)
    return {concept: tuple(ones) for concept, ones in asked.items()}


def phrases_of(entry: Mapping[str, Any]) -> list[str]:
    """The phrases of a concept or a marker, with those it has in ``common`` with others."""
    common = shipped("shared")["common"]
    return [one for name in entry.get("common", ()) for one in listed(common[name])] + listed(
        entry["phrases"]
    )


def listed(phrases: str) -> list[str]:
    """Phrases stand on lines, several of a line between semicolons."""
    return [one.strip() for one in re.split(r"[;\n]", phrases) if one.strip()]


def _rule(harm: str, entry: dict[str, Any], always: list[str]) -> Rule:
    needs, unless = entry["needs"], entry.get("unless", [])
    # What the whole list is silent about and this rule is not.
    despite = entry.get("despite", [])
    near, weight = entry.get("near", _FAR), entry.get("weight", 0.8)
    if not all(isinstance(one, list) for one in (needs, unless, despite)):
        raise ValueError(f"{harm}: needs, unless and despite are lists")
    if not (isinstance(near, int) and isinstance(weight, float) and 0 < weight < 1):
        raise ValueError(f"{harm}: near is a number of words, weight lies between 0 and 1")
    if len(needs) < 2 and harm != URGENT:
        raise ValueError(f"{harm}: one concept alone never makes a harm: {needs}")
    ways = tuple(frozenset(str(need).split("|")) for need in needs)
    silencing = frozenset(map(str, (*always, *unless))) - frozenset(map(str, despite))
    return Rule(harm, ways, silencing, near, weight)


def _before(entry: dict[str, Any]) -> Before:
    return Before(entry["harm"], frozenset(entry["than"]), frozenset(entry["when"]))


def _check(rules: list[Rule], order: list[Before], concepts: dict[str, Concept]) -> None:
    for line in order:
        unknown = ({line.harm} | line.than) - set(SUGGESTED) | line.when - concepts.keys()
        if unknown:
            raise ValueError(f"order: no harm or concept is called {sorted(unknown)}")
    for rule in rules:
        if rule.harm not in (*SUGGESTED, URGENT):
            raise ValueError(f"{rule.harm!r} is not in the closed list of harms")
        unknown = {n for need in (*rule.needs, rule.unless) for n in need} - concepts.keys()
        if unknown:
            raise ValueError(f"{rule.harm}: no list holds the concepts {sorted(unknown)}")
