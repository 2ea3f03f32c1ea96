"""An error of a service, told on the form that asked for it."""

from __future__ import annotations

from django.forms import BaseForm

from nepso.kernel.errors import NepsoError


def tell(form: BaseForm, error: NepsoError) -> None:
    """Put the sentences of ``error`` on the fields they belong to, the rest above the form.

    ``stands_at`` of a form says where the sentence about a fact stands that is typed in fields of
    other names.
    """
    fields: dict[str, str] = getattr(error, "fields", {})
    places: dict[str, str] = getattr(form, "stands_at", {})
    for name, sentence in fields.items():
        place = places.get(name, name)
        form.add_error(place if place in form.fields else None, sentence)
    if not fields:
        form.add_error(None, error.sentence)
