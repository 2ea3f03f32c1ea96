"""Forms about assets: the file first, so that no later mistake loses it, then its rights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from nepso.foundation.agencies.models import Agency
from nepso.foundation.files.kinds import FileKind
from nepso.kernel.fields import NfcFormField
from nepso.outreach.products.asset_facts import AssetFacts
from nepso.outreach.products.kinds import Licence, PeopleShown
from nepso.outreach.products.models import Asset
from nepso.ui.forms import DateField

FACTS = (
    *("title", "alt", "author", "rights_holder", "licence", "licence_words"),
    *("people_shown", "consent_words", "expires_on", "is_machine_made"),
    *("transcript", "has_no_words"),
)
WORDS_OF_A_SOUND = ("transcript", "has_no_words")
_TAKEN = ",".join(
    ["image/*", "audio/*", "video/*", *(f".{kind}" for kind in FileKind if kind != FileKind.PHOTO)]
)


class AssetAddForm(forms.Form):
    """The file, its name, whose it is."""

    agency = forms.ChoiceField(
        label="Thư mục của cơ quan",
        error_messages={"required": "Chưa chọn cơ quan: hãy chọn cơ quan giữ tệp này."},
    )
    file = forms.FileField(
        label="Tệp",
        error_messages={
            "required": "Chưa có tệp: hãy chọn một tệp để đưa vào kho.",
            "invalid": "Chưa nhận được tệp: hãy chọn lại tệp rồi gửi.",
            "empty": "Tệp trống, không có gì bên trong: hãy chọn lại.",
            "max_length": "Tên tệp quá dài: hãy đặt tên ngắn hơn rồi gửi lại.",
        },
        help_text="Ảnh JPG, PNG, WebP, HEIC; PDF, Word, PowerPoint tối đa 25 MB; âm thanh MP3, "
        "M4A, Ogg Opus, WAV tối đa 100 MB; video MP4 (H.264), WebM tối đa 400 MB. Video lớn hơn: "
        "đăng lên kênh YouTube của cơ quan rồi ghi liên kết vào nội dung sản phẩm. "
        "Nơi ghi, tên máy, tên người được xóa khỏi tệp.",
        widget=forms.FileInput(attrs={"accept": _TAKEN}),
    )
    uploaded = forms.CharField(required=False, widget=forms.HiddenInput)
    title = NfcFormField(
        label="Tên",
        max_length=200,
        required=False,
        help_text="Trong tệp có gì, bằng vài chữ. Để trống thì lấy tên tệp.",
    )

    def __init__(self, *args: Any, agencies: Sequence[Agency] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.public_id, one.name) for one in agencies]
        self.fields["agency"].choices = choices  # type: ignore[attr-defined]
        # What came in parts before the form is named there; else a file must come with it.
        self.fields["file"].required = not self.data.get("uploaded")


class AssetForm(forms.Form):
    """What it shows and on what ground we may show it. All but the name may wait."""

    title = NfcFormField(
        label="Tên",
        max_length=200,
        error_messages={"required": "Chưa có tên: hãy ghi trong tệp có gì, bằng vài chữ."},
    )
    alt = NfcFormField(
        label="Mô tả thay cho hình",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Đọc cho người không nhìn thấy hình.",
    )
    author = NfcFormField(label="Tác giả", max_length=200, required=False)
    rights_holder = NfcFormField(
        label="Chủ sở hữu quyền",
        max_length=200,
        required=False,
        help_text="Cơ quan, đơn vị hoặc người có quyền cho dùng.",
    )
    licence = forms.ChoiceField(label="Giấy phép", choices=Licence.choices, required=False)
    licence_words = NfcFormField(
        label="Căn cứ của giấy phép",
        max_length=500,
        required=False,
        help_text="Số hợp đồng, số văn bản cho phép, hoặc địa chỉ trang ghi giấy phép.",
    )
    people_shown = forms.ChoiceField(
        label="Người trong hình, trong tiếng",
        choices=PeopleShown.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    consent_words = NfcFormField(
        label="Nơi giữ bản đồng ý",
        max_length=500,
        required=False,
        help_text="Ghi số phiếu và nơi giữ, không ghi tên người trong hình.",
    )
    expires_on = DateField(
        label="Dùng được đến hết ngày",
        required=False,
        help_text="Để trống nếu không có hạn. Ví dụ: 31/12/2027.",
    )
    is_machine_made = forms.BooleanField(label="Do máy (trí tuệ nhân tạo) tạo ra", required=False)
    transcript = NfcFormField(
        label="Lời đầy đủ",
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Chép mọi lời nghe được, cho người không nghe được. Âm thanh có lời phải có.",
    )
    has_no_words = forms.BooleanField(
        label="Không có lời nói (chỉ có nhạc, tiếng động)", required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_heard: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_heard:
            for name in WORDS_OF_A_SOUND:
                del self.fields[name]

    def facts(self) -> AssetFacts:
        """What was typed."""
        return cast(
            AssetFacts, {name: self.cleaned_data[name] for name in FACTS if name in self.fields}
        )


def initial_of(asset: Asset) -> dict[str, Any]:
    """The values of AssetForm for a stored row."""
    return {name: getattr(asset, name) for name in (*FACTS, "revision")}


def differing(form: AssetForm, asset: Asset) -> list[tuple[str, str, str]]:
    """(field, stored, typed) of what the typed values and the stored row tell differently."""
    rows = []
    for name in (one for one in FACTS if one in form.fields):
        stored, mine = getattr(asset, name), form.cleaned_data[name]
        if stored != mine:
            rows.append((str(form.fields[name].label), _words(name, stored), _words(name, mine)))
    return rows


def _words(name: str, value: Any) -> str:
    if name == "licence":
        return str(dict(Licence.choices).get(value, value))
    if name == "people_shown":
        return str(dict(PeopleShown.choices).get(value, value))
    if name == "expires_on":
        return f"{value:%d/%m/%Y}" if value else ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return str(value)
