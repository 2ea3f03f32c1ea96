"""Whether a posting may leave the house at a moment: asked by the act itself, and by a machine
before it sends anything."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from nepso.kernel.errors import Conflict
from nepso.outreach.distribution.models import Posting, Variant
from nepso.outreach.distribution.sources import is_stale
from nepso.outreach.distribution.states import READY
from nepso.outreach.products.rights import faults_sentence


def require_sendable(posting: Posting, moment: dt.datetime) -> None:
    """Raise Conflict in words for words that nobody approved, a product opened or taken back, a
    closed outlet, a run that is over, an asset without right."""
    require_ready(posting.variant)
    outlet, day = posting.outlet, timezone.localdate(moment)
    if not outlet.is_open_on(day):
        raise Conflict("Kênh này không còn dùng: hãy chọn kênh khác.")
    if outlet.language != posting.variant.language:
        raise Conflict("Kênh này đã đổi ngôn ngữ: hãy bỏ lượt này và lên lịch bản tiếng khác.")
    if posting.until is not None and posting.until <= moment:
        raise Conflict("Lượt này đã qua giờ kết thúc: hãy lên lịch lại.")
    assets = [one.asset for one in posting.product.placed.select_related("asset")]
    if sentence := faults_sentence(assets, day, is_approved=True):
        raise Conflict(sentence)


def require_ready(variant: Variant) -> None:
    """Raise Conflict unless its words are approved and of what stands now."""
    if is_stale(variant):
        raise Conflict("Sản phẩm đã đổi từ khi làm bản này: hãy làm lại bản theo kênh.")
    if variant.state != READY:
        raise Conflict("Lời sửa của bản này chưa ai duyệt: hãy chờ duyệt, hoặc trả về lời máy làm.")
