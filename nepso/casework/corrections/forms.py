"""Forms about corrections. They keep what was typed; rules live in the services."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.forms import BaseFormSet, formset_factory

from nepso.casework.corrections.facts import MOST_SOURCES, CorrectionFacts, SourceFacts
from nepso.casework.corrections.kinds import Area
from nepso.casework.corrections.models import Correction
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import today
from nepso.kernel.fields import NfcFormField
from nepso.ui.forms import DateField

TEXTS = ("area", "title", "claim", "truth", "wordings")
CONFIRM = (
    "Tôi xác nhận: đây là một việc kiểm chứng được bằng nguồn đã nêu, không phải ý kiến, nhận xét "
    "hay phê bình; nội dung không nêu người nói."
)
_EMPTY_SOURCES = 2
# Any row may be left empty, also one that was filled: that takes the source away.
_ROWS = {"empty_permitted": True, "use_required_attribute": False}


class CorrectionForm(forms.Form):
    """What was said, what is true."""

    agency = forms.ChoiceField(
        label="Cơ quan đứng tên",
        help_text="Cơ quan nắm sự việc này, không phải cơ quan bị phê bình.",
        error_messages={"required": "Chưa chọn cơ quan: hãy chọn cơ quan nắm sự việc này."},
    )
    area = forms.ChoiceField(
        label="Lĩnh vực",
        choices=Area.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn lĩnh vực: hãy chọn một trong bốn lĩnh vực."},
    )
    claim = NfcFormField(
        label="Thông tin sai, bằng lời trung tính",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Chỉ ghi nội dung. Không nêu tên, trang, tài khoản, số điện thoại của người nói.",
        error_messages={"required": "Chưa ghi thông tin sai: hãy ghi lại bằng lời trung tính."},
    )
    title = NfcFormField(
        label="Tiêu đề: điều đúng, bằng một câu ngắn",
        max_length=200,
        help_text="Ví dụ: Trạm y tế vẫn tiêm phòng miễn phí cho trẻ dưới sáu tuổi.",
        error_messages={"required": "Chưa có tiêu đề: hãy nói điều đúng bằng một câu ngắn."},
    )
    truth = NfcFormField(
        label="Sự thật",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Điều gì đúng, từ khi nào, người dân cần làm gì.",
        error_messages={"required": "Chưa ghi sự thật: hãy nói điều đúng, ai cần làm gì."},
    )
    wordings = NfcFormField(
        label="Câu chữ đang lan truyền",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Không công khai, chỉ để máy nhận ra khi người dân gửi tới. Bỏ tên và liên kết; "
        "mỗi cách nói cách nhau một dòng trống.",
    )
    is_checkable = forms.BooleanField(
        label=CONFIRM,
        error_messages={
            "required": "Hãy xác nhận: ý kiến, nhận xét, phê bình không được đính chính ở đây."
        },
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, agencies: Sequence[Agency] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if agencies:
            choices = [(one.public_id, one.name) for one in agencies]
            self.fields["agency"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["agency"]

    def facts(self) -> CorrectionFacts:
        """What was typed, without the sources."""
        return cast(CorrectionFacts, {name: self.cleaned_data[name] for name in TEXTS})


class SourceForm(forms.Form):
    """One source; a row in which nothing but the day stands is none."""

    title = NfcFormField(
        label="Tên tài liệu",
        max_length=300,
        error_messages={"required": "Chưa ghi tên tài liệu: hãy ghi tên văn bản hoặc trang web."},
    )
    publisher = NfcFormField(
        label="Nơi ban hành, công bố",
        max_length=200,
        error_messages={"required": "Chưa ghi nơi ban hành, công bố: hãy ghi tên cơ quan, đơn vị."},
    )
    document_number = NfcFormField(
        label="Số, ký hiệu văn bản",
        max_length=100,
        required=False,
        help_text="Số, ký hiệu hoặc địa chỉ trang web: ít nhất một trong hai.",
    )
    url = forms.CharField(label="Địa chỉ trang web", max_length=500, required=False)
    seen_on = DateField(
        label="Ngày xem",
        help_text="Ngày bạn đã mở và đọc nguồn.",
        error_messages={"required": "Chưa ghi ngày xem: hãy ghi ngày bạn đã đọc nguồn."},
    )

    def has_changed(self) -> bool:
        """Whether anything was typed; the day stands there from the beginning."""
        return bool(set(self.changed_data) - {"seen_on"})

    def facts(self) -> SourceFacts:
        """As the service takes it."""
        return cast(SourceFacts, self.cleaned_data)


if TYPE_CHECKING:  # the stubs are generic, Django's class is not
    _Rows = BaseFormSet[SourceForm]
else:
    _Rows = BaseFormSet


class _Sources(_Rows):
    def facts(self) -> list[SourceFacts]:
        """The rows that are not empty."""
        return [form.facts() for form in self.forms if form.cleaned_data]


SourceForms = formset_factory(
    SourceForm, formset=_Sources, extra=0, max_num=MOST_SOURCES, absolute_max=MOST_SOURCES
)


def source_forms(data: Any = None, *, given: Sequence[dict[str, Any]] = ()) -> _Sources:
    """The rows of sources: those given, and some empty ones."""
    if data is not None:
        return cast(_Sources, SourceForms(data, prefix="nguon", form_kwargs=_ROWS))
    rows = [*given, *[{"seen_on": today()}] * _EMPTY_SOURCES][:MOST_SOURCES]
    return cast(_Sources, SourceForms(initial=rows, prefix="nguon", form_kwargs=_ROWS))


def initial_of(correction: Correction) -> dict[str, Any]:
    """The values of CorrectionForm for a stored row."""
    values = {name: getattr(correction, name) for name in TEXTS}
    return {**values, "revision": correction.revision}


def sources_of(correction: Correction) -> list[dict[str, Any]]:
    """The values of its sources' rows."""
    names = ("title", "publisher", "url", "document_number", "seen_on")
    return list(correction.sources.values(*names))


class ReplyForm(forms.Form):
    """What those who are named say."""

    from_whom = NfcFormField(
        label="Bên phản hồi",
        max_length=200,
        help_text="Tên cơ quan, đơn vị, doanh nghiệp được nêu.",
        error_messages={"required": "Chưa ghi bên phản hồi: hãy ghi tên cơ quan, đơn vị."},
    )
    text = NfcFormField(
        label="Nội dung phản hồi, nguyên văn",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Chưa có nội dung phản hồi: hãy chép nguyên văn."},
    )
    replied_on = DateField(
        label="Ngày phản hồi",
        error_messages={"required": "Chưa ghi ngày: hãy ghi ngày họ phản hồi."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
