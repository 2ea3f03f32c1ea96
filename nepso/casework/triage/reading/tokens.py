"""A text as words, in the two forms in which people type: with tone marks and without."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nepso.kernel.folding import fold, nfc

# A clause ends where what is said of one thing cannot reach the next.
_LINK = r"(?:https?://|www\.)\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,8}\b(?:/\S*)?|"
_WORDS = (
    r"[a-zà-ỹđ]+|[.!?;\n…]+|,|%|[:=;]-?[)D]+"
    r"|(?<![\d.,])\+?(?:84|0)(?:[ .-]?\d){9,10}(?!\d)|\d[\d.,/]*[a-zà-ỹđ%+]*\d*"
)
_TOKEN, _TOKEN_OR_LINK = re.compile(_WORDS), re.compile(_LINK + _WORDS)
_MAY_HOLD_LINK = re.compile(r"[a-z0-9]\.[a-z]|://")
_ENDS = frozenset(".!?;\n…")
# What stands for a whole kind of thing in a phrase.
LINK, PHONE, SMILE, MONEY, ASKS = "#link", "#phone", "#smile", "#money", "#asks"
_MONEY = re.compile(r"\d[\d.,]*(?:k|tr|triệu|trieu|tỷ|ty|củ|đ|vnđ|vnd|đồng|usd)\d*")
# "hoà" and "hòa" are one word: the mark goes to where the older spelling puts it.
_TONES = {
    new: old
    for news, olds in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for new, old in zip(news.split(), olds.split(), strict=True)
}
_MOVED = re.compile(f"(?:{'|'.join(_TONES)})$")
# How people shorten words when they type on a phone.
TYPING = tomllib.loads((Path(__file__).parent / "typing.toml").read_text(encoding="utf-8"))
SHORT: dict[str, str] = {
    short: full for full, shorts in TYPING["short"].items() for short in shorts.split()
}
# Below this share of words with marks, the text is one typed without them.
_TYPED_BARE = 0.14


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, side by side: the word, where it stands, the clause it is in.

    ``is_bare``: typed without tone marks, so ``words`` are bare too and are compared so.
    """

    text: str
    words: list[str]
    spans: list[tuple[int, int]]
    clauses: list[int]
    is_bare: bool

    def quote(self, first: int, last: int) -> str:
        """The text from one word to another, as it was typed."""
        return self.text[self.spans[first][0] : self.spans[last][1]]


def read_tokens(text: str) -> Tokens:
    """The words of ``text`` in order; offsets are those of ``text`` in NFC.

    >>> read_tokens("Mình ck 5tr rồi").words
    ['mình', 'chuyển', 'khoản', '5tr', 'rồi']
    >>> read_tokens("minh ck 5tr roi").words
    ['minh', 'chuyen', 'khoan', '5tr', 'roi']
    """
    text = nfc(text)
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter whose small form is longer (İ) would shift offsets
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    read: list[tuple[str, str]] = []
    spans: list[tuple[int, int]] = []
    clauses: list[int] = []
    clause = typed = marked = 0
    pattern = _TOKEN_OR_LINK if _MAY_HOLD_LINK.search(lowered) else _TOKEN
    for match in pattern.finditer(lowered):
        raw = match.group()
        if raw[0] in _ENDS:
            if "?" in raw:
                read.append((ASKS, ASKS))
                spans.append(match.span())
                clauses.append(clause)
            clause += 1
            continue
        words, is_marked = _words(raw)
        typed += 1
        marked += is_marked
        read += words
        if len(words) == 1:
            spans.append(match.span())
            clauses.append(clause)
        else:
            spans += [match.span()] * len(words)
            clauses += [clause] * len(words)
    is_bare = marked < _TYPED_BARE * typed
    return Tokens(text, [word[is_bare] for word in read], spans, clauses, is_bare)


@lru_cache(maxsize=20_000)
def _words(raw: str) -> tuple[tuple[tuple[str, str], ...], bool]:
    """What one typed word stands for, each with its bare form; whether it was typed with marks."""
    kind = _kind(raw)
    if kind:
        return ((kind, kind),), False
    words = map(settle, SHORT.get(raw, raw).split())
    return tuple((word, fold(word)) for word in words), fold(raw) != raw


def _kind(raw: str) -> str:
    """What a token is that is no word: an address, a telephone number, a sum, a smile."""
    if raw[-1] in ")D" and raw[0] in ":=;":
        return SMILE
    if raw[0] in "+0" and sum(map(str.isdigit, raw)) >= 10:
        return PHONE
    if _MONEY.fullmatch(raw):
        return MONEY
    if ("." in raw[1:-1] and not raw[0].isdigit()) or raw.startswith(("http", "www.")):
        return LINK
    return ""


def settle(word: str) -> str:
    """A word in the one spelling that phrases are written in."""
    return _MOVED.sub(lambda m: _TONES[m.group()], word) if not word.isascii() else word
