"""What a person says of an asset, checked: one sentence for each field that cannot be taken."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from nepso.foundation.search.declaring import search_columns
from nepso.kernel.errors import Invalid
from nepso.outreach.products.kinds import Licence, PeopleShown
from nepso.outreach.products.models import Asset
from nepso.outreach.products.richtext import typed
from nepso.outreach.products.rights import rights_missing

_LONGEST = {
    "title": 200,
    "alt": 500,
    "author": 200,
    "rights_holder": 200,
    "licence_words": 500,
    "consent_words": 500,
    "transcript": 20_000,
}


class AssetFacts(TypedDict, total=False):
    """``expires_on`` None: no end. What is absent stays as it is."""

    title: str
    alt: str
    author: str
    rights_holder: str
    licence: str
    licence_words: str
    people_shown: str
    consent_words: str
    expires_on: dt.date | None
    is_machine_made: bool
    transcript: str
    has_no_words: bool


def asset_facts_set(asset: Asset, facts: AssetFacts) -> None:
    """Put the facts on a row; rights may be left open, they are asked for at approval.

    Raises Invalid with a sentence per field.
    """
    wrong: dict[str, str] = {}
    for name, most in _LONGEST.items():
        if name in facts:
            text = typed(str(facts[name]))  # type: ignore[literal-required]
            setattr(asset, name, text)
            if len(text) > most:
                wrong[name] = f"Dài quá {most} ký tự: hãy viết ngắn lại."
    if not asset.title:
        wrong["title"] = "Chưa có tên: hãy ghi trong tệp có gì, bằng vài chữ."
    asset.licence = facts.get("licence", asset.licence)
    if asset.licence not in Licence.values:
        wrong["licence"] = "Giấy phép không có trong danh sách: hãy chọn lại."
    asset.people_shown = facts.get("people_shown", asset.people_shown)
    if asset.people_shown not in PeopleShown.values:
        wrong["people_shown"] = "Ghi chú về người trong hình, trong tiếng không đúng: hãy chọn lại."
    asset.expires_on = facts.get("expires_on", asset.expires_on)
    asset.is_machine_made = facts.get("is_machine_made", asset.is_machine_made)
    asset.has_no_words = facts.get("has_no_words", asset.has_no_words)
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    asset.rights_whole = not rights_missing(asset)
    parts = [
        asset.title,
        asset.alt,
        asset.transcript,
        asset.author,
        asset.agency.name,
        asset.agency.short_name,
    ]
    asset.search_text, asset.folded = search_columns(parts)
