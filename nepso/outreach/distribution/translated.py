"""A variant in another language: made of the product's approved translation, never of a guess."""

from __future__ import annotations

from nepso.kernel.errors import Conflict
from nepso.outreach.distribution.models import Variant
from nepso.outreach.products.languages import Language
from nepso.outreach.products.models import Product, Translation
from nepso.outreach.products.states import TRANSLATION_STATES
from nepso.outreach.products.text_hash import text_hash


def in_words(language: str) -> str:
    """A language inside a sentence: "tiếng Anh"."""
    label = Language(language).label
    return label[0].lower() + label[1:]


def translation_for(product: Product, language: str) -> Translation:
    """The translation that an outlet of that language is given.

    Raises Conflict with one sentence where there is none, nobody approved it, or the Vietnamese
    changed since: an outlet is never given Vietnamese in its place.
    """
    name = in_words(language)
    found = Translation.objects.filter(product=product, language=language).first()
    if found is None:
        raise Conflict(
            f"Sản phẩm chưa có bản dịch {name} cho kênh này: hãy thêm bản dịch và nhờ người khác "
            "duyệt."
        )
    if found.of_text != text_hash(product):
        raise Conflict(
            f"Bản dịch {name} là của lời tiếng Việt cũ: hãy dịch lại và nhờ người khác duyệt."
        )
    if found.state not in TRANSLATION_STATES.group("readable"):
        raise Conflict(f"Bản dịch {name} chưa được duyệt: hãy nhờ người khác đọc và duyệt.")
    return found


def translation_stands(variant: Variant) -> bool:
    """Whether the translation that a variant was made of is still the one approved.

    ``variant.product`` is loaded; one query, none where its translations are prefetched.
    """
    return any(
        one.language == variant.language
        and one.revision == variant.of_translation
        and one.state in TRANSLATION_STATES.group("readable")
        and one.of_text == text_hash(variant.product)
        for one in variant.product.translations.all()
    )
