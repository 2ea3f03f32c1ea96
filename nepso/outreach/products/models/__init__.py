"""What a product is made of: its text and versions, remarks on it, the assets of the library."""

from nepso.outreach.products.models.asset import Asset
from nepso.outreach.products.models.caption import Caption
from nepso.outreach.products.models.link import ApprovalLink, Decision
from nepso.outreach.products.models.product import (
    Comment,
    Product,
    ProductAsset,
    ProductStep,
    ProductVersion,
)
from nepso.outreach.products.models.translation import Translation

__all__ = [
    "ApprovalLink",
    "Asset",
    "Caption",
    "Comment",
    "Decision",
    "Product",
    "ProductAsset",
    "ProductStep",
    "ProductVersion",
    "Translation",
]
