"""Products and assets as the rows that pages show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nepso.foundation.accounts.selectors import Person
from nepso.kernel.clock import today
from nepso.outreach.products.dues import due_of
from nepso.outreach.products.kinds import Move
from nepso.outreach.products.models import Asset, Caption, Product, ProductStep, ProductVersion
from nepso.outreach.products.policies import may_see_asset
from nepso.outreach.products.ports import TaskLine, plan_tasks
from nepso.outreach.products.rights import asset_fault
from nepso.outreach.products.services.commenting import stands_in
from nepso.outreach.products.states import PRODUCT_STATES, TRANSLATION_STATES
from nepso.outreach.products.text_hash import text_hash

MOST_STEPS = 100
GONE, SYSTEM = "Tài khoản đã xóa", "Hệ thống"


def row_of(product: Product) -> dict[str, Any]:
    """One line of a list."""
    state = PRODUCT_STATES.state(product.state)
    return {"product": product, "state": state, "due": due_of(product)}


def card_of(asset: Asset, person: Person) -> dict[str, Any]:
    """One card of the library: with what stands in the way of its use."""
    return {
        "asset": asset,
        "fault": asset_fault(asset, today()),
        "may_see": bool(may_see_asset(person, asset)),
    }


def cards_of(product: Product, person: Person) -> list[dict[str, Any]]:
    """Its assets in their order; one query."""
    placed = product.placed.select_related("asset__agency").order_by("order", "id")
    return [card_of(one.asset, person) for one in placed]


def tasks_of(ids: Sequence[str], person: Person) -> list[TaskLine]:
    """The tasks of these public ids, as the register tells them; an unknown one is left out."""
    named = plan_tasks().named(ids, person)
    return [named[one] for one in ids if one in named]


def comments_of(product: Product) -> list[dict[str, Any]]:
    """Remarks, the open ones first; whether the passage still stands there."""
    rows = product.comments.select_related("written_by", "resolved_by").order_by("id")[:200]
    lines = [
        {
            "comment": one,
            "who": one.outsider or str(one.written_by or GONE),
            "is_there": not one.quote or stands_in(one.quote, product),
        }
        for one in rows
    ]
    return sorted(lines, key=lambda line: line["comment"].resolved_at is not None)


def steps_of(product: Product) -> list[dict[str, Any]]:
    """Everything that happened, the latest first."""
    rows = product.steps.select_related("by").order_by("-id")[:MOST_STEPS]
    return [
        {"when": s.at, "title": Move(s.move).label, "who": _who(s), "text": s.reason} for s in rows
    ]


def _who(step: ProductStep) -> str:
    """What nobody pressed, the system did at its hour; who signed by a link is named by what they
    typed; else somebody whose account is deleted."""
    if step.outsider:
        return f"{step.outsider} (qua liên kết)"
    by_itself = {Move.UNSCHEDULED, Move.PUT_OUT, Move.RECALLED}
    return str(step.by or (SYSTEM if step.move in by_itself else GONE))


def versions_of(product: Product) -> list[ProductVersion]:
    """Every version, the latest first, without its text."""
    rows = product.versions.select_related("written_by", "approved_by").defer("facts")
    return list(rows.order_by("-number")[:MOST_STEPS])


def captions_of(asset: Asset) -> list[Caption]:
    """Its captions, the Vietnamese ones first."""
    rows = asset.captions.select_related("written_by")
    return sorted(rows, key=lambda one: (not one.is_vietnamese, one.language))


def translations_of(product: Product) -> list[dict[str, Any]]:
    """Its translations, each with its state and whether the Vietnamese changed since."""
    now_of = text_hash(product)
    return [
        {
            "translation": one,
            "state": TRANSLATION_STATES.state(one.state),
            "is_stale": one.of_text != now_of,
        }
        for one in product.translations.select_related("written_by", "decided_by")
    ]
