"""Forms the Vietnamese way: dates as dd/mm/yyyy; ``{{ form }}`` gives our fields too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates

DATE_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


class Renderer(DjangoTemplates):
    """The form renderer named by the setting FORM_RENDERER."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class DateField(forms.DateField):
    """A day typed as 05/12/2026; 5/12/2026, 05-12-2026 and 2026-12-05 are understood too."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", DATE_FORMATS)
        kwargs.setdefault("widget", forms.DateInput(format="%d/%m/%Y"))
        kwargs.setdefault("help_text", "Ví dụ: 05/12/2026.")
        kwargs.setdefault("error_messages", {}).setdefault(
            "invalid", "Ngày không đúng: hãy nhập ngày/tháng/năm, ví dụ 05/12/2026."
        )
        super().__init__(**kwargs)
