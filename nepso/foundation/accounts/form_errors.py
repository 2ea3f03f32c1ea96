"""An error of a service, told on the form that asked for it."""

from __future__ import annotations

from django.forms import BaseForm

from nepso.kernel.errors import Conflict, Invalid


def tell(form: BaseForm, error: Invalid | Conflict) -> None:
    """Put the sentences of ``error`` on the fields they belong to, the rest above the form."""
    fields = getattr(error, "fields", {})
    for name, sentence in fields.items():
        form.add_error(name if name in form.fields else None, sentence)
    if not fields:
        form.add_error(None, error.sentence)
