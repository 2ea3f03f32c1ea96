"""Forms of a connection. They keep what was typed, tokens apart: those are never shown again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from nepso.kernel.fields import NfcFormField
from nepso.outreach.sending.fields import Asked, Service
from nepso.outreach.sending.kinds import Way
from nepso.outreach.sending.models import OutletConnection
from nepso.ui.forms import DateField

_AGAIN = "Không hiện lại bao giờ: nhập lỗi thì dán lại."


class HiddenText(forms.Textarea):
    """Several lines that are not given back to the browser."""

    def format_value(self, value: Any) -> str:
        """Nothing, whatever was typed."""
        return ""


class TokenForm(forms.Form):
    """New tokens, and until when they serve."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.secrets = [one.name for one in service.secrets]
        for one in service.secrets:
            self.fields[one.name] = _required(_secret_field(one), one)
        if service.secrets:
            self.fields["expires_on"] = DateField(
                label="Mã dùng được đến hết ngày",
                required=False,
                help_text="Nếu biết: hệ thống nhắc trước bảy ngày.",
            )

    def secret(self) -> dict[str, str]:
        """What was typed of tokens."""
        return {name: self.cleaned_data.get(name, "") for name in self.secrets}


class ConnectForm(TokenForm):
    """Which way, where, and with which tokens."""

    way = forms.ChoiceField(
        label="Cách gửi",
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn cách gửi: hãy chọn một."},
    )

    def __init__(
        self, *args: Any, service: Service, ways: Sequence[Way], has_token: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, service=service, **kwargs)
        self.fields["way"].choices = [(way.value, way.label) for way in ways]  # type: ignore[attr-defined]
        self.facts_asked = [one.name for one in service.facts]
        for one in service.facts:
            self.fields[one.name] = _required(_fact_field(one), one)
        if has_token:
            for name in self.secrets:
                self.fields[name].help_text = "Để trống là giữ mã đang có."
        goes_nowhere = self.is_bound and self.data.get("way") != Way.REAL
        for name in (*self.facts_asked, *self.secrets):
            if goes_nowhere or (has_token and name in self.secrets):
                self.fields[name].required = False
        order = ["way", *self.facts_asked, *self.secrets, "expires_on", "revision"]
        self.order_fields(order)

    def facts(self) -> dict[str, str]:
        """What was typed of public settings."""
        return {name: self.cleaned_data.get(name, "") for name in self.facts_asked}


def connect_initial(found: OutletConnection | None) -> dict[str, Any]:
    """The values of ConnectForm for a stored row, without its tokens."""
    if found is None:
        return {}
    facts = {"way": found.way, "revision": found.revision, "expires_on": found.expires_on}
    return {**found.facts, **facts}


def _required(field: forms.Field, one: Asked) -> forms.Field:
    field.required = one.is_needed
    field.error_messages["required"] = f"Chưa có: {one.label.lower()}."
    return field


def _secret_field(one: Asked) -> forms.Field:
    widget: forms.Widget = forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    if one.is_long:
        widget = HiddenText(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"})
    words = " ".join(filter(None, (one.help, _AGAIN)))
    return NfcFormField(
        label=one.label, required=False, max_length=8000, widget=widget, help_text=words, strip=True
    )


def _fact_field(one: Asked) -> forms.Field:
    if one.choices:
        return forms.ChoiceField(
            label=one.label, choices=one.choices, required=False, help_text=one.help
        )
    widget: forms.Widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    if one.is_long:
        widget = forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})
    return NfcFormField(
        label=one.label, required=False, max_length=8000, widget=widget, help_text=one.help
    )
