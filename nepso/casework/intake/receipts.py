"""The receipt: all but five pieces of it is the same for everybody, and is drawn once.

The page after sending is the busiest of all when many are cheated on one day; drawing it anew each
time cost a third of taking the submission in.
"""

from __future__ import annotations

import re
from functools import lru_cache

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape

from nepso.casework.intake.codes import code_shown
from nepso.casework.intake.facts import Filed
from nepso.casework.intake.harm_pages import harm_page
from nepso.ui.components.numbers import ngay_gio

_PIECES = ("code", "received", "hash", "filed")
_MARK = re.compile(r"@@nepso-(\w+)@@")


def receipt(filed: Filed, harm: str) -> bytes:
    """The page that shows the code and, the first time, what was stored."""
    pieces = {
        "code": code_shown(filed.code),
        "received": ngay_gio(filed.submission.received_at),
        "hash": filed.submission.filed_hash,
        "filed": filed.printed,
    }
    language = translation.get_language() or ""
    # What was typed is put between the pieces of the frame and never read as one.
    return b"".join(
        part if isinstance(part, bytes) else escape(pieces[part]).encode()
        for part in _frame(harm, language, bool(filed.printed))
    )


@lru_cache(maxsize=128)
def _frame(harm: str, language: str, has_filed: bool) -> tuple[str | bytes, ...]:
    """Words as they go out and, at every second place, the name of a piece. Drawn for nobody: no
    session, no messages, no person."""
    values = {name: f"@@nepso-{name}@@" for name in _PIECES}
    if not has_filed:
        values["filed"] = ""
    page = render_to_string(
        "intake/receipt.html", {**values, "page": harm_page(harm)}, request=HttpRequest()
    )
    parts = enumerate(_MARK.split(page))
    return tuple(part if place % 2 else part.encode() for place, part in parts)
