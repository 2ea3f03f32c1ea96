"""Suggesting what a text may be, each suggestion with the words it was made from."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from nepso.casework.triage.lexicon import kinds, lexicon
from nepso.casework.triage.reading.phrases import Hit
from nepso.casework.triage.reading.speech import Spoken, spoken
from nepso.casework.triage.reading.tokens import TYPING, Tokens, read_tokens
from nepso.casework.triage.rules import ACCOUNT, URGENT, Rule, RuleBook, alarm_index, rule_book
from nepso.casework.triage.weighing import Met, enough, heard, likely, speaking, speech_reader

LONGEST = 20_000
# A text whose words add up to less is not looked through for what else it says.
_NEAR = -0.1
# A graver harm comes first unless its weighed words add up to so much less.
_FEWER = 0.1
_DENYING = frozenset(TYPING["denying"].split())
# "nếu không chuyển tiền thì …" is a demand, and so is "có … không".
_NOT_DENYING = frozenset(TYPING["not_denying"].split())
# What parts the words before it from those after.
_PARTS = frozenset((",", "thì", "thi"))
_TRIED, _BESIDE, _MANY, _LONG_PHRASE, _SENTENCE_END = 6, 3, 50, 60, 9
_BEGIN, _PLACE = attrgetter("first"), attrgetter("first", "last", "concept")
_DENIED_WITHIN, _THREATENED_WITHIN = 4, 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One harm that a text may be; ``score`` is between 0 and 1, ``why`` holds sentences."""

    harm: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text suggests; ``urgent``: somebody's life may be in danger, ``alarm`` says why."""

    harms: tuple[Suggestion, ...]
    urgent: bool
    alarm: tuple[str, ...] = ()


_Hits = dict[str, list[Hit]]


@dataclass(frozen=True, slots=True)
class _Read:
    """A text read: the concepts ``said``, how its sentences speak, and what is
    ``heard`` of each harm."""

    book: RuleBook
    tokens: Tokens
    said: _Hits
    speech: Spoken
    words: dict[str, float]


def suggest(text: str) -> Reading:
    """What harms ``text`` may be about, likeliest first; an empty tuple for what is no harm.

    Read are the words of the text and nothing else: not who wrote it, not where it stood.
    """
    book = rule_book()
    tokens = read_tokens(text[:LONGEST])
    words, is_one = kinds(tokens), not tokens.clauses or not tokens.clauses[-1]
    sums = lexicon().sums(tokens, lexicon().row(tokens, words))
    is_alarming = bool(alarm_index().hits(tokens))
    if is_one and max(sums) < _NEAR and not is_alarming:
        return Reading((), False)  # far from every harm, and no life in danger is spoken of
    speech = spoken(speech_reader().marks(tokens), tokens)
    if speech.before is not tokens:
        told_words = words[: len(speech.before.words)]
        sums = lexicon().sums(tokens, lexicon().row(tokens, told_words))
    heard_of = {
        harm: heard(harm, words_say, speech)
        for harm, words_say in zip(lexicon().harms, sums, strict=True)
    }
    near = enough(heard_of)
    if not near and not is_alarming:
        return Reading((), False)
    said = said_in(tokens)
    told = _told(said, speech)
    met = _met(book, tokens, told, _rules_met(book, tokens, said, [*near, URGENT]))
    alarm = tuple(_why(book, tokens, one.hits) for one in met.pop(URGENT, ()) if not one.silenced)
    read = _Read(book, tokens, said, speech, heard_of)
    return Reading(_ordered(read, _suggested(read, near, met), met), bool(alarm), alarm)


def _suggested(read: _Read, near: list[str], met: dict[str, list[Met]]) -> list[Suggestion]:
    """The harms ``near``, each with what it quotes; none where the likeliest has nothing to."""
    found: list[Suggestion] = []
    for harm in near:
        one = _suggestion(read, harm, met[harm]) if harm in met else _by_words(read, harm)
        if one:
            found.append(one)
        elif not found:
            break
    return found


