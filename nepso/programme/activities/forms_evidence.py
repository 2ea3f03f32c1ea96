"""One small form for each kind of evidence."""

from __future__ import annotations

from typing import Any

from django import forms

from nepso.foundation.files.kinds import FileKind
from nepso.kernel.fields import NfcFormField
from nepso.programme.activities.forms import PhotosField
from nepso.programme.activities.kinds import CountOf, ItemKind, PeopleShown
from nepso.programme.activities.services import NewItem
from nepso.ui.forms import DateField


class PhotosForm(forms.Form):
    """Photos, with what is said of the people on them."""

    kind = ItemKind.PHOTO
    camera = PhotosField(label="Chụp ảnh", attrs={"capture": "environment"})
    photos = PhotosField(label="Chọn ảnh có sẵn")
    people_shown = forms.ChoiceField(
        label="Người trong ảnh",
        choices=PeopleShown.choices,
        required=False,
        help_text="Chỉ ảnh đã ghi rõ mới có thể công khai. Nơi chụp và tên máy được xóa khỏi ảnh.",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given["camera"] and not given["photos"]:
            self.add_error("photos", "Chưa có ảnh: hãy chụp hoặc chọn ít nhất một ảnh.")
        return given


class FileForm(forms.Form):
    """One file."""

    kind = ItemKind.FILE
    file = forms.FileField(
        label="Tệp",
        help_text="PDF, Word, Excel, PowerPoint hoặc OpenDocument, tối đa 25 MB.",
        error_messages={"required": "Chưa có tệp: hãy chọn một tệp."},
        widget=forms.FileInput(
            attrs={"accept": ",".join(f".{k}" for k in FileKind if k != FileKind.PHOTO)}
        ),
    )
    title = NfcFormField(label="Tên của tệp", required=False, max_length=300)


class LinkForm(forms.Form):
    """A page on the web."""

    kind = ItemKind.LINK
    url = forms.CharField(
        label="Liên kết",
        max_length=1000,
        help_text="Dán nguyên địa chỉ trang. Tên trang được tự đọc sau ít phút.",
        error_messages={"required": "Chưa có liên kết: hãy dán địa chỉ trang."},
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    title = NfcFormField(label="Tên trang, nếu muốn tự ghi", required=False, max_length=300)
    seen_on = DateField(label="Ngày xem", required=False, help_text="Để trống là hôm nay.")


class OfficialForm(forms.Form):
    """Number and date of an official document."""

    kind = ItemKind.OFFICIAL_DOCUMENT
    number = NfcFormField(label="Số, ký hiệu", max_length=80, help_text="Ví dụ: 12/KH-UBND.")
    dated_on = DateField(label="Ngày văn bản")
    issuer = NfcFormField(label="Cơ quan ban hành", max_length=300)
    title = NfcFormField(label="Trích yếu", required=False, max_length=300)


class CountForm(forms.Form):
    """A number with its source."""

    kind = ItemKind.COUNT
    count_of = forms.ChoiceField(label="Đếm gì", choices=[("", "Chọn"), *CountOf.choices])
    value = forms.DecimalField(label="Số", min_value=0, max_digits=13, decimal_places=2)
    unit = NfcFormField(
        label="Đơn vị tính", required=False, max_length=40, help_text="Chỉ cần với “Số đếm khác”."
    )
    source = NfcFormField(
        label="Nguồn của số", max_length=300,
        help_text="Lấy từ sổ, danh sách hay hệ thống nào, để người khác kiểm lại được.",
    )  # fmt: skip


FORMS: dict[str, type[forms.Form]] = {
    "anh": PhotosForm,
    "tep": FileForm,
    "lien-ket": LinkForm,
    "van-ban": OfficialForm,
    "so-dem": CountForm,
}
LABELS = {
    "anh": "Ảnh",
    "tep": "Tệp",
    "lien-ket": "Liên kết",
    "van-ban": "Văn bản",
    "so-dem": "Số đếm",
}
_NEW = (
    "title",
    "url",
    "seen_on",
    "number",
    "dated_on",
    "issuer",
    "count_of",
    "value",
    "unit",
    "source",
)


def new_item(form: forms.Form, kind: ItemKind) -> NewItem:
    """What was typed, for the act; bytes are kept apart."""
    return NewItem(kind=kind, **{n: v for n, v in form.cleaned_data.items() if n in _NEW})
