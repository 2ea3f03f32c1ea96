"""What an asset still lacks before anything that holds it can be approved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from nepso.outreach.products.kinds import (
    LICENCES_WITH_WORDS,
    PEOPLE_WITH_WORDS,
    AssetKind,
    Licence,
    PeopleShown,
)
from nepso.outreach.products.models import Asset


def rights_missing(asset: Asset) -> list[str]:
    """What is not stated, in words that follow "thiếu"; nothing when its rights are whole.

    Luật Sở hữu trí tuệ and the plan ask for respect of rights; which of these facts are required
    is ``issue 5``'s: author, rights holder, licence, consent of the people shown.
    """
    lacks = []
    if not asset.author:
        lacks.append("tác giả")
    if not asset.rights_holder:
        lacks.append("chủ sở hữu quyền")
    if asset.licence == Licence.UNKNOWN:
        lacks.append("giấy phép")
    elif asset.licence in LICENCES_WITH_WORDS and not asset.licence_words:
        lacks.append("căn cứ của giấy phép")
    if asset.people_shown == PeopleShown.UNKNOWN:
        lacks.append("ghi chú về người trong hình, trong tiếng")
    elif asset.people_shown == PeopleShown.NOT_AGREED:
        lacks.append("đồng ý của người trong hình, trong tiếng")
    elif asset.people_shown in PEOPLE_WITH_WORDS and not asset.consent_words:
        lacks.append("nơi giữ bản đồng ý")
    return lacks + _unheard(asset)


def _unheard(asset: Asset) -> list[str]:
    """What those who do not see or do not hear would miss (WCAG 2.2: 1.1.1, 1.2.1, 1.2.2)."""
    lacks = []
    if asset.kind in (AssetKind.PICTURE, AssetKind.VIDEO) and not asset.alt:
        lacks.append("mô tả thay cho hình")
    if asset.has_no_words:
        return lacks
    if asset.kind == AssetKind.AUDIO and not asset.transcript:
        lacks.append("lời đầy đủ cho người không nghe được")
    if asset.kind == AssetKind.VIDEO and asset.has_sound and not asset.has_captions:
        lacks.append("phụ đề tiếng Việt")
    return lacks


def is_over(asset: Asset, day: dt.date) -> bool:
    """Whether the right to use it ended before that day."""
    return asset.expires_on is not None and asset.expires_on < day


def asset_fault(asset: Asset, day: dt.date) -> str:
    """Why it stands in the way on that day, naming it; "" when it does not."""
    if lacks := rights_missing(asset):
        return f"“{asset.title}” thiếu {', '.join(lacks)}"
    if is_over(asset, day):
        return f"“{asset.title}” hết quyền sử dụng từ ngày {asset.expires_on:%d/%m/%Y}"
    return ""


def faults_sentence(assets: Iterable[Asset], day: dt.date, *, is_approved: bool = False) -> str:
    """One sentence that names every asset in the way and what to do; "" when there is none."""
    faults = [fault for asset in assets if (fault := asset_fault(asset, day))]
    if not faults:
        return ""
    if is_approved:
        return f"Đã duyệt, nhưng nay {'; '.join(faults)}. Hãy bổ sung trong kho hoặc mở lại để sửa."
    return f"Chưa duyệt được: {'; '.join(faults)}. Hãy bổ sung trong kho hoặc bỏ khỏi sản phẩm."
