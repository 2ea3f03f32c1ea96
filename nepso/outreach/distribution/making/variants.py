"""Which maker makes which kind of outlet's texts."""

from __future__ import annotations

from collections.abc import Callable

from nepso.outreach.distribution.making.articles import article, described, titled, zalo_article
from nepso.outreach.distribution.making.lines import line
from nepso.outreach.distribution.making.posts import post, push, telecom
from nepso.outreach.distribution.making.scripts import script
from nepso.outreach.distribution.making.source import Rule, Source

Maker = Callable[[str, Source, Rule], dict[str, str]]

_MAKERS: dict[str, Maker] = {
    **dict.fromkeys(("portal", "feed", "website", "webhook"), article),
    **dict.fromkeys(("youtube", "podcast"), described),
    **dict.fromkeys(("facebook", "tiktok", "zalo_group"), post),
    **dict.fromkeys(("loudspeaker", "folder", "mobile"), script),
    **dict.fromkeys(("led_board", "banner"), line),
    "zalo_oa": zalo_article,
    "web_push": push,
    "telecom_message": telecom,
}


def parts_made(kind: str, source: Source, rule: Rule) -> dict[str, str]:
    """The texts of that kind of outlet, by the names of their parts.

    Raises CannotFit, with a sentence for a person, when not even what must be said has room.
    """
    return _MAKERS.get(kind, titled)(kind, source, rule)
