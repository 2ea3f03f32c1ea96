"""What an approver reads of a file, or everybody: changed only with a second person.

Words of a sound or film belong to the asset and are shown as they stand, so while a product that
holds it waits for review or is approved, they stay. Rights of any file may still be told better
while it waits (approval reads them); once a product is approved one person alone may only take
back: an earlier end, an agreement or licence withdrawn, a machine's mark. A draft or a recalled
product is read anew before it is out.
"""

from __future__ import annotations

import datetime as dt

from nepso.kernel.errors import Invalid
from nepso.outreach.products.kinds import Licence, PeopleShown
from nepso.outreach.products.models import Asset, Product
from nepso.outreach.products.states import IN_REVIEW, PRODUCT_STATES

# Of a sound or film; a picture's are kept in the approved version itself.
WORDS = ("title", "alt", "transcript", "has_no_words")
RIGHTS = (
    *("author", "rights_holder", "licence", "licence_words", "people_shown", "consent_words"),
    *("expires_on", "is_machine_made"),
)
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


def require_rights_free(holders: list[Product], before: dict[str, object], asset: Asset) -> None:
    """Raise Invalid where a product that holds it is approved and more than a right was taken
    back; ``before``: the rights as they were."""
    changed = [name for name in RIGHTS if getattr(asset, name) != before[name]]
    given = [name for name in changed if not _is_taken_back(name, before[name], asset)]
    approved = [one for one in holders if one.state in PRODUCT_STATES.group("usable")]
    if given and approved:
        sentence = (
            f"Sản phẩm đã duyệt “{approved[0].title}” đang dùng tệp này: một mình chỉ rút bớt "
            "quyền được (hạn sớm hơn, không còn đồng ý, do máy tạo ra). Hãy mở lại hoặc thu hồi "
            "sản phẩm đó, sửa rồi gửi duyệt lại."
        )
        raise Invalid(sentence, fields={given[0]: sentence})


def _is_taken_back(name: str, before: object, asset: Asset) -> bool:
    if name == "expires_on":
        return asset.expires_on is not None and (
            before is None or (isinstance(before, dt.date) and asset.expires_on < before)
        )
    # Its words go with a right that is taken back, however they change: nothing rests on them then.
    # Alone they stay, and so do author and holder: without them it is no smaller right, it is none.
    if name in ("people_shown", "consent_words"):
        return asset.people_shown in (PeopleShown.NOT_AGREED, PeopleShown.UNKNOWN)
    if name in ("licence", "licence_words"):
        return asset.licence == Licence.UNKNOWN
    return name == "is_machine_made" and asset.is_machine_made