def _by_words(read: _Read, harm: str) -> Suggestion | None:
    """A harm of which no rule is met, if enough of the text's words are those of it."""
    tokens = read.tokens
    quoted = [f"“{tokens.quote(*at)}”" for at in lexicon().telling(harm, read.speech.before)]
    if not quoted:
        return None
    why = f"Nhiều chữ thường gặp: {_joined(dict.fromkeys(quoted))}."
    return Suggestion(harm, likely(read.words[harm]), (why,))


def _rules_met(
    book: RuleBook, tokens: Tokens, said: _Hits, harms: Collection[str]
) -> dict[Rule, tuple[Hit, ...]]:
    """The rules of ``harms`` that the text meets, each with the words by which it does."""
    asked = dict.fromkeys(rule for name in said for rule in book.by_concept.get(name, ()))
    ways = ((rule, _meets(rule, said, tokens.clauses)) for rule in asked if rule.harm in harms)
    return {rule: hits for rule, hits in ways if hits}


def _told(said: _Hits, speech: Spoken) -> _Hits:
    """What is said before the letter ends; only that can silence a rule."""
    if speech.before is speech.tokens:
        return said
    end = len(speech.before.words)
    kept = {name: [one for one in hits if one.first < end] for name, hits in said.items()}
    return {name: hits for name, hits in kept.items() if hits}


def _met(
    book: RuleBook, tokens: Tokens, told: _Hits, rules: dict[Rule, tuple[Hit, ...]]
) -> dict[str, list[Met]]:
    """The rules that are met, by harm, and whether what is told silences them."""
    met: dict[str, list[Met]] = defaultdict(list)
    for rule, hits in rules.items():
        met[rule.harm].append(Met(rule, hits, _is_silenced(rule, hits, told, book, tokens)))
    return met


def _ordered(read: _Read, found: list[Suggestion], met: Collection[str]) -> tuple[Suggestion, ...]:
    """Likeliest first, save where one harm comes before another (``words/order.toml``): if a rule
    of it is met and its words are not far fewer than the other's."""
    words, harms = read.words, {one.harm for one in found}
    found.sort(key=lambda one: -words[one.harm])
    for line in read.book.order if len(found) > 1 else ():
        if line.harm not in harms or line.than.isdisjoint(harms):
            continue
        at = next((at for at, one in enumerate(found) if one.harm == line.harm in met), 0)
        least = words[line.harm] + _FEWER
        before = (i for i, one in enumerate(found[:at]) if one.harm in line.than)
        later = next((i for i in before if words[found[i].harm] < least), at)
        if later < at and (not line.when or not line.when.isdisjoint(read.said)):
            found.insert(later, found.pop(at))
    return tuple(replace(one, score=round(min(one.score, 0.99), 2)) for one in found)


def said_in(tokens: Tokens) -> dict[str, list[Hit]]:
    """The concepts that a text says, and where; what it denies it does not say."""
    book = rule_book()
    said: dict[str, list[Hit]] = defaultdict(list)
    for hit in book.index.hits(tokens):
        if not (book.concepts[hit.concept].deniable and _is_denied(tokens, hit)):
            said[hit.concept].append(hit)
    return said


def _is_denied(tokens: Tokens, hit: Hit) -> bool:
    """Whether a word of denial stands a few words before, in the same clause."""
    words, clause = tokens.words, tokens.clauses[hit.first]
    for at in range(hit.first - 1, max(-1, hit.first - 1 - _DENIED_WITHIN), -1):
        if tokens.clauses[at] != clause or words[at] in _PARTS:
            return False
        if words[at] in _DENYING:
            return not (at and words[at - 1] in _NOT_DENYING) and not _threatens(tokens, hit)
    return False


def _threatens(tokens: Tokens, hit: Hit) -> bool:
    """Whether "không … thì …" goes on: what is not done is demanded."""
    words, clause = tokens.words, tokens.clauses[hit.first]
    after = range(hit.last + 1, min(hit.last + 1 + _THREATENED_WITHIN, len(words)))
    return any(tokens.clauses[at] == clause and words[at] in ("thì", "thi") for at in after)


