"""A person's words, approved by another, in place of the product's own on paper and boards.

What outlets of a kind are given is plain text: paragraphs, a blank line between them, points behind
"•". What an artwork shows at a place of its own (who paid, the key message, the page) is said once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from django.db.models import Case, IntegerField, When

from nepso.foundation.agencies.models import Agency
from nepso.kernel.folding import nfc
from nepso.outreach.distribution.artwork.content import (
    LONGEST_MESSAGE,
    LONGEST_TITLE,
    ArtworkContent,
    Block,
    Bullets,
    Heading,
    Numbered,
    Paragraph,
    Run,
)
from nepso.outreach.distribution.artwork.kinds import KINDS
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.making.posts import MORE
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.models.variant import Parts
from nepso.outreach.distribution.states import READY
from nepso.outreach.products.languages import VIETNAMESE
from nepso.outreach.products.models import ProductVersion

BULLET = "• "
_STEP = re.compile(r"(\d{1,3})\. (?=\S)")  # as ``making.plain`` prints it
# Whose words each family of artworks says.
_KIND_OF = {
    **{"poster": OutletKind.POSTER, "banner": OutletKind.BANNER, "booklet": OutletKind.BOOKLET},
    **dict.fromkeys(("leaflet", "folded"), OutletKind.LEAFLET),
    **{"slide": OutletKind.LCD_SCREEN, "led": OutletKind.LED_BOARD},
}


def words_changed(
    version: ProductVersion, artwork: str, agencies: Collection[Agency]
) -> Variant | None:
    """The variant whose changed and approved words that artwork says for these agencies: the
    product's own agency first, then the latest approved; None: the product's own words."""
    kind = _KIND_OF.get(KINDS[artwork].family)
    if kind is None or not agencies:
        return None
    rows = Variant.objects.filter(
        version=version, kind=kind, language=VIETNAMESE, state=READY, edited__isnull=False
    )
    of_others = Case(
        When(agency=version.product.agency_id, then=0), default=1, output_field=IntegerField()
    )
    rows = rows.filter(agency__in=list(agencies)).select_related("agency")
    return rows.order_by(of_others, "-approved_at", "-id").first()


def in_words_of(content: ArtworkContent, parts: Parts, link: str) -> ArtworkContent:
    """The content in these words; pictures, page, agency and who paid stay. ``link``: the address
    that a variant carries (``sources.link_of``), which stands on paper by its page alone."""
    if "line" in parts:
        line = " ".join(_without(nfc(parts["line"]), content.disclosure).split())
        return replace(content, title=line[:LONGEST_TITLE], key_message="", blocks=())
    page = f"{MORE}{link}"
    lines = [line.strip() for line in nfc(parts.get("body", "")).split("\n")]
    lines = [line for line in lines if line not in (content.disclosure, page)]
    message = _message_taken(lines, content.key_message)
    title = " ".join(nfc(parts.get("title", "")).split()) or content.title
    return replace(
        content,
        title=title[:LONGEST_TITLE],
        key_message=message,
        blocks=tuple(blocks_of_lines(lines, headings_of(content))),
    )


def headings_of(content: ArtworkContent) -> set[str]:
    """The headings of its text, as a line says each."""
    return {_words(one) for one in content.blocks if isinstance(one, Heading)}


def _without(line: str, disclosure: str) -> str:
    """Who paid has a line of its own on a board."""
    return line.replace(disclosure, "") if disclosure else line


def _message_taken(lines: list[str], message: str) -> str:
    """The line that stands large: the key message where it is still said, else the first."""
    if message in lines:
        lines.remove(message)
        return message
    first = next((line for line in lines if line), "")
    if not first or len(first) > LONGEST_MESSAGE or _is_item(first):
        return ""
    lines.remove(first)
    return first


def blocks_of_lines(lines: Sequence[str], headings: Collection[str] = ()) -> list[Block]:
    """Paragraphs, points that follow each other as one list, as those of an order do; a line that
    is a heading of the text, or asks, is one."""
    found: list[Block] = []
    for line in filter(None, lines):
        last, step = found[-1] if found else None, _STEP.match(line)
        made: Block
        if line.startswith(BULLET):
            points = last if isinstance(last, Bullets) else Bullets(())
            made = Bullets((*points.items, (Run(line.removeprefix(BULLET)),)))
            goes_on = points is last
        elif step is not None:
            steps = _order_with(last, int(step[1]))
            made = Numbered((*steps.items, (Run(line[step.end() :]),)), steps.start)
            goes_on = steps is last
        else:
            is_heading = line in headings or (bool(headings) and line.endswith("?"))
            made, goes_on = (Heading if is_heading else Paragraph)((Run(line),)), False
        found[len(found) - goes_on :] = [made]
    return found


def _order_with(last: Block | None, number: int) -> Numbered:
    """The steps before it that it goes on with, or none yet."""
    if isinstance(last, Numbered) and number == last.start + len(last.items):
        return last
    return Numbered((), number)


def _is_item(line: str) -> bool:
    return line.startswith(BULLET) or _STEP.match(line) is not None


def _words(block: Heading) -> str:
    return " ".join("".join(run.text for run in block.runs).split())
