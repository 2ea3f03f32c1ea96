"""How long each part of a variant may be: what a platform says, with where it says so.

Where no source was found there is no entry: the length is then a setting of ``MakingRule`` that an
editor changes, and the screen says that it is one.
"""

from __future__ import annotations

from dataclasses import dataclass

from nepso.outreach.distribution.making.counting import Counted


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many units; ``source`` where that is said, "" for a setting of our own."""

    most: int
    counted: Counted
    source: str = ""


# Meta's own reference names no length; what its server refuses is reported by those who post.
_FACEBOOK = "docs.letmepost.dev/preflight/facebook-text-max_graphemes (máy chủ từ chối, mã 100)"
_TIKTOK = "developers.tiktok.com/doc/content-posting-api-reference-direct-post"
_YOUTUBE = "developers.google.com/youtube/v3/docs/videos (snippet.title, snippet.description)"
# Zalo's own page could not be read; a kept SDK of others states it.
_ZALO = "npm @warriorteam/redai-zalo-sdk 1.32.17, docs/ARTICLE_MANAGEMENT.md"

# Where a platform does not say what a character is, the strictest reading: UTF-16 units.
LIMITS: dict[tuple[str, str], Limit] = {
    ("facebook", "text"): Limit(63_206, "utf16", _FACEBOOK),
    ("tiktok", "text"): Limit(2_200, "utf16", _TIKTOK),
    # "The property value has a maximum length of 100 characters": an emoji is one of them.
    ("youtube", "title"): Limit(100, "characters", _YOUTUBE),
    ("youtube", "description"): Limit(5_000, "bytes", _YOUTUBE),
    ("zalo_oa", "title"): Limit(150, "utf16", _ZALO),
    ("zalo_oa", "lead"): Limit(300, "utf16", _ZALO),
}
# The part to which the length of a rule applies.
MAIN_PART = {
    "facebook": "text",
    "tiktok": "text",
    "youtube": "description",
    "zalo_oa": "body",
    "zalo_group": "text",
    "web_push": "body",
    "newsletter": "body",
    "podcast": "description",
    "bulletin": "body",
    "speaker": "body",
    "notice_board": "body",
    "leaflet": "body",
    "booklet": "body",
    "poster": "body",
    "lcd_screen": "body",
    "telecom_message": "text",
    "loudspeaker": "script",
    "folder": "script",
    "mobile": "script",
    "portal": "body",
    "feed": "body",
    "website": "body",
    "webhook": "body",
    "led_board": "line",
    "banner": "line",
}
LONGEST_TITLE = 200  # as long as a product's own
# Where nobody set a length: a text of 20,000 signs (the longest that a product has) with its frame,
# and its numbers written out in words.
_WIDEST = 150_000


def limit_of(kind: str, part: str, length: int = 0) -> Limit:
    """What holds for that part when the rule, or the board, allows ``length`` (0: nothing said)."""
    said = LIMITS.get((kind, part))
    counted: Counted = said.counted if said else "characters"
    if kind == "telecom_message":
        counted = "septets"
    if MAIN_PART.get(kind) == part and length:
        if said is None or length <= said.most:
            return Limit(length, counted)
        return said
    if said is not None:
        return said
    return Limit(LONGEST_TITLE if part == "title" else _WIDEST, counted)
