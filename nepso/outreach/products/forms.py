"""Forms about products. They keep what was typed; rules live in the services."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

from django import forms

from nepso.foundation.agencies.models import Agency
from nepso.kernel.fields import NfcFormField
from nepso.outreach.products.facts import LABELS, ProductFacts
from nepso.outreach.products.kinds import Audience, Disclosure
from nepso.outreach.products.models import Product
from nepso.ui.forms import DateField, counted

WRITTEN = ("title", "purpose", "audience", "key_message", "source")
FACTS = (*WRITTEN, "articles", "disclosure", "disclosed_as")
_BETWEEN = re.compile(r"[\s,;.]+|điều", re.IGNORECASE)


class ArticlesField(NfcFormField):
    """Numbers of articles, typed "5, 8" or "Điều 5, Điều 8"; cleaned as a list of numbers."""

    def clean(self, value: Any) -> Any:
        words = [word for word in _BETWEEN.split(super().clean(value) or "") if word]
        if not all(word.isascii() and word.isdecimal() and len(word) <= 2 for word in words):
            raise forms.ValidationError("Số điều không đúng: hãy ghi các số, ví dụ 5, 8.")
        return [int(word) for word in words]


class ProductForm(forms.Form):
    """What is said, to whom, for what."""

    agency = forms.ChoiceField(
        label="Cơ quan làm sản phẩm",
        error_messages={"required": "Chưa chọn cơ quan: hãy chọn cơ quan đứng tên."},
    )
    title = NfcFormField(
        label=LABELS["title"],
        max_length=200,
        help_text="Để tìm lại, ví dụ: Nhận ra cuộc gọi giả danh công an.",
        error_messages={"required": "Chưa có tên: hãy đặt một tên ngắn để dễ tìm lại."},
    )
    purpose = NfcFormField(
        label=LABELS["purpose"],
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Xem xong, người dân biết hoặc làm được gì.",
        error_messages={
            "required": "Chưa ghi mục đích: hãy viết người xem sẽ biết hoặc làm được gì."
        },
    )
    audience = forms.ChoiceField(
        label=LABELS["audience"],
        choices=Audience.choices,
        widget=forms.RadioSelect,
        initial=Audience.EVERYBODY,
        error_messages={"required": "Chưa chọn đối tượng: hãy chọn một nhóm người xem."},
    )
    key_message = NfcFormField(
        label=LABELS["key_message"],
        max_length=120,
        help_text="Một câu, tối đa 120 ký tự: điều phải nhớ nếu chỉ nhớ một điều.",
        error_messages={
            "required": "Chưa có thông điệp chính: hãy viết một câu tối đa 120 ký tự.",
            "max_length": "Dài quá 120 ký tự: hãy viết ngắn lại.",
        },
    )
    source = NfcFormField(
        label=LABELS["source"],
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Cách một dòng trống là đoạn mới. Dòng bắt đầu bằng ## là đề mục, bằng dấu - là "
        "gạch đầu dòng; **chữ đậm** đặt giữa hai dấu sao. Dán từ trang khác: chỉ giữ chữ và "
        "cách trình bày đơn giản.",
        error_messages={"required": "Chưa có nội dung: hãy viết ít nhất một đoạn."},
    )
    articles = ArticlesField(
        label=LABELS["articles"],
        required=False,
        help_text="Chỉ ghi số điều, ví dụ: 5, 8. Không chép lại lời của điều.",
    )
    disclosure = forms.ChoiceField(
        label=LABELS["disclosure"],
        choices=Disclosure.choices,
        widget=forms.RadioSelect,
        initial=Disclosure.NONE,
        error_messages={"required": "Hãy chọn có tài trợ, đối tác hay không."},
    )
    disclosed_as = NfcFormField(
        label=LABELS["disclosed_as"],
        max_length=200,
        required=False,
        help_text="Câu sẽ in kèm ở mọi kênh, ví dụ: Nội dung do Công ty X tài trợ.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, agencies: Sequence[Agency] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if agencies:
            choices = [(one.public_id, one.name) for one in agencies]
            self.fields["agency"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["agency"]
        counted(self, "title", "purpose", "key_message", "disclosed_as")

    def facts(self) -> ProductFacts:
        """What was typed."""
        return cast(ProductFacts, {name: self.cleaned_data[name] for name in FACTS})


def initial_of(product: Product) -> dict[str, Any]:
    """The values of ProductForm for a stored row."""
    values = {name: getattr(product, name) for name in FACTS}
    values["articles"] = ", ".join(str(number) for number in product.articles)
    return {**values, "revision": product.revision}


class SubmitForm(forms.Form):
    """By when somebody else is to have read it."""

    due_on = DateField(
        label="Cần duyệt xong trước hết ngày",
        required=False,
        help_text="Ví dụ: 05/12/2026. Người duyệt được nhắc trước hạn; để trống thì không nhắc.",
    )


class CommentForm(forms.Form):
    """A remark on a passage."""

    quote = NfcFormField(
        label="Đoạn được góp ý",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Chép đúng một đoạn của nội dung; để trống nếu góp ý chung.",
    )
    text = NfcFormField(
        label="Góp ý",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Chưa có góp ý: hãy viết cần sửa gì."},
    )
