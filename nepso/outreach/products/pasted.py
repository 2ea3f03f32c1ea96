"""HTML of another page as the few blocks that a text of ours has: no word lost, none glued to the
next.

What only stands apart there (div, section, dl, …) becomes paragraphs; a row of a table becomes an
item that says its cells, each after the head of its column: so it is read the same on a page, in a
post and by an announcer.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

import lxml.html
from lxml.etree import SubElement
from lxml.etree import _Element as Element

# What a text keeps as it is; every other block only parts its words from what stands beside.
KEPT_BLOCKS = frozenset({"p", "h3", "h4", "ul", "ol", "li", "blockquote"})
HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}
OTHER_BLOCKS = frozenset({
    *("address", "article", "aside", "body", "caption", "center", "dd", "details", "dialog", "div"),
    *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "legend"),
    *("main", "menu", "nav", "pre", "search", "section", "summary"),
    *("table", "tbody", "thead", "tfoot", "tr", "td", "th"),
})  # fmt: skip
# Nobody writes so deep, and libxml2 drops what stands deeper than 256: it becomes one paragraph.
_DEEPEST, _EMPTY = 100, ("br", "hr")
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")  # as a cleaner writes them
_BLOCKS = KEPT_BLOCKS | OTHER_BLOCKS | frozenset(HEADINGS)


def as_blocks(html: str) -> str:
    """Cleaned HTML in ``KEPT_BLOCKS`` and what stands inside a line, in the order of the page."""
    if not html.strip():
        return ""
    if _depth(html) > _DEEPEST:
        return f"<p>{_TAG.sub(' ', html)}</p>"
    out = lxml.html.Element("div")
    _move(lxml.html.fragment_fromstring(html, create_parent="div"), out)
    return "".join(lxml.html.tostring(one, encoding="unicode", with_tail=False) for one in out)


def _depth(html: str) -> int:
    deepest = depth = 0
    for found in _TAG.finditer(html):
        if found[2] not in _EMPTY:
            depth += -1 if found[1] else 1
            deepest = max(deepest, depth)
    return deepest


def _move(parent: Element, out: Element) -> None:
    """What stands in ``parent`` as blocks of ``out``; loose words are a paragraph."""
    line = _line(parent.text)
    for child in parent:
        if not _parts(child):
            line.append(_only_words(child, str(child.tag)))
            line[-1].tail = child.tail
            continue
        _close(line, out)
        _block(child, out)
        line = _line(child.tail)
    _close(line, out)


def _block(element: Element, out: Element) -> None:
    tag = str(element.tag)
    if tag == "table":
        _rows(element, out)
    elif tag in HEADINGS or tag == "p":
        _close(_only_words(element, HEADINGS.get(tag, "p")), out)
    elif tag in KEPT_BLOCKS:
        made = SubElement(out, tag, {str(k): str(v) for k, v in element.attrib.items()})
        if any(_parts(child) for child in element):
            _move(element, made)
        else:
            out[-1] = _only_words(element, tag)
    else:
        _move(element, out)


def _parts(element: Element) -> bool:
    """Whether it stands apart from what is beside it: a block, or what holds one."""
    return any(inner.tag in _BLOCKS for inner in element.iter())


def _rows(table: Element, out: Element) -> None:
    rows = [[_text(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    rows = [cells for cells in rows if any(cells)]
    for caption in table.iter("caption"):
        _close(_only_words(caption, "p"), out)
    heads = next(iter(rows), []) if _has_heads(table) else []
    made = lxml.html.Element("ul")
    for cells in rows[1:] if heads else rows:
        SubElement(made, "li").text = _said(cells, heads)
    if len(made):
        out.append(made)
    elif heads:
        SubElement(out, "p").text = _said(heads, [])


def _has_heads(table: Element) -> bool:
    """Whether its first row names the columns."""
    first = next(table.iter("tr"), None)
    cells = [] if first is None else list(first.iter("td", "th"))
    return len(cells) > 1 and all(cell.tag == "th" for cell in cells)


def _said(cells: list[str], heads: list[str]) -> str:
    """ "Tân Cương: Quý III 12; Quý IV 7"."""
    if not heads or len(heads) != len(cells):
        return "; ".join(cell for cell in cells if cell)
    named = zip(heads[1:], cells[1:], strict=True)
    rest = "; ".join(f"{head} {cell}".strip() for head, cell in named if cell)
    return ": ".join(part for part in (cells[0], rest) if part)


def _text(element: Element) -> str:
    return " ".join(" ".join(_words(element)).split())


def _words(element: Element) -> Iterator[str]:
    """Its words, those of blocks inside it apart from each other."""
    between = " " if element.tag in _BLOCKS or element.tag == "br" else ""
    yield f"{between}{element.text or ''}"
    for child in element:
        yield from _words(child)
        yield f"{' ' if child.tag in _BLOCKS else ''}{child.tail or ''}"


def _line(text: str | None) -> Element:
    line: Element = lxml.html.Element("p")
    line.text = text
    return line


def _only_words(element: Element, tag: str) -> Element:
    """Its line under another tag; attributes are the cleaner's business."""
    line: Element = copy.deepcopy(element)
    line.tag, line.tail = tag, None
    return line


def _close(line: Element, out: Element) -> None:
    """The line as a block, when there is anything in it."""
    if _text(line):
        out.append(line)
