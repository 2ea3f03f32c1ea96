"""The token of one form: signed with its moment, so that it is one submission and not too quick."""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass

from django.core import signing

_SIGNER = signing.TimestampSigner(salt="intake.form")
OPEN_FOR = 24 * 3600
QUICKEST = 3  # seconds from opening the form to sending it; nobody types faster
WORK_BITS = 15  # about 33,000 hashes: a second or two of a cheap phone


@dataclass(frozen=True, slots=True)
class FormToken:
    """``value`` is stored with the submission; ``is_hasty`` when the form was opened just now."""

    value: str
    is_hasty: bool


def token_new() -> str:
    """A token for a form that is opened now."""
    return _SIGNER.sign(secrets.token_urlsafe(16))


def token_read(signed: str) -> FormToken | None:
    """The token of a form that was sent; None for a bent one or one opened more than a day ago."""
    try:
        value = _SIGNER.unsign(signed, max_age=OPEN_FOR)
    except signing.BadSignature:
        return None
    opened = signing.b62_decode(signed.split(_SIGNER.sep)[-2])  # the signature covers it
    return FormToken(value, is_hasty=time.time() - opened <= QUICKEST)


def work_done(signed: str, answer: str) -> bool:
    """Whether the browser found a number with which the token's SHA-256 begins with zero bits."""
    if not answer or len(answer) > 20:
        return False
    digest = hashlib.sha256(f"{signed}:{answer}".encode()).digest()
    return int.from_bytes(digest, "big") >> (256 - WORK_BITS) == 0
