"""What a product's page shows of its outlets."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from nepso.foundation.accounts.selectors import Person
from nepso.outreach.distribution.policies import may_distribute
from nepso.outreach.distribution.printing import artworks_offered
from nepso.outreach.distribution.selectors import postings_of
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.products.models import Product
from nepso.outreach.products.ports import PanelLine, ProductPanel
from nepso.outreach.products.states import PRODUCT_STATES

MOST_LINES = 8
_NEEDS = {"infographic": "Nhập bảng số liệu", "booklet": "Từ câu hỏi trong bài"}


class ArtworksOfProducts:
    """Every sheet that can be made of an approved product, one press away."""

    def panel(self, *, product: Product, viewer: Person) -> ProductPanel | None:
        """None for what may not be printed."""
        if product.state not in PRODUCT_STATES.group("usable") or not may_distribute(viewer):
            return None
        lines = [
            PanelLine(
                title=kind.label,
                url=reverse("distribution:artwork", args=[product.public_id, kind.code]),
                note=kind.size_words,
                tag=_NEEDS.get(kind.family, ""),
                colour="blue",
            )
            for kind in artworks_offered()
        ]
        return ProductPanel("Ấn phẩm để in, để chiếu", lines, button="", url="", empty="")


class OutletsOfProducts:
    """The latest runs of an approved product, and the way to plan more."""

    def panel(self, *, product: Product, viewer: Person) -> ProductPanel | None:
        """None for what no outlet was ever given."""
        if product.state not in PRODUCT_STATES.group("approved") or not may_distribute(viewer):
            return None
        lines = []
        for posting in postings_of(product)[:MOST_LINES]:
            state = POSTING_STATES.state(posting.state)
            at = timezone.localtime(posting.planned_at)
            lines.append(
                PanelLine(
                    title=posting.outlet.name,
                    url=reverse("distribution:posting", args=[posting.public_id]),
                    note=f"{posting.outlet.agency.name}, {at:%d/%m/%Y %H:%M}",
                    tag=state.label,
                    colour=state.colour,
                )
            )
        return ProductPanel(
            title="Kênh đăng",
            lines=lines,
            button="Đăng lên các kênh",
            url=reverse("distribution:product", args=[product.public_id]),
            empty="Chưa lên lịch kênh nào.",
        )
