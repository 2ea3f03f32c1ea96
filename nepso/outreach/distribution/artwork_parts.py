"""What a booklet and an infographic need besides the text, read out of the approved text itself.

Nothing is typed for one artwork alone: figures and answers that nobody else read would go to print.
An editor writes them in the product (decision 0183).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from nepso.outreach.distribution.artwork.content import (
    Block,
    Bullets,
    Heading,
    Question,
    Runs,
    runs_of,
)
from nepso.outreach.distribution.artwork.results import DataTable

# "Trường học: 1.234,5 buổi", as Vietnamese writes numbers.
_ROW = re.compile(
    r"(?P<label>.{1,200}?)\s*:\s*(?P<number>-?\d[\d.]*(?:,\d+)?)\s*(?P<unit>\D{0,40})"
)
_WHOLE = re.compile(r"-?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?")
_SOURCE = re.compile(r"Nguồn\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)


def questions_of(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Question, ...]]:
    """The text without its questions, and the questions: a heading that ends with "?" asks, what
    follows until the next heading answers."""
    rest: list[Block] = []
    asked: list[tuple[str, list[Block]]] = []
    is_open = False
    for block in blocks:
        if isinstance(block, Heading):
            words = _words(block.runs)
            is_open = words.endswith("?")
            if is_open:
                asked.append((words, []))
                continue
        if is_open:
            asked[-1][1].append(block)
        else:
            rest.append(block)
    return tuple(rest), tuple(Question(one, tuple(found)) for one, found in asked if found)


def table_of(blocks: Sequence[Block], title: str) -> DataTable | None:
    """The first list in which every line is "label: number unit", with the heading above it as its
    title and "Nguồn: …" below it as its source; None where the text has no such list."""
    heading = title
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            heading = _words(block.runs)
        rows = _rows(block) if isinstance(block, Bullets) else []
        if not rows:
            continue
        units = {unit for _, _, unit in rows}
        unit = units.pop() if len(units) == 1 else ""
        after = " ".join(_lines(blocks[at + 1])) if at + 1 < len(blocks) else ""
        source = found.group(1) if (found := _SOURCE.match(after)) else ""
        return DataTable(
            heading, tuple((label, n) for label, n, _ in rows), unit, source.rstrip(".")
        )
    return None


def _rows(block: Bullets) -> list[tuple[str, Decimal, str]]:
    """Label, number, unit of each; none at all where one line is no figure."""
    rows = []
    for runs in block.items:
        found = _ROW.fullmatch(_words(runs).rstrip(".;"))
        if found is None or not _WHOLE.fullmatch(found["number"]):
            return []
        plain = found["number"].replace(".", "").replace(",", ".")
        rows.append((found["label"], Decimal(plain), found["unit"].strip()))
    return rows


def _lines(block: Block) -> list[str]:
    return [_words(runs) for runs in runs_of(block)]


def _words(runs: Runs) -> str:
    return " ".join("".join(run.text for run in runs).split())
