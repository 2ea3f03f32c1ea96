"""Captions of a sound or video: written, written better, taken away.

Nobody approves captions by themselves: the product that holds the film is read with them, so they
stay while it is being read or may be out (``words_held.py``).
"""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.products.captions import captions_read, captions_written
from nepso.outreach.products.languages import VIETNAMESE, Language
from nepso.outreach.products.models import Asset, Caption
from nepso.outreach.products.policies import may_write
from nepso.outreach.products.rights import rights_missing
from nepso.outreach.products.words_held import holders_held, require_words_free

WRITE = act("products.caption_write", "đã ghi phụ đề của một âm thanh, video")
DROP = act("products.caption_drop", "đã bỏ phụ đề của một âm thanh, video")
_PAST = 2_000  # a caption may stand a little longer than the film


@transaction.atomic
def caption_write(
    *, asset: Asset, language: str, text: str, is_machine_made: bool, revision: int, by: Account
) -> Caption:
    """Write the captions of one language; ``text`` is WebVTT or SubRip as typed or uploaded.

    ``revision`` is the one the person saw (0: none there yet). Raises Invalid with what is wrong on
    which line or which product holds the film, Conflict when another wrote meanwhile.
    """
    fresh = _held(asset, by)
    if language not in Language.values or not fresh.is_media:
        raise Invalid("Ngôn ngữ này không có trong danh sách: hãy chọn lại.")
    cues = captions_read(text)
    length = fresh.stored.seconds
    if length and cues[-1].begins > length * 1000 + _PAST:
        sentence = "Câu cuối bắt đầu sau khi tệp đã hết: hãy xem phụ đề có đúng của tệp này không."
        raise Invalid(sentence, fields={"text": sentence})
    found, _ = Caption.objects.get_or_create(
        asset=fresh, language=language, defaults={"written_by": by}
    )
    if found.revision != revision:
        raise Conflict("Người khác vừa lưu phụ đề này: hãy chép lời của bạn ra rồi tải lại trang.")
    found.text = captions_written(cues)
    found.is_machine_made, found.written_by, found.written_at = is_machine_made, by, now()
    found.revision += 1
    found.save()
    _rights_anew(fresh)
    record(WRITE, by=by, on=fresh, detail={"language": language, "cues": len(cues)})
    return found


@transaction.atomic
def caption_drop(*, asset: Asset, language: str, by: Account) -> None:
    """Take the captions of one language away; what holds the film is not approved without."""
    fresh = _held(asset, by)
    found = fresh.captions.filter(language=language).first()
    if found is None:
        return
    found.delete()
    _rights_anew(fresh)
    record(DROP, by=by, on=fresh, detail={"language": language})


def _held(asset: Asset, by: Account) -> Asset:
    holders = holders_held(asset)
    rows = Asset.objects.select_for_update(of=("self",)).select_related("agency", "stored")
    fresh = rows.get(pk=asset.pk)
    require(may_write(by, fresh.agency))
    require_words_free(holders, "text")
    return fresh


def _rights_anew(asset: Asset) -> None:
    asset.has_captions = asset.captions.filter(language=VIETNAMESE).exists()
    asset.rights_whole = not rights_missing(asset)
    asset.save(update_fields=["has_captions", "rights_whole"])
