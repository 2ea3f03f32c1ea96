"""Questions about products and the library."""

from nepso.outreach.products.selectors.alike import Alike, products_alike
from nepso.outreach.products.selectors.library import (
    LibraryFilters,
    asset_by_public_id,
    assets_page,
    assets_visible_to,
    products_with,
)
from nepso.outreach.products.selectors.listing import (
    ProductFilters,
    agencies_writing,
    product_by_public_id,
    products_page,
    products_visible_to,
    products_waiting,
)

__all__ = [
    "Alike",
    "LibraryFilters",
    "ProductFilters",
    "agencies_writing",
    "asset_by_public_id",
    "assets_page",
    "assets_visible_to",
    "product_by_public_id",
    "products_alike",
    "products_page",
    "products_visible_to",
    "products_waiting",
    "products_with",
]
