"""What broadcasts gives to packages on its left: a product's page, the kit of a commune."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from nepso.foundation.accounts.selectors import Person, agencies_of
from nepso.foundation.agencies.models import Agency
from nepso.outreach.broadcasts.models import Reading
from nepso.outreach.broadcasts.selectors import chosen_of
from nepso.outreach.distribution.kinds import SPOKEN
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.ports import KitSound
from nepso.outreach.distribution.translated import in_words
from nepso.outreach.products.languages import VIETNAMESE, Language
from nepso.outreach.products.models import Product
from nepso.outreach.products.ports import PanelLine, ProductPanel

_NONE = ("Chưa có bản đọc", "grey")


class ReadingsOfProducts:
    """The scripts of the viewer's agencies, each with whether a reading is chosen."""

    def panel(self, *, product: Product, viewer: Person) -> ProductPanel | None:
        """None where there is no script yet."""
        rows = Variant.objects.filter(
            product=product,
            kind__in=SPOKEN,
            agency__in=agencies_of(viewer).values("pk"),
            version__approved_at=product.approved_at,
        )
        lines = [_line(one) for one in rows.select_related("agency").order_by("id")[:8]]
        if not lines:
            return None
        return ProductPanel("Bản đọc phát thanh", lines, "", "", "")


def _line(variant: Variant) -> PanelLine:
    rows = Reading.objects.filter(variant=variant).select_related("variant")
    rows = rows.order_by("-is_chosen", "-id")
    first = rows.first()
    tag, colour = _NONE
    if first is not None:
        tag, colour = ("Đã chọn", "green") if first.is_for_air else ("Chưa chọn", "amber")
    language = "" if variant.language == VIETNAMESE else f", {in_words(variant.language)}"
    return PanelLine(
        title=f"{variant.get_kind_display()}{language}",
        url=reverse("broadcasts:script", args=[variant.public_id]),
        note=variant.agency.name,
        tag=tag,
        colour=colour,
    )


class ChosenReadings:
    """The reading that an agency airs, for its kit."""

    def sounds(self, product: Product, agency: Agency) -> Sequence[KitSound]:
        """One of each language, Vietnamese first."""
        chosen = chosen_of(product, agency)
        order = sorted(Language.values, key=lambda language: language != VIETNAMESE)
        return [
            KitSound(_sound_title(chosen[language]), chosen[language].stored)
            for language in order
            if language in chosen
        ]


def _sound_title(reading: Reading) -> str:
    title = "Bản đọc giọng máy" if reading.is_machine_made else "Bản đọc"
    language = reading.variant.language
    return title if language == VIETNAMESE else f"{title} {in_words(language)}"
