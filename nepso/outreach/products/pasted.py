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
_LISTS = ("ul", "ol")
_BLOCKS = KEPT_BLOCKS | OTHER_BLOCKS | frozenset(HEADINGS)


def as_blocks(html: str) -> str:
    """Cleaned HTML in ``KEPT_BLOCKS`` and what stands inside a line, in the order of the page."""
    if not html.strip():
        return ""
    if _depth(html) > _DEEPEST:
        return f"<p>{_TAG.sub(' ', html)}</p>"
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    if next(root.iter("h1", "h2"), None) is None:
        for heading in root.iter("h3"):
            heading.tag = "h2"  # the highest of its page: as it would be typed
    out = lxml.html.Element("div")
    _move(root, out)
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
        line = _only_words(element, HEADINGS.get(tag, "p"))
        if any(_parts(child) for child in element):
            line = _line(_text(element), str(line.tag))
        _close(line, out)
    elif tag in _LISTS:
        _items(element, SubElement(out, tag, {str(k): str(v) for k, v in element.attrib.items()}))
    elif tag in KEPT_BLOCKS:
        if any(_parts(child) for child in element):
            _move(element, SubElement(out, tag))
        else:
            out.append(_only_words(element, tag))
    else:
        _move(element, out)


def _items(element: Element, made: Element) -> None:
    """A list holds items alone: what stands between them belongs to the one before."""
    for words, child in ((element.text, None), *((child.tail, child) for child in element)):
        if child is not None and child.tag == "li":
            _block(child, made)
        elif child is not None:
            _move_into_last(child, made)
        if words and words.strip():
            _move_into_last(_line(words), made)


def _move_into_last(child: Element, made: Element) -> None:
    last = made[-1] if len(made) else SubElement(made, "li")
    if (last.text or len(last)) and not any(_parts(one) for one in last):
        own = _only_words(last, "p")
        for one in list(last):
            last.remove(one)
        last.text = None
        last.append(own)
    holder = lxml.html.Element("div")
    holder.append(_only_words(child, str(child.tag)))
    _move(holder, last)


def _parts(element: Element) -> bool:
    """Whether it stands apart from what is beside it: a block, or what holds one."""
    return any(inner.tag in _BLOCKS for inner in element.iter())


def _rows(table: Element, out: Element) -> None:
    rows = [list(row.iterchildren("td", "th")) for row in _rows_of(table)]
    rows = [cells for cells in rows if any(map(_text, cells))]
    for caption in table.iterchildren("caption"):
        _close(_line(_text(caption)), out)
    heads = [_text(cell) for cell in rows[0]] if rows and _are_heads(rows[0]) else []
    made = SubElement(out, "ul")
    for cells in rows[1:] if heads else rows:
        made.append(_row(cells, heads))
    if not len(made):
        out.remove(made)
        _close(_line("; ".join(filter(None, heads))), out)


def _row(cells: list[Element], heads: list[str]) -> Element:
    """ "Tân Cương: Quý III 12; Quý IV 7"."""
    item: Element = lxml.html.Element("li")
    named = heads if len(heads) == len(cells) else []
    of_row = ": " if named and _text(cells[0]) else "; "
    told = 0
    for at, cell in enumerate(cells):
        if not _text(cell):
            continue
        _add(item, ("", of_row)[told] if told < 2 else "; ")
        _add(item, f"{named[at]} " if named and at and named[at] else "")
        _add_words(item, cell)
        told += 1
    return item


def _add(item: Element, text: str) -> None:
    if len(item):
        item[-1].tail = (item[-1].tail or "") + text
    else:
        item.text = (item.text or "") + text


def _add_words(item: Element, cell: Element) -> None:
    """What the cell says, its links and marks with it where nothing stands apart in it."""
    if not len(cell) or any(_parts(child) for child in cell):
        _add(item, _text(cell))
        return
    _add(item, (cell.text or "").lstrip())
    for child in cell:
        item.append(_only_words(child, str(child.tag)))
        item[-1].tail = child.tail
    item[-1].tail = (item[-1].tail or "").rstrip()


def _rows_of(table: Element) -> Iterator[Element]:
    """Its own rows; those of a table inside a cell are words of that cell."""
    for part in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        yield from [part] if part.tag == "tr" else part.iterchildren("tr")


def _are_heads(cells: list[Element]) -> bool:
    """Whether a first row of such cells names the columns."""
    return len(cells) > 1 and all(cell.tag == "th" for cell in cells)


def _text(element: Element) -> str:
    return " ".join(" ".join(_words(element)).split())


def _words(element: Element) -> Iterator[str]:
    """Its words, those of blocks inside it apart from each other."""
    between = " " if element.tag in _BLOCKS or element.tag == "br" else ""
    yield f"{between}{element.text or ''}"
    for child in element:
        yield from _words(child)
        yield f"{' ' if child.tag in _BLOCKS else ''}{child.tail or ''}"


def _line(text: str | None, tag: str = "p") -> Element:
    line: Element = lxml.html.Element(tag)
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
