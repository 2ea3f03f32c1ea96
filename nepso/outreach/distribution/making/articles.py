"""Texts with a title: pages, Zalo articles, YouTube, newsletters, what is printed or said."""

from __future__ import annotations

from dataclasses import replace

from nepso.outreach.distribution.making.cutting import cut
from nepso.outreach.distribution.making.framing import framed
from nepso.outreach.distribution.making.limits import limit_of
from nepso.outreach.distribution.making.plain import plain_blocks
from nepso.outreach.distribution.making.posts import head_of, tail_of
from nepso.outreach.distribution.making.source import Rule, Source

_NO_ANGLES = str.maketrans({"<": "‹", ">": "›"})


def article(kind: str, source: Source, rule: Rule) -> dict[str, str]:
    """A page: the text as it was typed, so that headings and links stay; never shortened."""
    said = [source.must_say, rule.prefix, source.typed, rule.suffix]
    return {
        "title": _title(kind, source.title),
        "lead": source.key_message,
        "body": "\n\n".join(part for part in said if part),
    }


def zalo_article(kind: str, source: Source, rule: Rule) -> dict[str, str]:
    """An article of a Zalo OA: title and lead within its limits, the text plain."""
    lead = limit_of(kind, "lead")
    bare = Rule(length=rule.length, prefix=rule.prefix, suffix=rule.suffix, with_key_message=False)
    made = titled(kind, source, bare)
    return {
        "title": made["title"],
        "lead": framed([], source.key_message, [], lead),
        "body": made["body"],
    }


def titled(kind: str, source: Source, rule: Rule, part: str = "body") -> dict[str, str]:
    """A title and a plain text: newsletter, bulletin, leaflet, poster, a speaker's notes."""
    limit = limit_of(kind, part, rule.length)
    body = plain_blocks(source.blocks)
    text = framed(head_of(source, rule), body, tail_of(source, rule), limit)
    return {"title": _title(kind, source.title), part: text}


def described(kind: str, source: Source, rule: Rule) -> dict[str, str]:
    """A title and a description: YouTube, which takes no "<" nor ">" in its texts; podcast."""
    blocks = tuple(replace(one, text=one.text.translate(_NO_ANGLES)) for one in source.blocks)
    told = {
        name: getattr(source, name).translate(_NO_ANGLES)
        for name in ("title", "key_message", "disclosed_as")
    }
    words = {
        name: getattr(rule, name).translate(_NO_ANGLES) for name in ("greeting", "prefix", "suffix")
    }
    bare = replace(source, blocks=blocks, **told)
    return titled(kind, bare, replace(rule, **words), "description")


def _title(kind: str, title: str) -> str:
    limit = limit_of(kind, "title")
    return cut(title, limit.most, limit.counted)
