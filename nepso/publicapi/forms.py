"""The form of a new key. It keeps what was typed; rules live in the services."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from nepso.foundation.agencies.models import Agency
from nepso.kernel.fields import NfcFormField
from nepso.publicapi.kinds import Scope


class KeyForm(forms.Form):
    """For which agency, for what, and what it may."""

    agency = forms.ChoiceField(
        label="Cơ quan dùng khóa",
        error_messages={"required": "Chưa chọn cơ quan: hãy chọn cơ quan dùng khóa."},
    )
    label = NfcFormField(
        label="Dùng cho việc gì",
        max_length=120,
        help_text="Để sau này biết khóa nào đang ở đâu, ví dụ: trang thông tin điện tử của xã.",
        error_messages={
            "required": "Chưa ghi khóa dùng cho việc gì: hãy ghi một câu ngắn.",
            "max_length": "Dài quá 120 ký tự: hãy viết ngắn lại.",
        },
    )
    scopes = forms.MultipleChoiceField(
        label="Khóa được làm thêm gì",
        required=False,
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn gì: khóa chỉ đọc dữ liệu công khai. Khóa làm thay người cấp nó, chỉ "
        "trong cơ quan này.",
    )

    def __init__(self, *args: Any, agencies: Sequence[Agency] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.public_id, one.name) for one in agencies]
        self.fields["agency"].choices = choices  # type: ignore[attr-defined]
