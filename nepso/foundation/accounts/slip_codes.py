"""The code on a slip: made, shown, kept as a keyed hash."""

from __future__ import annotations

import datetime as dt
import re
import secrets

from django.utils.crypto import salted_hmac

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no look-alikes: 0 O 1 I L
SHOWN_FOR = dt.timedelta(minutes=30)  # after its issue a code can be printed, then by nobody
_LETTERS = 15  # 74 random bits: none is guessed, so a keyed hash without stretching keeps it
_NOT_IN_CODES = re.compile(r"[^0-9A-Z]")


def code_new() -> str:
    """A new code in three groups, "ABCDE-FGHJK-MNPQR"."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))
    return "-".join(letters[i : i + 5] for i in range(0, _LETTERS, 5))


def code_hash(code: str) -> str:
    """What is stored of a code, however it was typed (case, spaces, dashes)."""
    bare = _NOT_IN_CODES.sub("", code.upper())
    return salted_hmac("accounts.slip", bare, algorithm="sha256").hexdigest()
