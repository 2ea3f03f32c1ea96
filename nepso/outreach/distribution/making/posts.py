"""Posts and messages: Facebook, TikTok, Zalo groups, short messages, push messages."""

from __future__ import annotations

from nepso.outreach.distribution.making.framing import Piece, framed
from nepso.outreach.distribution.making.limits import limit_of
from nepso.outreach.distribution.making.plain import (
    hashtags_of,
    numbered,
    plain_blocks,
    without_marks,
)
from nepso.outreach.distribution.making.source import Rule, Source

MORE = "Xem thêm: "
# Who paid is said first: a platform folds away what comes late.
_HASHTAGS, _GREETING, _SUFFIX, _PREFIX, _LINK = 5, 4, 3, 2, 1


def head_of(source: Source, rule: Rule) -> list[Piece]:
    """What stands before the text: who paid, greeting, opening, the key message."""
    return [
        Piece(source.must_say),
        Piece(rule.greeting, _GREETING),
        Piece(rule.prefix, _PREFIX),
        Piece(source.key_message if rule.with_key_message else ""),
    ]


def tail_of(source: Source, rule: Rule) -> list[Piece]:
    """What stands after it: closing words, the page, tags."""
    link = source.link if rule.with_link else ""
    if link and source.is_vietnamese:
        link = f"{MORE}{link}"
    return [
        Piece(rule.suffix, _SUFFIX),
        Piece(link, _LINK),
        Piece(hashtags_of(rule.hashtags), _HASHTAGS),
    ]


def post(kind: str, source: Source, rule: Rule) -> dict[str, str]:
    """One text: Facebook, TikTok caption, a message to a group."""
    limit = limit_of(kind, "text", rule.length)
    body = plain_blocks(source.blocks)
    return {"text": framed(head_of(source, rule), body, tail_of(source, rule), limit)}


def telecom(kind: str, source: Source, rule: Rule) -> dict[str, str]:
    """A short message: the key message and what else has room, on one line."""
    limit = limit_of(kind, "text", rule.length)
    head = [Piece(rule.prefix, _PREFIX), Piece(source.key_message or source.title)]
    head.append(Piece(source.must_say))
    body = "" if source.key_message else " ".join(numbered(block) for block in source.blocks)
    tail = tail_of(source, rule)
    if rule.without_marks:
        head = [Piece(_bare(piece.text), piece.spare) for piece in head]
        body, tail = _bare(body), [Piece(_bare(piece.text), piece.spare) for piece in tail]
    return {"text": framed(head, body, tail, limit, gap=" ")}


def _bare(text: str) -> str:
    return " ".join(without_marks(text).split())


def push(kind: str, source: Source, rule: Rule) -> dict[str, str]:
    """A push message: title and one line."""
    head = [Piece(source.must_say), Piece(source.key_message)]
    limit = limit_of(kind, "body", rule.length)
    return {"title": source.title, "body": framed(head, "", [], limit, gap=" ")}
