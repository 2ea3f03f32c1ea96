"""Things a person reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from nepso.kernel.states import State
from nepso.ui.components import from_template

COLOURS = ("grey", "blue", "green", "amber", "red", "plum")
_WARNING = ("red", "amber")
BANNERS = {
    "success": "circle-check",
    "info": "info-circle",
    "warning": "alert-triangle",
    "error": "alert-triangle",
}


def tag(text: str, colour: str = "grey") -> SafeString:
    """A state in one or two words. The words carry the meaning, the colour repeats it."""
    if colour not in COLOURS:
        raise ValueError(f"tag colour {colour!r}: one of {', '.join(COLOURS)}")
    return format_html('<span class="nep-tag nep-tag--{}">{}</span>', colour, text)


def state_tag(state: State) -> SafeString:
    """The tag of a declared state."""
    return tag(state.label, state.colour)


def banner(content: str, kind: str = "info", title: str = "") -> SafeString:
    """A message about the page as a whole; errors and warnings are announced at once."""
    return from_template("banner", content=content, kind=kind, title=title, icon=BANNERS[kind])


def banner_kind(level: str) -> str:
    """The banner of a message's level tag; what is unknown is plain information."""
    return level if level in BANNERS else "info"


def card(
    content: str, title: str = "", href: str = "", icon: str = "", level: int = 2
) -> SafeString:
    """A framed piece; with ``href`` its title is the link."""
    return from_template("card", content=content, title=title, href=href, icon=icon, level=level)


def inset(content: str) -> SafeString:
    """Words set apart, as of a quoted document."""
    return format_html('<div class="nep-inset">{}</div>', content)


def warning(text: str) -> SafeString:
    """One sentence that must not be missed."""
    return from_template("warning", text=text)


def empty_state(content: str, title: str, icon: str = "inbox") -> SafeString:
    """Nothing here: say so, and in the content say what to do about it."""
    return from_template("empty_state", content=content, title=title, icon=icon)


def page_header(content: str, title: str, lead: str = "", eyebrow: str = "") -> SafeString:
    """The only h1 of a page; the content holds its buttons and tags."""
    return from_template("page_header", content=content, title=title, lead=lead, eyebrow=eyebrow)


def figure(  # noqa: PLR0917 - a template tag: most are given by name
    value: Any, label: str, href: str = "", colour: str = "", note: str = "", icon: str = ""
) -> SafeString:
    """A number with its words; every figure opens its evidence, so give ``href``.

    None of what would be a warning is no warning: a zero in red or amber is shown without colour.
    """
    shown = "" if colour in _WARNING and str(value) == "0" else colour
    return from_template(
        "figure", value=value, label=label, href=href, colour=shown, note=note, icon=icon
    )


def summary_list(rows: Sequence[Sequence[Any]]) -> SafeString:
    """Pairs (key, value), or (key, value, address, link words) where a row can be changed."""
    return from_template("summary_list", rows=[(*row, "", "", "")[:4] for row in rows])


def timeline(items: Sequence[Any]) -> SafeString:
    """What happened, newest first: each with ``when``, ``title`` and maybe ``who text icon``."""
    return from_template("timeline", items=items)


def progress_bar(
    value: int, maximum: int = 100, label: str = "Tiến độ", text: str = ""
) -> SafeString:
    """A bar with its figure in words; ``text`` replaces "3/10 (30%)"."""
    share = f"{round(100 * value / maximum) if maximum else 0}%"
    shown = text or (share if maximum == 100 else f"{value}/{maximum} ({share})")
    return from_template("progress", value=value, maximum=maximum or 1, label=label, text=shown)


def progress_poll(
    url: str, value: int = 0, maximum: int = 100, label: str = "Tiến độ", text: str = ""
) -> SafeString:
    """A bar that asks ``url`` for itself anew every two seconds; without script a link does.

    ``url`` answers with this tag again while work goes on, with anything else at its end.
    """
    bar = progress_bar(value, maximum, label, text)
    return from_template("progress_poll", url=url, bar=bar)
