"""Variants, postings and recalls as the rows that pages show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nepso.foundation.accounts.selectors import Person
from nepso.outreach.distribution.by_hand import words_to_copy
from nepso.outreach.distribution.kinds import PARTS, SPOKEN, Move, OutletKind
from nepso.outreach.distribution.making.scripts import reading_seconds
from nepso.outreach.distribution.models import Outlet, Posting, Variant
from nepso.outreach.distribution.policies import may_see_proof, may_work_on_posting
from nepso.outreach.distribution.post_looks import has_post_look, post_look
from nepso.outreach.distribution.selectors.recalls import recall_of_posting
from nepso.outreach.distribution.sources import is_stale
from nepso.outreach.distribution.states import (
    OUT,
    POSTING_STATES,
    STALE,
    VARIANT_STATES,
)
from nepso.outreach.distribution.variant_checks import count_of, rule_of_variant
from nepso.outreach.products.languages import VIETNAMESE
from nepso.outreach.products.richtext import rich_html

GONE = "Tài khoản đã xóa"
# How a variant is drawn: the template part "distribution/look/NAME.html".
_LOOKS = {
    **dict.fromkeys(("portal", "feed", "website", "webhook"), "article"),
    **dict.fromkeys(("loudspeaker", "folder", "mobile"), "script"),
    **dict.fromkeys(("led_board", "banner"), "board"),
    "telecom_message": "message",
}


def variant_state(variant: Variant) -> Any:
    """Its state as people see it: stale comes before all."""
    return VARIANT_STATES.state(STALE if is_stale(variant) else variant.state)


def parts_shown(variant: Variant, given: dict[str, str] | None = None) -> list[dict[str, Any]]:
    """Each part with its count; ``given`` are texts that were typed and not taken."""
    rule, texts = rule_of_variant(variant), given or variant.parts
    return [
        {
            "part": part,
            "text": texts.get(part.name, ""),
            "made": variant.made.get(part.name, ""),
            "count": count_of(variant.kind, part.name, texts.get(part.name, ""), rule),
        }
        for part in PARTS[variant.kind]
    ]


def look_of(kind: str, parts: dict[str, str], language: str = VIETNAMESE) -> dict[str, Any]:
    """What a preview shows, as what, in which language (a BCP 47 tag)."""
    look = _LOOKS.get(kind, "post")
    values: dict[str, Any] = {**parts, "look": f"distribution/look/{look}.html", "lang": language}
    if look == "article":
        values["rich"] = rich_html(parts.get("body", ""))
    if look == "script":
        values["lines"] = parts.get("script", "").split("\n")
    if look == "board":
        values["lines"] = parts.get("line", "").split("\n")
    values["words"] = parts.get("text") or parts.get("body") or parts.get("description", "")
    return values


def variant_look(variant: Variant, parts: dict[str, str], name: str) -> dict[str, Any]:
    """What a preview of these words of the variant shows; ``name`` is under which they stand. Its
    product and version are loaded."""
    if has_post_look(variant.kind):
        return post_look(variant, parts, name)
    return look_of(variant.kind, parts, variant.language)


def outlet_rows(
    outlets: Sequence[Outlet], variants: Sequence[Variant], postings: Sequence[Posting]
) -> list[dict[str, Any]]:
    """The outlets of an agency with what was made for each and its last posting; no query."""
    made: dict[tuple[str, str, int], Variant] = {}
    for one in variants:  # the latest version stands first
        if one.agency_id in {outlet.agency_id for outlet in outlets}:
            made.setdefault((one.kind, one.language, one.length), one)
    last: dict[int, Posting] = {}
    for posting in postings:
        last.setdefault(posting.outlet_id, posting)
    rows = []
    for outlet in outlets:
        variant = made.get((outlet.kind, outlet.language, outlet.length))
        posting_there = last.get(outlet.pk)
        rows.append(
            {
                "outlet": outlet,
                "kind": OutletKind(outlet.kind).label,
                "variant": variant,
                "variant_state": variant_state(variant) if variant else None,
                "posting": posting_there,
                "posting_state": (
                    POSTING_STATES.state(posting_there.state) if posting_there else None
                ),
            }
        )
    return rows


def posting_row(posting: Posting) -> dict[str, Any]:
    """One line of a list."""
    return {"posting": posting, "state": POSTING_STATES.state(posting.state)}


def steps_of(posting: Posting) -> list[dict[str, Any]]:
    """Everything that happened, the latest first."""
    rows = posting.steps.select_related("by").order_by("-id")[:100]
    return [
        {
            "when": step.at,
            "title": Move(step.move).label,
            "who": str(step.by) if step.by else "Hệ thống",
            "text": step.reason,
        }
        for step in rows
    ]


def taken_back_values(posting: Posting) -> dict[str, Any]:
    """What "distribution/taken_back.html" says of a posting whose words may not be read or shown
    any more: why, what was wrong and what is right."""
    recall = recall_of_posting(posting)
    is_taken_back = recall is not None or posting.state in POSTING_STATES.group("taken_back")
    return {
        "is_taken_back": is_taken_back,
        "taken_back_by": recall,
        "taken_back_words": getattr(recall, "statement", None),
    }


def posting_page_values(posting: Posting, person: Person) -> dict[str, Any]:
    """What a posting's page shows besides its forms."""
    shown = posting.shown or posting.variant.parts
    seconds = 0
    if posting.outlet.kind in SPOKEN:
        speed = posting.outlet.words_a_minute or rule_of_variant(posting.variant).words_a_minute
        seconds = reading_seconds(shown.get("script", ""), speed)
    may_work = bool(may_work_on_posting(person, posting))
    preview = variant_look(posting.variant, shown, posting.outlet.name)
    running = posting.state in POSTING_STATES.group("running")
    return {
        **taken_back_values(posting),
        "posting": posting,
        "is_spoken": posting.outlet.kind in SPOKEN,
        "kind": OutletKind(posting.outlet.kind).label,
        "state": POSTING_STATES.state(posting.state),
        "preview": preview,
        "to_copy": words_to_copy(posting, shown, preview) if may_work else [],
        "seconds": seconds,
        "proofs": [
            {"proof": one, "may_see": may_work and bool(may_see_proof(person, one, posting))}
            for one in posting.proofs.select_related("stored", "given_by", "seen_by").order_by("id")
        ],
        "steps": steps_of(posting),
        "may_work": may_work,
        "may_put_out": may_work and posting.state in POSTING_STATES.group("waiting"),
        "may_prove": may_work and running,
        "waits_for_proof": posting.state == OUT,
    }
