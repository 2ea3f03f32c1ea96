"""From a checked form to a stored submission: pictures put aside, spam held for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from nepso.casework.intake.facts import MOST_MATERIALS, Filed, Filing
from nepso.casework.intake.form_tokens import FormToken, work_done
from nepso.casework.intake.forms import CONSENT_FIELD, FilingForm, consents_of
from nepso.casework.intake.kinds import CameBy, HeldReason, ReporterKind
from nepso.casework.intake.pace import client_address, crowd, pace_count, seconds_left
from nepso.casework.intake.services import submission_file
from nepso.foundation.files.quarantine import Quarantined, photo_quarantine, quarantine_destroy
from nepso.kernel.errors import Invalid, NepsoError, TooMany

PICTURE_BYTES = 10_000_000
PICTURES_FIELD = "anh"


def filing_of(form: FilingForm, token: str, consents: Sequence[str]) -> Filing:
    """The facts of a checked form, without pictures."""
    given = form.cleaned_data
    return Filing(
        harm=form.page.harm,
        form_token=token,
        kind=ReporterKind.BUSINESS if form.business else ReporterKind.PERSON,
        standing=given.get("standing", ""),
        text=given["text"],
        links=given["links"],
        seen_on=given["seen_on"],
        wanted=given["wanted"],
        wanted_line=given["wanted_line"],
        answers=dict.fromkeys(given["answers"], True),
        came_by=given.get("came_by", CameBy.WEB),
        commune=given["commune"],
        complained_of=given.get("complained_of"),
        answer_by=given["answer_by"],
        contact=form.contact,
        consents=consents_of(form.page, consents),
    )


def filed_from(request: HttpRequest, form: FilingForm, token: FormToken, signed: str) -> Filed:
    """Store what was sent. Raises TooMany for a flood from one address, Invalid or TooLarge for a
    picture that is none; suspected spam is stored too, held for a person.
    """
    reason = held_reason(request, form, token, signed)
    facts = filing_of(form, token.value, request.POST.getlist(CONSENT_FIELD))
    pictures = request.FILES.getlist(PICTURES_FIELD) if form.page.takes_pictures else []
    raws = pictures_aside(pictures)
    facts = replace(facts, materials=raws, held_reason=reason)
    try:
        filed = submission_file(facts=facts)
    except Exception:
        pictures_forget(raws)
        raise
    if not filed.is_new:
        pictures_forget(raws)
    return filed


def held_reason(
    request: HttpRequest, form: FilingForm, token: FormToken, signed: str
) -> HeldReason | str:
    """Why a person looks first, or "": nothing suspected is ever dropped."""
    count = pace_count("filing", client_address(request))
    if count > settings.NEPSO_FILINGS_REFUSED_AFTER:
        raise TooMany(
            "Có quá nhiều phản ánh gửi từ một nơi trong ít phút: hãy giữ lại nội dung và gửi lại "
            "sau, hoặc gọi cho bộ phận tiếp nhận.",
            retry_after=seconds_left(),
        )
    crowd.one_more()
    if form.cleaned_data["tieu_de"]:
        return HeldReason.TRAP
    if token.is_hasty:
        return HeldReason.TOO_FAST
    if count > settings.NEPSO_FILINGS_HELD_AFTER:
        return HeldReason.PACE
    if crowd.is_too_much() and not work_done(signed, request.POST.get("viec_lam", "")):
        return HeldReason.UNDER_ATTACK
    return ""


def pictures_aside(pictures: Sequence[UploadedFile[bytes]]) -> tuple[Quarantined, ...]:
    """Into quarantine, all or none."""
    if len(pictures) > MOST_MATERIALS:
        raise Invalid(f"Nhiều nhất {MOST_MATERIALS} ảnh: hãy bỏ bớt.")
    raws: list[Quarantined] = []
    try:
        for picture in pictures:
            raws.append(photo_quarantine(picture, most_bytes=PICTURE_BYTES))
    except (NepsoError, OSError):
        pictures_forget(raws)
        raise
    return tuple(raws)


def pictures_forget(raws: Sequence[Quarantined]) -> None:
    """Out of quarantine again: what they were sent for was not stored."""
    for raw in raws:
        quarantine_destroy(raw.raw)
