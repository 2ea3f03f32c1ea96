"""Model fields whose column holds only what the key ring sealed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import FieldError
from django.db import models

from nepso.foundation.vault.keys import ring
from nepso.kernel.folding import nfc

if TYPE_CHECKING:  # the stubs are generic, Django's classes are not
    _TextField = models.TextField[Any, Any]
else:
    _TextField = models.TextField


class _Sealed(_TextField):
    """Sealed on the way in, opened on the way out; empty stays empty. It cannot be searched: keep
    a ``keyed_hash`` beside it where something must be found again."""

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is sealed: it cannot be compared in the database")
        return super().get_lookup(lookup_name)

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        return self._opened(ring().open(value)) if value else self._opened("")

    def get_prep_value(self, value: Any) -> str:
        text = self._text(value)
        return ring().seal(text) if text else ""

    def _opened(self, text: str) -> Any:
        return text

    def _text(self, value: Any) -> str:
        return nfc(str(value)) if value else ""


class EncryptedTextField(_Sealed):
    """A text only this installation's keys can read."""


class EncryptedJSONField(_Sealed):
    """A JSON value only this installation's keys can read; nothing kept is ``None``."""

    def _opened(self, text: str) -> Any:
        return json.loads(text) if text else None

    def _text(self, value: Any) -> str:
        return "" if value is None else json.dumps(value, ensure_ascii=False)

    def to_python(self, value: Any) -> Any:
        return value


def sealed_fields() -> list[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Every sealed field of every model that is installed."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, _Sealed)
    ]
