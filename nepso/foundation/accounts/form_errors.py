"""An error of a service, told on the form that asked for it."""

from __future__ import annotations

from django.forms import BaseForm

from nepso.kernel.errors import NepsoError


def tell(form: BaseForm, error: NepsoError) -> None:
    """Put the sentences of ``error`` on the fields they belong to, the rest above the form."""
    fields: dict[str, str] = getattr(error, "fields", {})
    for name, sentence in fields.items():
        form.add_error(name if name in form.fields else None, sentence)
    if not fields:
        form.add_error(None, error.sentence)
