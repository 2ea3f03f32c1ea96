"""Pages of a list: the cursor is opaque, signed, and of one list alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.core import signing
from django.db.models import Model, QuerySet

from nepso.kernel.errors import NepsoError
from nepso.kernel.keyset import keyset_page

M = TypeVar("M", bound=Model)
_SALT = "publicapi.cursor"


class BadCursor(NepsoError):
    """A cursor that we did not give, or gave for another list."""


def page_of(
    rows: QuerySet[M], *, of: str, fields: Sequence[str], size: int, cursor: str | None
) -> tuple[list[M], str | None]:
    """One page of ``rows`` and the cursor of the next; ``of`` names the list. Raises BadCursor."""
    page = keyset_page(rows, fields=fields, size=size, after=_opened(cursor, of))
    following = signing.dumps([of, page.after], salt=_SALT) if page.after else None
    return page.rows, following


def _opened(cursor: str | None, of: str) -> str:
    if not cursor:
        return ""
    try:
        name, inner = signing.loads(cursor, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        name, inner = "", ""
    if name != of:
        raise BadCursor(
            "Con trỏ không đúng: hãy gửi lại nguyên văn “next” của trang trước, hoặc bỏ đi để đọc "
            "từ trang đầu."
        )
    return str(inner)
