"""Samples to look at: ``python -m nepso.outreach.distribution.artwork OUT_DIR [CONTENT.json]``.

The JSON has the fields of ``ArtworkContent``, ``html`` for the text, ``pictures`` as
{"file", "alt", "credit"} beside it, ``questions`` as [question, HTML that answers],
``table`` as
{"title", "unit", "source", "rows": [[label, value]]}; without it, a sample of our own.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from nepso.kernel.errors import NepsoError
from nepso.outreach.distribution.artwork.content import ArtworkContent, Picture, Question
from nepso.outreach.distribution.artwork.kinds import KINDS
from nepso.outreach.distribution.artwork.making import make_artwork
from nepso.outreach.distribution.artwork.reading import blocks_of
from nepso.outreach.distribution.artwork.results import ArtworkOptions, DataTable

SAMPLE = Path(__file__).parent / "sample.json"


def content_read(path: Path) -> tuple[ArtworkContent, DataTable | None]:
    """The content and the table of a JSON file."""
    facts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    table = facts.pop("table", None)
    pictures = tuple(
        Picture((path.parent / one["file"]).read_bytes(), one["alt"], one.get("credit", ""))
        for one in facts.pop("pictures", ())
    )
    asked = facts.pop("questions", ())
    questions = tuple(Question(question, blocks_of(answer)) for question, answer in asked)
    date = facts.pop("date", None)
    content = ArtworkContent(
        blocks=blocks_of(facts.pop("html", "")),
        pictures=pictures,
        questions=questions,
        date=dt.date.fromisoformat(date) if date else None,
        **facts,
    )
    if table is None:
        return content, None
    rows = tuple((label, value) for label, value in table.pop("rows"))
    return content, DataTable(rows=rows, **table)


def main(arguments: list[str]) -> int:
    """Make every kind that the content has enough for; say what was left out."""
    if not arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    content, table = content_read(Path(arguments[1]) if arguments[1:] else SAMPLE)
    options = ArtworkOptions(size_cm=(300, 80), led_pixels=(192, 96), table=table)
    for code in KINDS:
        try:
            made = make_artwork(code, content, options)
        except NepsoError as error:
            sys.stdout.write(f"{code}: {error.sentence}\n")
            continue
        (out / made.file_name).write_bytes(made.data)
        sys.stdout.write(f"{made.file_name}: {made.pages} trang, {len(made.data):,} byte\n")
        for line in (*made.remarks, *(one.sentence for one in made.left_out)):
            sys.stdout.write(f"  - {line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
