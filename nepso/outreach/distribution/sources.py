"""From a stored version to what variants are made of; whether a variant is of what stands now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import lxml.html
from lxml.etree import _Element as Element

from nepso.foundation.agencies.models import Agency
from nepso.kernel.addresses import is_of_this_machine
from nepso.kernel.folding import nfc
from nepso.outreach.distribution.making.source import Block, BlockKind, Rule, Source, default_rule
from nepso.outreach.distribution.models import MakingRule, Variant
from nepso.outreach.distribution.models.rule_change import Facts
from nepso.outreach.distribution.ports import public_pages
from nepso.outreach.distribution.translated import translation_stands
from nepso.outreach.products.languages import VIETNAMESE
from nepso.outreach.products.models import Product, ProductVersion, Translation
from nepso.outreach.products.pasted import KEPT_BLOCKS
from nepso.outreach.products.richtext import rich_html, start_of
from nepso.outreach.products.states import PRODUCT_STATES

_HEADINGS: dict[str, BlockKind] = {"h3": "heading", "h4": "heading"}
_LISTS = ("ul", "ol")
_LINE_END = "\x00"  # a ``<br>``, told apart from the line ends of the HTML, which are blanks
RULE_FACTS = (
    *("length", "greeting", "prefix", "suffix", "hashtags", "with_key_message", "with_link"),
    *("without_marks", "repeats", "words_a_minute"),
)


def approved_version(product: Product) -> ProductVersion | None:
    """The version that outlets may be given; None when there is none just now."""
    if product.state not in PRODUCT_STATES.group("usable"):
        return None
    return product.versions.filter(approved_at__isnull=False).order_by("-number").first()


def is_stale(variant: Variant) -> bool:
    """Whether the product was opened, recalled, or approved anew since: read off the product, so
    that no approval can be missed; or, in another language, its translation was changed.
    ``variant.product`` and ``variant.version`` are loaded."""
    if variant.product.state not in PRODUCT_STATES.group("usable"):
        return True
    if variant.version.approved_at != variant.product.approved_at:
        return True
    return variant.language != VIETNAMESE and not translation_stands(variant)


def source_of(version: ProductVersion, product: Product) -> Source:
    """An approved version in plain words, in Vietnamese."""
    facts: dict[str, Any] = version.facts
    return Source(
        title=nfc(facts["title"]),
        key_message=nfc(facts["key_message"]),
        typed=nfc(facts["source"]),
        blocks=tuple(blocks_of(facts["source"])),
        disclosed_as=nfc(facts.get("disclosed_as", "")),
        link=link_of(product),
    )


def link_of(product: Product) -> str:
    """Its page; "" while no public address is set, for nobody could open it."""
    page = public_pages().page_of(product)
    return "" if is_of_this_machine(page) else page


def source_in(version: ProductVersion, product: Product, translation: Translation) -> Source:
    """The same in the words of an approved translation; who paid stays in Vietnamese."""
    vietnamese = source_of(version, product)
    return replace(
        vietnamese,
        title=nfc(translation.title),
        key_message=nfc(translation.key_message),
        typed=nfc(translation.source),
        blocks=tuple(blocks_of(translation.source)),
        language=translation.language,
        is_machine_translated=translation.is_machine_made,
    )


def blocks_of(source: str) -> list[Block]:
    """Headings, paragraphs and points, with the lines that were ended in them; a link followed by
    its address."""
    made = str(rich_html(source))
    if not made.strip():
        return []
    tree = lxml.html.fragment_fromstring(made, create_parent="div")
    for link in tree.iter("a"):
        href = link.get("href", "")
        if href and href not in (link.text_content(), f"mailto:{link.text_content()}"):
            link.tail = f" ({href.removeprefix('mailto:').removeprefix('tel:')}){link.tail or ''}"
    return list(_blocks(tree))


def _blocks(
    parent: Element, kind: BlockKind = "paragraph", number: int = 0, after: BlockKind = "paragraph"
) -> Iterator[Block]:
    """In the order of the page: the first is of that kind and has that number, what follows in the
    same ``parent`` is of the kind ``after``."""
    words = ""
    for part in (*_parts(parent), None):
        if isinstance(part, str):
            words += part
            continue
        lines, words = _lines(words), ""
        for at, line in enumerate(lines):
            yield Block("line" if at else kind, line, 0 if at else number)
        if lines:
            kind, number = after, 0
        for block in () if part is None else _inside(part, kind, number):
            yield block
            kind, number = after, 0


def _inside(element: Element, kind: BlockKind, number: int) -> Iterator[Block]:
    if element.tag not in _LISTS:
        after: BlockKind = kind if kind == "point" and not number else "paragraph"
        yield from _blocks(element, _HEADINGS.get(element.tag, kind), number, after)
        return
    # Inside another list a second "1." would be taken for the first.
    is_ordered, is_inner = element.tag == "ol", any(True for _ in element.iterancestors("li"))
    first = start_of(element) if is_ordered and not is_inner else 0
    for at, item in enumerate(element.iterchildren("li")):
        yield from _blocks(
            item, "point", first and first + at, "paragraph" if is_ordered else "point"
        )


def _parts(parent: Element) -> Iterator[str | Element]:
    """Its own words, and the blocks between them."""
    yield parent.text or ""
    for child in parent:
        if child.tag == "br":
            yield _LINE_END
        elif child.tag in KEPT_BLOCKS:
            yield child
        else:
            yield from _parts(child)
        yield child.tail or ""


def _lines(words: str) -> list[str]:
    lines = (" ".join(line.split()) for line in nfc(words).split(_LINE_END))
    return [line for line in lines if line]


def rule_for(agency: Agency | None, kind: str) -> Rule:
    """The rule of the agency, else (or ``agency`` None) the one for all, else ours: each as it was
    approved, whatever waits."""
    rows = MakingRule.objects.filter(kind=kind, agency=agency) | MakingRule.objects.filter(
        kind=kind, agency=None
    )
    found = max(rows, key=lambda row: row.agency_id is not None, default=None)
    return default_rule(kind) if found is None else rule_of(found)


def rule_of(row: MakingRule) -> Rule:
    """A stored rule as the makers take it."""
    return Rule(**{name: getattr(row, name) for name in RULE_FACTS})


def facts_in_force(agency: Agency | None, kind: str) -> Facts:
    """All columns of the rule that holds now."""
    rule = rule_for(agency, kind)
    return {name: getattr(rule, name) for name in RULE_FACTS}


def rule_mark(in_force: Facts) -> str:
    """By which a page that was read knows whether the same still holds: 16 letters."""
    said = repr([in_force[name] for name in RULE_FACTS])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
