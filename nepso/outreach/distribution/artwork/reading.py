"""From the cleaned HTML of a product (``products.richtext``) to the blocks of an artwork.

Paper has no links: an address that the words do not show is put behind them in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml.etree import _Element as Element

from nepso.kernel.folding import nfc
from nepso.outreach.distribution.artwork.content import (
    Block,
    Bullets,
    Heading,
    Numbered,
    Paragraph,
    Run,
    Runs,
)
from nepso.outreach.products.richtext import start_of

_LEVELS = {"h1": 1, "h2": 1, "h3": 1, "h4": 2, "h5": 2, "h6": 2}
_LISTS = ("ul", "ol")
_BOLD, _ITALIC = ("strong", "b"), ("em", "i")
_RAISED = str.maketrans("123", "¹²³")


def blocks_of(html: str) -> tuple[Block, ...]:
    """The blocks of a text in their order; what is no paragraph, heading or list gives its words.

    A list inside a list follows its item as items of the same list: an artwork has one depth.
    """
    if not html.strip():
        return ()
    parser = lxml.html.HTMLParser(encoding="utf-8")
    root = lxml.html.fromstring(f"<div>{html}</div>".encode(), parser=parser)
    return tuple(_levelled(_blocks(root)))


def _levelled(blocks: Iterator[Block]) -> Iterator[Block]:
    """No second level before a first: a reader of headings never meets a gap."""
    has_first = False
    for block in blocks:
        if isinstance(block, Heading):
            yield Heading(block.runs, block.level if has_first else 1)
            has_first = True
        else:
            yield block


def _blocks(parent: Element) -> Iterator[Block]:
    loose = _Line()
    loose.add(parent.text)
    for child in parent:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _LEVELS or tag in _LISTS or tag in ("p", "blockquote", "div"):
            yield from loose.as_paragraph()
            loose = _Line()
            yield from _block(child, tag)
        elif tag:
            loose.take(child)
        loose.add(child.tail)
    yield from loose.as_paragraph()


def _block(element: Element, tag: str) -> Iterator[Block]:
    if tag in ("blockquote", "div"):
        yield from _blocks(element)
        return
    if tag in _LISTS:
        items = tuple(_items(element))
        if items:
            yield Numbered(items, start_of(element)) if tag == "ol" else Bullets(items)
        return
    line = _Line()
    line.take_inside(element)
    runs = line.runs()
    if runs:
        yield Heading(runs, _LEVELS[tag]) if tag in _LEVELS else Paragraph(runs)


def _items(element: Element) -> Iterator[Runs]:
    for child in element:
        if child.tag in _LISTS:
            yield from _items(child)
            continue
        line = _Line()
        line.take_inside(child, without=_LISTS)
        if line.runs():
            yield line.runs()
        for inner in child.iter(*_LISTS):
            if next(inner.iterancestors(*_LISTS), None) is element:
                yield from _items(inner)


@dataclass
class _Line:
    """Runs being gathered; blanks as HTML joins them, "\\n" only from ``<br>``."""

    found: list[Run] = field(default_factory=list)

    def add(self, text: str | None, bold: bool = False, italic: bool = False) -> None:
        if text:
            self.found.append(Run(nfc(text), bold, italic))

    def take(self, element: Element, bold: bool = False, italic: bool = False) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "br":
            self.found.append(Run("\x00"))  # a break, told apart from the blanks of the source
        elif tag in ("sup", "sub"):
            text = _text_of(element)
            self.add(text.translate(_RAISED) if tag == "sup" else text, bold, italic)
        elif tag:
            self.take_inside(element, bold or tag in _BOLD, italic or tag in _ITALIC)
            if tag == "a":
                self.add(_address_to_print(element), bold, italic)

    def take_inside(
        self,
        element: Element,
        bold: bool = False,
        italic: bool = False,
        *,
        without: tuple[str, ...] = (),
    ) -> None:
        self.add(element.text, bold, italic)
        for child in element:
            if child.tag in ("p", "div", "blockquote") and self.found:
                self.found.append(Run("\x00"))
            if child.tag not in without:
                self.take(child, bold, italic)
            self.add(child.tail, bold, italic)

    def runs(self) -> Runs:
        """The runs with blanks joined, none at the ends, equal looks put together."""
        out: list[Run] = []
        ends_blank = True
        for run in self.found:
            words = " ".join(run.text.split()) if run.text.strip() else ""
            before = " " if run.text[:1].isspace() and not ends_blank else ""
            after = " " if words and run.text[-1:].isspace() else ""
            text = before + words + after
            if run.text == "\x00":
                text = "\n" if out else ""
            if text:
                ends_blank = text[-1].isspace()
                _joined(out, Run(text, run.bold, run.italic))
        return _stripped(out)

    def as_paragraph(self) -> Iterator[Block]:
        runs = self.runs()
        if runs:
            yield Paragraph(runs)


def _joined(out: list[Run], run: Run) -> None:
    last = out[-1] if out else None
    if last and run.text == "\n":
        out[-1] = Run(last.text.rstrip(" ") + "\n", last.bold, last.italic)
    elif last and (last.bold, last.italic) == (run.bold, run.italic):
        out[-1] = Run(last.text + run.text, run.bold, run.italic)
    else:
        out.append(run)


def _stripped(out: list[Run]) -> Runs:
    while out and not out[-1].text.strip():
        out.pop()
    if out:
        last = out[-1]
        out[-1] = Run(last.text.rstrip(), last.bold, last.italic)
        out[0] = Run(out[0].text.lstrip(), out[0].bold, out[0].italic)
    return tuple(out)


def _text_of(element: Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _address_to_print(link: Element) -> str:
    href = str(link.get("href") or "").strip()
    for scheme in ("https://", "http://", "mailto:", "tel:"):
        if href.lower().startswith(scheme):
            short = href[len(scheme) :].rstrip("/")
            shown = _text_of(link)
            return f" ({short})" if short and short not in shown else ""
    return ""
