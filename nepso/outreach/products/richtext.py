"""Rich text: what a person typed or pasted, as the only HTML of it that any page shows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

import nh3
from django.utils.safestring import SafeString, mark_safe
from lxml.etree import _Element
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from nepso.kernel.folding import nfc
from nepso.outreach.products.pasted import HEADINGS, KEPT_BLOCKS, OTHER_BLOCKS, as_blocks

_INSIDE_A_LINE = {"br", "strong", "b", "em", "i", "a", "sub", "sup"}
_WHOLE_GONE = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math"}


def _cleaner(*blocks: Iterable[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_INSIDE_A_LINE.union(*blocks),
        clean_content_tags=_WHOLE_GONE,
        # Without "*" it would let lang and title pass.
        attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "tel", "mailto"},
        url_relative="deny",
        link_rel="noopener nofollow",
    )


_CLEANER = _cleaner(KEPT_BLOCKS)
_CLEANER_OF_PAGES = _cleaner(KEPT_BLOCKS, OTHER_BLOCKS, HEADINGS)
# The page's own headings are h1 and h2; a text begins below them.
_HEADING_TAG = re.compile(r"(</?)(h[1-6])(?=>)")
# Line ends are kept as typed; four spaces in front of a line are no program.
_READER = MarkdownIt("commonmark", {"html": True, "breaks": True}).disable(["code", "image"])
# Signs of arithmetic and of codes that a telephone dials ("*101#"), never emphasis.
_STARS_OF_NUMBERS = re.compile(
    r"(?<=\d)\*(?=\d)|\*(?=\d[\d*]{0,40}#)|\*\*(?=\d{1,10}\*[\d*]{0,40}#)|(?<=\d)\*(?=#)"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_BLOCK_END = re.compile(r"</(?:p|h3|h4|li|blockquote)>|<br ?/?>")


def _stars(state: StateInline, silent: bool) -> bool:
    """A rule of the reader: such stars are letters."""
    found = _STARS_OF_NUMBERS.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True


_READER.inline.ruler.before("emphasis", "stars_of_numbers", _stars)


def typed(text: str) -> str:
    """A text as it is kept: composed, plain line ends, without control characters."""
    return _CONTROL.sub("", nfc(text).replace("\r\n", "\n").replace("\r", "\n")).strip()


def rich_html(source: str) -> SafeString:
    """The HTML of a source: paragraphs, "## " headings, "- " lists, **bold**, links; or pasted
    HTML. Cleaned by a closed list of tags each time it is shown, so that nothing stored is trusted;
    pictures are assets, never part of the text."""
    tokens = _READER.parse(typed(source))
    made = _READER.renderer.render(tokens, _READER.options, {})
    if any(_is_html(token) for token in tokens):
        # "&#1;" is a letter only now, and none that XML takes.
        made = as_blocks(_CONTROL.sub("", _CLEANER_OF_PAGES.clean(made)))
    else:
        made = _HEADING_TAG.sub(lambda found: f"{found[1]}{HEADINGS[found[2]]}", made)
    return mark_safe(_CLEANER.clean(made))  # noqa: S308 - what nh3 has just cleaned


def _is_html(token: Token) -> bool:
    """Whether something in it was typed as HTML."""
    return token.type.startswith("html_") or any(_is_html(one) for one in token.children or ())


def start_of(ordered: _Element) -> int:
    """With which number an ordered list of that HTML begins: one that goes on after a paragraph
    begins where it was left, "1986. …" at a year. What is no number of four digits, or 0, is 1."""
    told = ordered.get("start", "")
    return (int(told) if told.isascii() and told.isdecimal() and len(told) <= 4 else 1) or 1


def plain_text(source: str) -> str:
    """The words of a source alone, a paragraph a line: for search, likeness and quotes."""
    lines = _BLOCK_END.sub("\n", rich_html(source))
    words = html.unescape(nh3.clean(lines, tags=set()))
    return "\n".join(line for line in (" ".join(one.split()) for one in words.split("\n")) if line)
