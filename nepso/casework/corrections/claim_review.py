"""A correction as schema.org ClaimReview, for search engines: data, never executed.

What is named is the claim, the agency that reviewed it and its sources. Nobody who said it is: no
``itemReviewed`` with an author, no ``appearance``.
"""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString

from nepso.casework.corrections.addresses import public_address
from nepso.casework.corrections.models import Correction, CorrectionSource
from nepso.casework.corrections.states import CORRECTION_STATES
from nepso.ui.linked_data import linked_data_block

# On the scale that readers of ClaimReview know: 1 is false.
_FALSE = {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1}


def claim_review(correction: Correction) -> dict[str, Any]:
    """The review of a published correction as data; its sources must be at hand."""
    assert correction.published_at is not None
    assert correction.changed_at is not None
    review: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": public_address(correction),
        "name": correction.title,
        "inLanguage": "vi",
        "datePublished": correction.published_at.isoformat(timespec="seconds"),
        "dateModified": correction.changed_at.isoformat(timespec="seconds"),
        "claimReviewed": correction.claim,
        "reviewBody": correction.truth,
        "reviewRating": {**_FALSE, "alternateName": "Sai sự thật"},
        "author": {"@type": "GovernmentOrganization", "name": correction.agency.name},
        "citation": [_cited(source) for source in correction.sources.all()],
    }
    return review


def _cited(source: CorrectionSource) -> dict[str, Any]:
    work: dict[str, Any] = {
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher},
    }
    if source.url:
        work["url"] = source.url
    if source.document_number:
        work["identifier"] = source.document_number
    return work


def claim_review_block(correction: Correction) -> SafeString | str:
    """The data block for the page's head; nothing once the correction is not in force."""
    if correction.state not in CORRECTION_STATES.group("in_force"):
        return ""
    return linked_data_block(claim_review(correction))
