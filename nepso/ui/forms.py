"""Forms the Vietnamese way: dates as dd/mm/yyyy; ``{{ form }}`` gives our fields too; a refusal is
told where it belongs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest

from nepso.kernel.clock import today
from nepso.kernel.errors import NepsoError
from nepso.ui.typed import clock_typed, day_typed

DATE_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


class Renderer(DjangoTemplates):
    """The form renderer named by the setting FORM_RENDERER."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class _Shared(dict[str, forms.Field]):
    """Fields that the forms of a class have in common; what a form gets of it is a new dict."""

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, forms.Field]:
        return dict(self)


def fields_shared(form: type[forms.Form]) -> type[forms.Form]:
    """A class decorator: forms of this class share their fields instead of copying each.

    For a form on a busy path: copying costs more than reading what was sent. Such a form may take
    a field away or put another in its place, but changes none.
    """
    form.base_fields = _Shared(form.base_fields)
    return form


def tell(form: forms.BaseForm, error: NepsoError) -> None:
    """Put the sentences of an act's refusal on the fields they belong to, the rest above the form;
    where it names no field, its own sentence. Nothing that was refused goes untold, nor twice in
    one place.

    ``stands_at`` of a form says where the sentence about a fact stands that is typed in fields of
    other names.
    """
    fields: dict[str, str] = getattr(error, "fields", {})
    places: dict[str, str] = getattr(form, "stands_at", {})
    told = ((places.get(name, name), sentence) for name, sentence in fields.items())
    shown = ((place if place in form.fields else None, sentence) for place, sentence in told)
    for place, sentence in dict.fromkeys(shown) or [(None, error.sentence)]:
        form.add_error(place, sentence)


def number_in(text: str, otherwise: int) -> int:
    """A number of up to nine digits that a page sends back, read without trusting it; ``otherwise``
    for anything else, however long."""
    fits = text.isascii() and text.isdecimal() and len(text) <= 9
    return int(text) if fits else otherwise


def revision_seen(request: HttpRequest) -> int:
    """The revision of the page that was pressed; one that no row has where it tells none."""
    return number_in(request.POST.get("revision", ""), -1)


def counted(form: forms.BaseForm, *names: str) -> None:
    """Say at each of these fields how long its text is and may be, as one types (``ui/count.js``,
    in ``page_head``) and without a script. The browser's own ``maxlength`` goes: it cuts what is
    pasted without a word; the server refuses what is too long and says so."""
    for name in names:
        field = form.fields.get(name)
        if isinstance(field, forms.CharField) and field.max_length:
            field.widget.attrs.pop("maxlength", None)
            field.widget.attrs |= {"data-counted": "characters", "data-most": field.max_length}


class ManyChoices(forms.CheckboxSelectMultiple):
    """Some of many (communes, agencies): boxes under the first letter of each name, folded away
    until wanted. ``ui/many.js`` adds a search, "chọn tất cả" and the number; all works without.
    ``first``: the values of one's own, before all letters."""

    first: frozenset[str] = frozenset()


class DateField(forms.DateField):
    """A day typed as 05/12/2026; 5-12-2026, 05122026, 5/12 of this year and 2026-12-05 are
    understood too (``typed.py``)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", DATE_FORMATS)
        kwargs.setdefault("widget", forms.DateInput(format="%d/%m/%Y"))
        kwargs.setdefault("help_text", "Ví dụ: 05/12/2026 hoặc 05122026.")
        kwargs.setdefault("error_messages", {}).setdefault(
            "invalid", "Ngày không đúng: hãy nhập ngày/tháng/năm, ví dụ 05/12/2026."
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        """Many ways of typing a day first, then the formats of the field."""
        day = day_typed(value, today=today()) if isinstance(value, str) else None
        return day or super().to_python(value)


class ClockField(forms.TimeField):
    """A time of the day typed as 17:30, 17h30, 17g30, 1730 or 17 (``typed.py``)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%H:%M", "%Hh%M", "%H.%M", "%H:%M:%S", "%Hh", "%H"])
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M"))
        told = {
            "required": "Chưa có giờ: hãy nhập giờ:phút, ví dụ 07:00.",
            "invalid": "Giờ không đúng: hãy nhập giờ:phút, ví dụ 17:30.",
        }
        kwargs["error_messages"] = told | kwargs.get("error_messages", {})
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.time | None:
        """Many ways of typing a time first, then the formats of the field."""
        time = clock_typed(value) if isinstance(value, str) else None
        return super().to_python(value) if time is None else time
