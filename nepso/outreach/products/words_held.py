"""Words of a sound or film that an approver reads, or everybody: changed only with a second person.

They belong to the asset and are shown as they stand, so while a product that holds it waits for
review or is approved, they stay. A draft or a recalled product is read anew before it is out.
"""

from __future__ import annotations

from nepso.kernel.errors import Invalid
from nepso.outreach.products.models import Asset, Product
from nepso.outreach.products.states import IN_REVIEW, PRODUCT_STATES

# Of a sound or film; a picture's are kept in the approved version itself.
WORDS = ("title", "alt", "transcript", "has_no_words")
_WAITS = (
    "Một sản phẩm chờ duyệt đang dùng tệp này nên chưa đổi lời, phụ đề được: "
    "hãy lấy lại sản phẩm đó, sửa rồi gửi duyệt lại."
)


def holders_held(asset: Asset) -> list[Product]:
    """The products that hold it, locked until the transaction ends: none is sent or approved
    meanwhile. Asked before the asset itself is locked, in the order of approval."""
    rows = Product.objects.select_for_update(of=("self",)).filter(placed__asset=asset)
    return list(rows.order_by("pk"))


def require_words_free(holders: list[Product], field: str) -> None:
    """Raise Invalid, with what to do, on ``field`` where one is being read or may be out."""
    sentence = ""
    for one in holders:
        if one.state in PRODUCT_STATES.group("usable"):
            sentence = (
                f"Sản phẩm đã duyệt “{one.title}” đang dùng tệp này nên chưa đổi lời, phụ đề được: "
                "hãy mở lại hoặc thu hồi sản phẩm đó, sửa rồi gửi duyệt lại."
            )
        elif one.state == IN_REVIEW:
            sentence = sentence or _WAITS
    if sentence:
        raise Invalid(sentence, fields={field: sentence})
