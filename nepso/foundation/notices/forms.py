"""Forms of notices."""

from __future__ import annotations

from django import forms

from nepso.foundation.notices.models import MailChoice


class MailChoiceForm(forms.Form):
    """How to be told by e-mail."""

    way = forms.ChoiceField(
        label="Nhận thông báo qua thư điện tử",
        choices=MailChoice.Way.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn một trong hai cách nhận thư."},
    )
