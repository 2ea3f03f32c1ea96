"""Acts on products and assets."""

from nepso.outreach.products.services.assets import asset_add, asset_discard, asset_edit
from nepso.outreach.products.services.captioning import caption_drop, caption_write
from nepso.outreach.products.services.claiming import product_claim, product_unclaim
from nepso.outreach.products.services.commenting import comment_add, comment_resolve
from nepso.outreach.products.services.outside import (
    link_decide,
    link_issue,
    link_of_key,
    link_revoke,
)
from nepso.outreach.products.services.reviewing import (
    product_approve,
    product_reopen,
    product_return,
    product_submit,
    product_take_back,
)
from nepso.outreach.products.services.running import product_run
from nepso.outreach.products.services.translating import translation_decide, translation_write
from nepso.outreach.products.services.writing import (
    product_discard,
    product_edit,
    product_write,
)
from nepso.outreach.products.stepping import ProductConflict

__all__ = [
    "ProductConflict",
    "asset_add",
    "asset_discard",
    "asset_edit",
    "caption_drop",
    "caption_write",
    "comment_add",
    "comment_resolve",
    "link_decide",
    "link_issue",
    "link_of_key",
    "link_revoke",
    "product_approve",
    "product_claim",
    "product_discard",
    "product_edit",
    "product_reopen",
    "product_return",
    "product_run",
    "product_submit",
    "product_take_back",
    "product_unclaim",
    "product_write",
    "translation_decide",
    "translation_write",
]
