"""The form of /ban-tin/: an address and what to be told of. It keeps what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from nepso.kernel.fields import NfcFormField
from nepso.outreach.newsletter.audiences import CHOICES
from nepso.outreach.newsletter.models import Newsletter

_NONE = "Chưa chọn bản tin nào: hãy chọn ít nhất một bản tin."


class _Choosing(forms.Form):
    newsletters = forms.MultipleChoiceField(
        label="Nhận bản tin nào",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _NONE, "invalid_choice": "Hãy chọn trong danh sách."},
    )
    audiences = forms.MultipleChoiceField(
        label="Chỉ nhận tin viết cho một số nhóm",
        choices=CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn gì là nhận mọi tin. Tin cho mọi người dân thì luôn có.",
        error_messages={"invalid_choice": "Hãy chọn trong danh sách."},
    )

    def __init__(self, *args: Any, offered: Sequence[Newsletter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.public_id, _label(one)) for one in offered]
        field = self.fields["newsletters"]
        field.choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:  # nothing to choose: it is what the page is about
            field.widget = forms.MultipleHiddenInput()
            field.initial = [choices[0][0]]


def _label(newsletter: Newsletter) -> str:
    about = f": {newsletter.about}" if newsletter.about else ""
    return f"{newsletter.outlet.name} ({newsletter.outlet.agency.name}){about}"


class SignupForm(_Choosing):
    """By e-mail."""

    email = NfcFormField(
        label="Thư điện tử",
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={"required": "Chưa có địa chỉ thư điện tử: hãy ghi địa chỉ của bạn."},
    )
    # People do not see it; a machine that fills everything does.
    trang_web = forms.CharField(required=False, max_length=200)
    field_order = ("email", "newsletters", "audiences", "trang_web")


class DeviceForm(_Choosing):
    """On a device: the browser's facts come from ``webpush/bao-tin.js``."""

    endpoint = forms.CharField(max_length=1000, widget=forms.HiddenInput)
    p256dh = forms.CharField(max_length=120, widget=forms.HiddenInput)
    auth = forms.CharField(max_length=40, widget=forms.HiddenInput)
