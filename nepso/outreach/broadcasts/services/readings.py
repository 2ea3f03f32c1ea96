"""Readings of a script: added, heard and chosen, dropped."""

from __future__ import annotations

from django.core.files.base import File
from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.files.kinds import AUDIO
from nepso.foundation.files.services import file_hold, file_release, media_keep
from nepso.foundation.files.sounding import levels_of, sound_as_mp3, spoken_by_machine
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, TooMany
from nepso.kernel.policy import require
from nepso.outreach.broadcasts.kinds import MadeBy
from nepso.outreach.broadcasts.models import Reading
from nepso.outreach.broadcasts.policies import may_choose, may_drop, may_read_aloud
from nepso.outreach.broadcasts.selectors import may_be_heard
from nepso.outreach.broadcasts.wording import script_hash
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.variant_checks import rule_of_variant
from nepso.outreach.products.languages import VIETNAMESE
from nepso.outreach.products.models import Product
from nepso.outreach.products.richtext import typed

ADD = act("broadcasts.reading_add", "đã thêm một bản đọc của kịch bản")
CHOOSE = act("broadcasts.reading_choose", "đã chọn bản đọc để phát")
UNCHOOSE = act("broadcasts.reading_unchoose", "đã thôi phát một bản đọc vì sản phẩm bị thu hồi")
DROP = act("broadcasts.reading_drop", "đã bỏ một bản đọc")
MOST_READINGS = 20


def reading_add(
    *,
    variant: Variant,
    content: File[bytes],
    name: str,
    read_by: str,
    voice_agreed: bool,
    is_recorded: bool,
    by: Account,
) -> Reading:
    """Keep a person's reading of a script, measured, as MP3 where this machine can make one.

    A voice is a person's own: without their yes it is not kept (as pictures of people, issue 5).
    Raises Invalid with a sentence per field.
    """
    require(may_read_aloud(by, variant))
    wrong = {}
    if not typed(read_by):
        wrong["read_by"] = "Chưa ghi ai đọc: hãy ghi tên hoặc “phát thanh viên của xã”."
    if not voice_agreed:
        wrong["voice_agreed"] = "Chưa có đồng ý của người đọc: hãy hỏi rồi đánh dấu."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    _require_room(variant)  # before a minute of sound is read, measured and made anew
    came = media_keep(content=content, name=name, by=by, taken=AUDIO)
    levels = levels_of(came)
    stored = sound_as_mp3(stored=came, by=by)
    made_by = MadeBy.RECORDED if is_recorded else MadeBy.UPLOADED
    facts = {"made_by": made_by, "read_by": typed(read_by)[:200], "levels": levels}
    words = script_hash(variant)
    return _add(
        Reading(variant=variant, of_script=words, stored=stored, created_by=by, **facts), by
    )


def reading_by_machine(*, variant: Variant, by: Account) -> Reading:
    """Let a machine read it, to hear how it sounds. It says so wherever it is heard.

    Raises Invalid in words where no voice is installed, and for another language: read by a
    Vietnamese voice it would be no words of any.
    """
    require(may_read_aloud(by, variant))
    if variant.language != VIETNAMESE:
        raise Invalid("Giọng máy chỉ đọc tiếng Việt: hãy nhờ người đọc rồi ghi âm.")
    _require_room(variant)
    script = variant.approved_parts.get("script", "").replace("//", "\n").replace("/", ",")
    speed = rule_of_variant(variant).words_a_minute
    stored = spoken_by_machine(text=script, words_a_minute=speed, name="giong-may.wav", by=by)
    levels = levels_of(stored)
    stored = sound_as_mp3(stored=stored, by=by)
    facts = {"made_by": MadeBy.MACHINE, "read_by": "Giọng máy", "levels": levels}
    words = script_hash(variant)
    return _add(
        Reading(variant=variant, of_script=words, stored=stored, created_by=by, **facts), by
    )


def _require_room(variant: Variant) -> None:
    if Reading.objects.filter(variant=variant).count() >= MOST_READINGS:
        sentence = f"Kịch bản này đã có {MOST_READINGS} bản đọc: hãy bỏ bớt bản cũ."
        raise TooMany(sentence, retry_after=60)


@transaction.atomic
def _add(reading: Reading, by: Account) -> Reading:
    Variant.objects.select_for_update(of=("self",)).get(pk=reading.variant_id)
    _require_room(reading.variant)
    reading.save()
    holder = f"broadcasts.reading:{reading.public_id}"
    file_hold(stored=reading.stored, holder=holder, by=by)
    record(ADD, by=by, on=reading, detail={"made_by": reading.made_by})
    return reading


@transaction.atomic
def reading_choose(*, reading: Reading, was_heard: bool, by: Account) -> Reading:
    """A person who listened puts it on the air in place of any other (a machine's voice too only
    so), another than who added it. Raises Invalid without their word that they listened, Conflict
    when the words changed since it was read."""
    fresh = _held(reading)
    require(may_choose(by, fresh))
    if not fresh.reads_the_script:
        raise Conflict("Lời đọc đã đổi từ khi thu bản này: hãy bỏ bản này rồi đọc lại.")
    if not was_heard:
        sentence = "Hãy nghe hết bản đọc rồi đánh dấu đã nghe."
        raise Invalid(sentence, fields={"was_heard": sentence})
    Reading.objects.filter(variant=fresh.variant, is_chosen=True).update(is_chosen=False)
    fresh.is_chosen, fresh.chosen_at, fresh.chosen_by = True, now(), by
    fresh.save(update_fields=["is_chosen", "chosen_at", "chosen_by"])
    record(CHOOSE, by=by, on=fresh, detail={"made_by": fresh.made_by})
    return fresh


@transaction.atomic
def readings_unchoose(*, product: Product) -> None:
    """A recall: what was chosen of it is heard and chosen again before it is aired again."""
    for one in Reading.objects.select_for_update(of=("self",)).filter(
        variant__product=product, is_chosen=True
    ):
        one.is_chosen = False
        one.save(update_fields=["is_chosen"])
        record(UNCHOOSE, by=None, on=one)


@transaction.atomic
def reading_drop(*, reading: Reading, by: Account) -> None:
    """Throw a reading away; the one on the air only after another was chosen."""
    fresh = _held(reading)
    require(may_drop(by, fresh))
    if may_be_heard(fresh):
        raise Conflict("Bản đọc này đang dùng để phát: hãy chọn bản khác trước.")
    stored = fresh.stored
    record(DROP, by=by, on=fresh)
    fresh.delete()
    file_release(stored=stored, by=by)


def _held(reading: Reading) -> Reading:
    Variant.objects.select_for_update(of=("self",)).get(pk=reading.variant_id)
    rows = Reading.objects.select_for_update(of=("self",)).select_related(
        "stored", "variant__product", "variant__version", "variant__agency"
    )
    fresh = rows.filter(pk=reading.pk).first()
    if fresh is None:
        raise Conflict("Bản đọc này vừa bị bỏ: hãy tải lại trang.")
    return fresh
