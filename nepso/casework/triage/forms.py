"""The forms of triage: one for each decision, and the configuration."""

from __future__ import annotations

from typing import Any

from django import forms

from nepso.casework.intake.forms import ComplainedOfField
from nepso.casework.intake.harms import SUGGESTED
from nepso.casework.triage.checking import LONGEST
from nepso.casework.triage.reasons import reasons_for
from nepso.foundation.accounts.selectors import accounts_receiving
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.kernel.fields import NfcFormField
from nepso.ui.forms import ClockField, DateField

_WEEKDAYS = [(str(n), f"Thứ {n + 1}") for n in range(1, 7)] + [("7", "Chủ nhật")]
_HARMS = [(harm.value, harm.label) for harm in SUGGESTED]


class DecisionForm(forms.Form):
    """One decision: its closed reasons, and free words that the reporter reads too."""

    reason_code = forms.ChoiceField(
        label="Lý do",
        help_text="Người phản ánh đọc lý do này.",
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn lý do; người phản ánh sẽ đọc lý do này."},
    )
    explanation = NfcFormField(
        label="Giải thích thêm cho người phản ánh",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, choice: str, *args: Any, **kwargs: Any) -> None:
        # Several stand on one page, so each names its fields for itself.
        super().__init__(*args, **(kwargs | {"auto_id": f"{choice}-%s"}))
        reasons = [(reason.code, reason.label) for reason in reasons_for(choice)]
        field = self.fields["reason_code"]
        field.choices = reasons  # type: ignore[attr-defined]
        if len(reasons) == 1:
            field.initial = reasons[0][0]


class SendForm(DecisionForm):
    """Accept and refer: which harm it is and who handles it."""

    harm = forms.ChoiceField(label="Điều gây hại", choices=[("", "Chọn…"), *_HARMS])
    agency = forms.ChoiceField(label="Cơ quan xử lý")
    field_order = ("harm", "agency", "reason_code", "explanation")

    def __init__(
        self, choice: str, *args: Any, agencies: Any = (), proposed: Any = (), **kwargs: Any
    ) -> None:
        super().__init__(choice, *args, **kwargs)
        self._agencies = {a.public_id: a for a in agencies}
        known = [(pid, a.name) for pid, a in self._agencies.items()]
        groups = [(label, ones) for label, ones in proposed if ones]
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            ("", "Chọn…"),
            *groups,
            ("Mọi cơ quan", known),
        ]

    def clean_agency(self) -> Agency | None:
        """The agency itself."""
        return self._agencies.get(self.cleaned_data["agency"])


class NamingForm(forms.Form):
    """Of which agency it complains, or that nobody can say."""

    agency = ComplainedOfField(label="Cơ quan bị phản ánh")
    reason = NfcFormField(
        label="Dựa vào đâu mà biết",
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Hãy ghi lý do: dựa vào đâu mà biết."},
    )


class MergeForm(DecisionForm):
    """Into which submission: one of those alike, or another by the address of its page."""

    into = forms.ChoiceField(
        label="Gộp vào", required=False, widget=forms.RadioSelect, choices=[("", "Phản ánh khác")]
    )
    into_page = NfcFormField(
        label="Địa chỉ trang của phản ánh khác", required=False, max_length=200
    )
    field_order = ("into", "into_page", "reason_code", "explanation")

    def __init__(self, choice: str, *args: Any, alike: Any = (), **kwargs: Any) -> None:
        super().__init__(choice, *args, **kwargs)
        given = [*alike, ("", "Một phản ánh khác, ghi địa chỉ ở dưới")]
        self.fields["into"].choices = given  # type: ignore[attr-defined]
        self.fields["into"].initial = given[0][0]

    def clean(self) -> dict[str, Any]:
        """``into`` as a public id, from either field."""
        facts = dict(super().clean() or {})
        page = facts.pop("into_page", "").rstrip("/").rpartition("/")[2]
        facts["into"] = facts.get("into") or page
        return facts


class RouteForm(forms.Form):
    """A route."""

    harm = forms.ChoiceField(label="Điều gây hại", choices=[("", "Chọn…"), *_HARMS])
    area = forms.ModelChoiceField(
        label="Nơi xảy ra", queryset=Agency.objects.none(), required=False, empty_label="Toàn tỉnh"
    )
    agency = forms.ModelChoiceField(
        label="Chuyển đến", queryset=Agency.objects.none(), empty_label="Chọn…"
    )
    order = forms.IntegerField(
        label="Thứ tự", min_value=1, max_value=9, initial=1, help_text="1 được đề xuất đầu tiên."
    )
    valid_from = DateField(label="Từ ngày", required=False)
    valid_to = DateField(label="Đến hết ngày", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = agencies_valid()
        places = known.filter(kind__in=("commune", "ward"))
        self.fields["agency"].queryset = known  # type: ignore[attr-defined]
        self.fields["area"].queryset = places  # type: ignore[attr-defined]


class OnCallForm(forms.Form):
    """Hours on call."""

    account = forms.ChoiceField(label="Người trực")
    weekdays = forms.MultipleChoiceField(
        label="Các ngày", choices=_WEEKDAYS, widget=forms.CheckboxSelectMultiple
    )
    from_time = ClockField(label="Từ giờ", help_text="Ví dụ: 17:00.")
    to_time = ClockField(label="Đến giờ", help_text="Sớm hơn giờ bắt đầu là sang hôm sau.")
    valid_from = DateField(label="Từ ngày", required=False)
    valid_to = DateField(label="Đến hết ngày", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {person.public_id: person for person in accounts_receiving()}
        people = [(pid, person.full_name) for pid, person in self._people.items()]
        self.fields["account"].choices = [("", "Chọn…"), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The account itself, the weekdays as one word."""
        facts = dict(super().clean() or {})
        facts["account"] = self._people.get(facts.get("account", ""))
        facts["weekdays"] = "".join(facts.get("weekdays", ()))
        return facts
