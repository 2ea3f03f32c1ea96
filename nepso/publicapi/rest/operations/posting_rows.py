"""A posting as the API tells it."""

from __future__ import annotations

from typing import Any

from nepso.outreach.distribution.models import Outlet, Posting, Proof
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.products.models import Product


def public_row(posting: Posting) -> dict[str, Any]:
    """What everybody may know of one that runs."""
    return {
        **_named(posting),
        "agency": posting.outlet.agency,
        "out_at": posting.out_at,
        "until": posting.until,
        "url": posting.url,
        "disclosed_as": posting.variant.disclosed_as,
        "is_machine_translated": posting.variant.is_machine_translated,
    }


def own_row(posting: Posting) -> dict[str, Any]:
    """What the agency of its outlet knows of it, as a line."""
    return {
        **_named(posting),
        "state": posting.state,
        "state_label": POSTING_STATES.state(posting.state).label,
        "planned_at": posting.planned_at,
        "until": posting.until,
        "out_at": posting.out_at,
        "revision": posting.revision,
    }


def own_whole(posting: Posting) -> dict[str, Any]:
    """The same with its proofs and reach."""
    names = ("url", "place", "reason", "reach_measured", "reach_source", "reach_estimated")
    more = {name: getattr(posting, name) for name in (*names, "reach_basis")}
    return {**own_row(posting), **more, "proofs": [proof_row(p) for p in posting.proofs.all()]}


def proof_row(proof: Proof) -> dict[str, Any]:
    """One proof; who gave it is nobody's to know here."""
    names = ("kind", "url", "title", "plays", "text", "given_at")
    told = {name: getattr(proof, name) for name in names}
    return {"id": proof.public_id, **told, "counts": proof.counts_since is not None}


def _named(posting: Posting) -> dict[str, Any]:
    return {
        "id": posting.public_id,
        "product": product_row(posting.product),
        "outlet": outlet_row(posting.outlet),
        "is_demonstration": posting.is_demonstration,
    }


def outlet_row(outlet: Outlet) -> dict[str, Any]:
    """An outlet by its name and place; its commune is loaded."""
    commune = outlet.commune.code if outlet.commune else None
    named = {name: getattr(outlet, name) for name in ("name", "kind", "form", "language")}
    return {**named, "commune": commune}


def product_row(product: Product) -> dict[str, Any]:
    """A product by its name."""
    return {"id": product.public_id, "title": product.title}
