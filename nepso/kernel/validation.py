"""A row that breaks its own rules is told in Vietnamese, per field, before it is stored."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model

from nepso.kernel.errors import Conflict, Invalid


def require_valid(row: Model, *, exclude: Iterable[str] = ()) -> None:
    """Check a row's fields, uniqueness and constraints; raises Invalid, a sentence per field."""
    try:
        row.full_clean(exclude=set(exclude))
    except ValidationError as error:
        fields = {
            ("" if name == NON_FIELD_ERRORS else name): " ".join(messages)
            for name, messages in error.message_dict.items()
        }
        raise Invalid(" ".join(dict.fromkeys(fields.values())), fields=fields) from error


def require_revision(row: Model, revision: int | None) -> None:
    """Raise Conflict when somebody changed the row since ``revision`` was read (None: skip)."""
    if revision is not None and revision != row.revision:  # type: ignore[attr-defined]
        raise Conflict(
            "Có người vừa sửa mục này: hãy so hai bản, rồi gửi lại nếu vẫn muốn thay đổi."
        )
