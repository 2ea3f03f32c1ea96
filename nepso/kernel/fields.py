"""Fields that normalise: Vietnamese text enters composed (NFC), whatever keyboard sent it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models

from nepso.kernel.folding import nfc

if TYPE_CHECKING:  # the stubs are generic, Django's classes are not
    _CharField = models.CharField[str, str]
    _TextField = models.TextField[str, str]
else:
    _CharField, _TextField = models.CharField, models.TextField

_PUBLIC_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


class NfcFormField(forms.CharField):
    """A form field whose cleaned value is NFC, stripped; a new line is one character.

    Browsers send two for it (HTML, *constructing the entry list*): a text saved untouched
    would else differ from itself.
    """

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        return nfc(text).replace("\r\n", "\n") if isinstance(text, str) else text


class _Nfc:
    def to_python(self, value: Any) -> Any:
        cleaned = super().to_python(value)  # type: ignore[misc]
        return nfc(cleaned) if isinstance(cleaned, str) else cleaned

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)  # type: ignore[misc]
        return nfc(prepared) if isinstance(prepared, str) else prepared

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.setdefault("form_class", NfcFormField)
        return super().formfield(**kwargs)  # type: ignore[misc]


class NfcCharField(_Nfc, _CharField):
    """A short text column, NFC in the database and in its form field."""

    def formfield(self, **kwargs: Any) -> Any:
        if self.choices is not None:
            return _CharField.formfield(self, **kwargs)
        return super().formfield(**kwargs)


class NfcTextField(_Nfc, _TextField):
    """A long text column, NFC in the database and in its form field."""


def public_id() -> str:
    """16 letters of an alphabet without look-alikes: 79 random bits, fit for a URL."""
    number = int.from_bytes(secrets.token_bytes(20), "big")  # 160 bits: even to the last letter
    letters = []
    for _ in range(16):
        number, place = divmod(number, len(_PUBLIC_ALPHABET))
        letters.append(_PUBLIC_ALPHABET[place])
    return "".join(letters)


class PublicIdField(_CharField):
    """The name of a row outside the database: in URLs, audit lines and other lanes."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.update(max_length=16, editable=False, default=public_id)
        kwargs.setdefault("unique", True)
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        """Also a copy that is not unique (a row of history repeats it) is made anew as it is."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "unique": self.unique}