def _meets(rule: Rule, said: dict[str, list[Hit]], clauses: list[int]) -> tuple[Hit, ...]:
    """One hit for each need, each with words of its own, all within reach of the first."""
    ways = []
    for need in rule.needs:
        names = need & said.keys()
        if not names:
            return ()
        ways.append(sorted((hit for name in names for hit in said[name]), key=_PLACE))
    first, *others = ways
    tried = (_chosen((hit,), others, rule.near, clauses) for hit in first)
    return next(filter(None, tried), ())


def _chosen(
    chosen: tuple[Hit, ...], ways: list[list[Hit]], near: int, clauses: list[int]
) -> tuple[Hit, ...]:
    """``chosen`` with one hit of each way more, the nearest to the first that go together."""
    if not ways:
        return chosen
    way, anchor = ways[0], chosen[0]
    if len(way) > _MANY:
        begin = bisect_left(way, anchor.first - near - _LONG_PHRASE, key=_BEGIN)
        way = way[begin : bisect_left(way, anchor.last + near + 1, key=_BEGIN)]
    apart = [(_apart(anchor, hit, clauses), at) for at, hit in enumerate(way)]
    for _, at in sorted(one for one in apart if one[0] <= near)[:_TRIED]:
        hit = way[at]
        if not any(_within(hit, one) for one in chosen):
            found = _chosen((*chosen, hit), ways[1:], near, clauses)
            if found:
                return found
    return ()


def _is_silenced(
    rule: Rule, hits: tuple[Hit, ...], said: dict[str, list[Hit]], book: RuleBook, tokens: Tokens
) -> bool:
    """Whether advice, news, a question and their like are what the text is.

    They are about the whole text, unless somebody tells what happened to themselves: then only
    about the sentence in which they stand (a film, an exercise: also those beside it).
    """
    silencing = rule.unless & said.keys()
    if not silencing or ACCOUNT not in said:
        return bool(silencing)
    sentences = [tokens.clauses[hit.first] for hit in hits]
    for name in silencing:
        concept = book.concepts[name]
        reach = _BESIDE if concept.whole else -1 if concept.yielding else 0
        for guard in said[name]:
            at = tokens.clauses[guard.first]
            if any(abs(at - sentence) <= reach for sentence in sentences):
                return True
    return False


def _apart(one: Hit, other: Hit, clauses: list[int]) -> int:
    """How many words lie between; a sentence's end counts as several."""
    if one.first > other.last:
        between = one.first - other.last
    else:
        between = other.first - one.last if other.first > one.last else 0
    return between + _SENTENCE_END * abs(clauses[one.first] - clauses[other.first])


def _within(one: Hit, other: Hit) -> bool:
    """Whether one of the two has no word of its own; what stands between the first and the last
    word of a phrase is its own ("dạy [trẻ] hút thuốc")."""
    first, last = one.first - other.first, one.last - other.last
    return (first >= 0 >= last or first <= 0 <= last) and (not first or not last)


def _suggestion(read: _Read, harm: str, met: list[Met]) -> Suggestion:
    book, tokens = read.book, read.tokens
    best = sorted(met, key=lambda one: (one.silenced, -one.rule.weight))[:3]
    why = dict.fromkeys(_why(book, tokens, one.hits) for one in best)
    markers = speech_reader().markers
    manner = [(markers[hit.concept].says, hit) for hit in speaking(harm, met, read.speech)]
    told = [f"Lời văn {_joined(_quoted(tokens, manner))}."] if manner else []
    return Suggestion(harm, likely(read.words[harm]), (*why, *told))


def _why(book: RuleBook, tokens: Tokens, hits: Iterable[Hit]) -> str:
    named = [(book.concepts[hit.concept].says, hit) for hit in hits]
    return f"Có {_joined(_quoted(tokens, named))}."


def _quoted(tokens: Tokens, named: Iterable[tuple[str, Hit]]) -> dict[str, None]:
    return dict.fromkeys(f"{says} (“{tokens.quote(hit.first, hit.last)}”)" for says, hit in named)


def _joined(parts: Iterable[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} và {last}" if most else last
