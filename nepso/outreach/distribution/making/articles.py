"""Texts with a title: pages, Zalo articles, YouTube, newsletters, what is printed or said."""

from __future__ import annotations

from dataclasses import replace

from nepso.outreach.distribution.making.counting import measured
from nepso.outreach.distribution.making.cutting import CannotFit, cut
from nepso.outreach.distribution.making.framing import framed
from nepso.outreach.distribution.making.limits import limit_of
from nepso.outreach.distribution.making.plain import plain_blocks
from nepso.outreach.distribution.making.posts import head_of, tail_of
from nepso.outreach.distribution.making.source import Rule, Source

_PASTED = {"website"}
_NO_ANGLES = str.maketrans({"<": "‹", ">": "›"})


def article(kind: str, source: Source, rule: Rule) -> dict[str, str]:
    """A page: the text as it was typed, so that headings and links stay; in plain words for a
    website of the agency, into which a person pastes it. Never shortened.

    Raises CannotFit, with how much has to go, when it is longer than the rule allows.
    """
    text = plain_blocks(source.blocks, "-") if kind in _PASTED else source.typed
    said = [source.must_say, rule.prefix, text, rule.suffix]
    body = "\n\n".join(part for part in said if part)
    limit = limit_of(kind, "body", rule.length)
    over = measured(body, limit.counted) - limit.most
    if over > 0:
        raise CannotFit(
            f"Bài dài hơn {limit.most} ký tự mà quy tắc của kênh này cho {over} ký tự, trang thì "
            "không tự cắt: hãy cắt bớt trong sản phẩm hoặc tăng độ dài trong quy tắc."
        )
    return {"title": _title(kind, source.title), "lead": source.key_message, "body": body}


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
    """A title and a description. YouTube takes no "<" nor ">" in its texts; a podcast is XML, which
    escapes them where it is written (XML 1.0, 2.4)."""
    if kind != "youtube":
        return titled(kind, source, rule, "description")
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
