"""The word lists and rules that ship: what is said together makes a harm likely, and why.

A rule is a few concepts that must all be said near each other; no word alone is a harm. Concepts
and rules are plain TOML (``words/*.toml``) that a person can read and mend.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nepso.casework.intake.harms import SUGGESTED
from nepso.casework.triage.reading.phrases import PhraseIndex

WORDS = Path(__file__).parent / "words"
# Rules about life in danger and about advice are no harms of their own.
URGENT = "urgent"
_FAR = 40


@dataclass(frozen=True, slots=True)
class Concept:
    """``says`` names it for a person. A ``deniable`` one is not said where "không", "đừng" stand
    before it: "đừng chuyển tiền" asks nobody for money."""

    name: str
    says: str
    deniable: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """All of ``needs`` (each one or more concepts, any of which will do) within ``near`` words,
    and none of ``unless`` anywhere in the text, make ``harm`` likely by ``weight``."""

    harm: str
    needs: tuple[frozenset[str], ...]
    unless: frozenset[str]
    near: int
    weight: float


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything that is looked for, ready to be asked."""

    concepts: dict[str, Concept]
    rules: tuple[Rule, ...]
    index: PhraseIndex
    by_concept: dict[str, tuple[Rule, ...]]


@cache
def rule_book() -> RuleBook:
    """The shipped book, read once. Raises ValueError for a rule about what is no harm of ours,
    or about a concept that no list holds."""
    concepts: dict[str, Concept] = {}
    phrases: list[tuple[str, str]] = []
    rules: list[Rule] = []
    for path in sorted(WORDS.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, entry in data.get("concept", {}).items():
            if name in concepts:
                raise ValueError(f"{path.name}: the concept {name!r} stands in another list too")
            concepts[name] = Concept(name, entry["says"], entry.get("deniable", False))
            phrases += [(name, phrase) for phrase in _listed(entry["phrases"])]
        always = data.get("unless", [])
        rules += [_rule(path.stem, entry, always) for entry in data.get("rule", ())]
    _check(rules, concepts)
    return RuleBook(concepts, tuple(rules), PhraseIndex(phrases), _by_concept(rules))


def _by_concept(rules: list[Rule]) -> dict[str, tuple[Rule, ...]]:
    """The rules to ask when a concept is said: those whose need with the fewest concepts has it."""
    asked: dict[str, list[Rule]] = {}
    for rule in rules:
        for concept in min(rule.needs, key=len):
            asked.setdefault(concept, []).append(rule)
    return {concept: tuple(ones) for concept, ones in asked.items()}


def _listed(phrases: str) -> list[str]:
    """Phrases stand on lines, several of a line between semicolons."""
    return [one.strip() for one in re.split(r"[;\n]", phrases) if one.strip()]


def _rule(harm: str, entry: dict[str, object], always: list[str]) -> Rule:
    needs, unless = entry["needs"], entry.get("unless", [])
    near, weight = entry.get("near", _FAR), entry.get("weight", 0.8)
    if not (isinstance(needs, list) and isinstance(unless, list)):
        raise ValueError(f"{harm}: needs and unless are lists")
    if not (isinstance(near, int) and isinstance(weight, float) and 0 < weight < 1):
        raise ValueError(f"{harm}: near is a number of words, weight lies between 0 and 1")
    if len(needs) < 2 and harm != URGENT:
        raise ValueError(f"{harm}: one concept alone never makes a harm: {needs}")
    ways = tuple(frozenset(str(need).split("|")) for need in needs)
    return Rule(harm, ways, frozenset(map(str, (*always, *unless))), near, weight)


def _check(rules: list[Rule], concepts: dict[str, Concept]) -> None:
    for rule in rules:
        if rule.harm not in (*SUGGESTED, URGENT):
            raise ValueError(f"{rule.harm!r} is not in the closed list of harms")
        unknown = {n for need in (*rule.needs, rule.unless) for n in need} - concepts.keys()
        if unknown:
            raise ValueError(f"{rule.harm}: no list holds the concepts {sorted(unknown)}")
