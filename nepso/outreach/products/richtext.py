"""Rich text: what a person typed or pasted, as the only HTML of it that any page shows."""

from __future__ import annotations

import html
import re

import nh3
from django.utils.safestring import SafeString, mark_safe
from lxml.etree import _Element
from markdown_it import MarkdownIt
from markdown_it.token import Token

from nepso.kernel.folding import nfc

# The page's own headings are h1 and h2; a text begins below them.
_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}
_TAGS = {
    *("p", "br", "h3", "h4", "ul", "ol", "li", "strong", "b", "em", "i", "blockquote", "a"),
    *("sub", "sup"),
}
_WHOLE_GONE = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math"}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_WHOLE_GONE,
    # Without "*" it would let lang and title pass.
    attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https", "tel", "mailto"},
    url_relative="deny",
    link_rel="noopener nofollow",
)
# Line ends are kept as typed; four spaces in front of a line are no program.
_READER = MarkdownIt("commonmark", {"html": True, "breaks": True}).disable(["code", "image"])
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_BLOCK_END = re.compile(r"</(?:p|h3|h4|li|blockquote)>|<br ?/?>")


def typed(text: str) -> str:
    """A text as it is kept: composed, plain line ends, without control characters."""
    return _CONTROL.sub("", nfc(text).replace("\r\n", "\n").replace("\r", "\n")).strip()


def rich_html(source: str) -> SafeString:
    """The HTML of a source: paragraphs, "## " headings, "- " lists, **bold**, links; or pasted
    HTML. Cleaned by a closed list of tags each time it is shown, so that nothing stored is trusted;
    pictures are assets, never part of the text."""
    tokens = _READER.parse(typed(source))
    for token in tokens:
        _lower(token)
    made = _READER.renderer.render(tokens, _READER.options, {})
    return mark_safe(_CLEANER.clean(made))  # noqa: S308 - what nh3 has just cleaned


def _lower(token: Token) -> None:
    if token.type in ("heading_open", "heading_close"):
        token.tag = _HEADINGS[token.tag]


def start_of(ordered: _Element) -> int:
    """With which number an ordered list of that HTML begins: one that goes on after a paragraph
    begins where it was left. What is no number of three digits begins at 1."""
    told = ordered.get("start", "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) <= 3 else 1


def plain_text(source: str) -> str:
    """The words of a source alone, a paragraph a line: for search, likeness and quotes."""
    lines = _BLOCK_END.sub("\n", rich_html(source))
    words = html.unescape(nh3.clean(lines, tags=set()))
    return "\n".join(line for line in (" ".join(one.split()) for one in words.split("\n")) if line)
