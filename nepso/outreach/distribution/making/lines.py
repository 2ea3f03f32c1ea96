"""Lines on boards: as many pages as the board needs, each as long as it shows."""

from __future__ import annotations

from nepso.outreach.distribution.making.cutting import lines_of
from nepso.outreach.distribution.making.source import Rule, Source


def line(kind: str, source: Source, rule: Rule) -> dict[str, str]:
    """The key message and who paid; a line each page, so that nothing is lost on a short board.

    Raises CannotFit when one word is longer than the board.
    """
    said = [rule.prefix, source.key_message or source.title, source.must_say, rule.suffix]
    if not rule.length:
        return {"line": " ".join(" ".join(part.split()) for part in said if part)}
    pages = [page for part in said for page in lines_of(part, rule.length)]
    return {"line": "\n".join(pages)}  # who paid begins a page of its own
