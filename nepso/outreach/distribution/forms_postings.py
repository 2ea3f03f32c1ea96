"""Forms about one run: when, where it went out, what proves it, how many it reached."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from nepso.kernel.fields import NfcFormField
from nepso.outreach.distribution.kinds import ONLINE, ProofKind, RecallKind
from nepso.outreach.distribution.recall_facts import statement_lacks
from nepso.ui.forms import ClockField, DateField

_WHEN_WRONG = "cần khi nội dung sai"
_RIGHT_HELP = (
    "Nói điều đúng để người dân làm theo, ví dụ: số điện thoại đúng là 113. Hiện công khai cùng "
    "lời trên."
)


class NeededField(NfcFormField):
    """Words that may stay empty but in one case; the label says in which (``needed_when``)."""

    def __init__(self, *, needed_when: str, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.needed_when = needed_when


def moment_of(day: dt.date | None, time: dt.time | None) -> dt.datetime | None:
    """That time of that day in Việt Nam; None without a day."""
    if day is None:
        return None
    return timezone.make_aware(dt.datetime.combine(day, time or dt.time(0)))


class PlanForm(forms.Form):
    """When it runs; the end is for what is taken down again."""

    day = DateField(
        label="Ngày đăng", error_messages={"required": "Chưa có ngày đăng: hãy ghi ngày."}
    )
    time = ClockField(
        label="Giờ đăng",
        help_text="Ví dụ 17:30.",
        error_messages={"required": "Chưa có giờ đăng: hãy ghi giờ."},
    )
    until_day = DateField(
        label="Đến ngày", required=False, help_text="Để trống nếu không hẹn ngày gỡ."
    )
    until_time = ClockField(label="Đến giờ", required=False)
    knowing = forms.BooleanField(label="Đã biết những điều máy nhắc, vẫn lên lịch", required=False)

    def __init__(self, *args: Any, warned: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not warned and not self.data.get("knowing"):
            del self.fields["knowing"]

    def times(self) -> dict[str, Any]:
        """As ``posting_plan`` takes them."""
        given = self.cleaned_data
        return {
            "planned_at": moment_of(given["day"], given["time"]),
            "until": moment_of(given["until_day"], given["until_time"] or dt.time(23, 59)),
            "knowing": bool(given.get("knowing")),
        }


class OutForm(forms.Form):
    """It went out: where it can be seen, and when when that is told later."""

    url = forms.CharField(
        label="Liên kết nơi đăng",
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    place = NfcFormField(
        label="Đăng ở đâu", required=False, max_length=300, help_text="Ví dụ: cụm loa xóm 3."
    )
    day = DateField(label="Ngày đã đăng", required=False, help_text="Để trống là vừa xong.")
    time = ClockField(label="Giờ đã đăng", required=False)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind in ONLINE:
            del self.fields["place"]

    def facts(self) -> dict[str, Any]:
        """As ``posting_put_out`` takes them."""
        given = self.cleaned_data
        at = moment_of(given["day"], given["time"])
        return {"url": given["url"], "place": given.get("place", ""), "at": at}


# The first that is filled in says what a proof is.
_KIND_TOLD_BY = {
    "photo": ProofKind.PHOTO,
    "url": ProofKind.LINK,
    "plays": ProofKind.PLAY_LOG,
    "text": ProofKind.NOTE,
}
_NOTHING_GIVEN = (
    "Chưa có minh chứng nào: hãy chọn ảnh, dán liên kết, ghi số lần phát hoặc viết ghi chú."
)


class ProofForm(forms.Form):
    """One proof: what is filled in says its kind, unless the person chose one. Whoever is refused
    for not having chosen has lost the photo: no browser sends it twice."""

    field_order = ("photo", "url", "plays", "text", "kind")
    kind = forms.ChoiceField(
        label="Minh chứng là",
        choices=ProofKind.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text="Để trống cũng được: máy nhận theo ô bạn đã điền ở trên.",
    )
    url = forms.CharField(
        label="Liên kết",
        required=False,
        max_length=1000,
        help_text="Dán nguyên địa chỉ bài đăng. Được tính khi máy đọc được tên trang; không đọc "
        "được thì cần thêm ảnh chụp màn hình, hoặc một người khác mở xem.",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    photo = forms.FileField(
        label="Ảnh",
        required=False,
        allow_empty_file=True,
        help_text="Ảnh chụp màn hình hoặc nơi treo. Nơi chụp và tên máy được xóa khỏi ảnh.",
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    plays = forms.IntegerField(
        label="Số lần phát theo nhật ký",
        required=False,
        min_value=1,
        max_value=100_000,
        error_messages={"invalid": "Hãy ghi một số.", "min_value": "Hãy ghi số từ 1 trở lên."},
    )
    text = NfcFormField(
        label="Ghi chú",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ai xác nhận, theo sổ hoặc nhật ký nào. Chỉ có lời thì lượt đăng và báo cáo ghi "
        "là lời khai, cho đến khi có ảnh, liên kết hoặc nhật ký.",
    )

    def clean(self) -> dict[str, Any]:
        """The kind as chosen, else as filled in; asked for only when nothing is."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not given.get("kind") and not self.errors:
            told = next((kind for name, kind in _KIND_TOLD_BY.items() if given.get(name)), None)
            if told is None:
                self.add_error(None, _NOTHING_GIVEN)
            given["kind"] = told or ""
        return given


class ReachForm(forms.Form):
    """How many it reached: measured and estimated stand apart."""

    measured = forms.IntegerField(
        label="Số lượt đo được", required=False, min_value=0, max_value=100_000_000
    )
    source = NfcFormField(
        label="Đo bằng gì", required=False, max_length=200,
        help_text="Ví dụ: số liệu của trang Facebook ngày 05/12/2026.",
    )  # fmt: skip
    estimated = forms.IntegerField(
        label="Số lượt ước", required=False, min_value=0, max_value=100_000_000
    )
    basis = NfcFormField(
        label="Ước theo cách nào", required=False, max_length=200,
        help_text="Ví dụ: số hộ nghe được cụm loa.",
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput)


class StatementForm(forms.Form):
    """What the public is told of a recall."""

    was_wrong = NfcFormField(
        label="Điều gì đã sai, hoặc vì sao thu hồi, cho người dân",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Hãy ghi một câu cho người dân: vì sao thu hồi."},
    )
    is_right = NeededField(
        label="Thực ra thế nào",
        needed_when=_WHEN_WRONG,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_RIGHT_HELP,
    )


class RecallForm(forms.Form):
    """Why it is taken back, and what the public is told."""

    kind = forms.ChoiceField(
        label="Vì sao thu hồi",
        choices=RecallKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn vì sao thu hồi."},
    )
    reason = NfcFormField(
        label="Lý do, cho những nơi phải gỡ",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Hãy ghi lý do thu hồi: mọi nơi đang giữ sẽ đọc."},
    )
    was_wrong = NeededField(
        label="Điều gì đã sai, hoặc vì sao thu hồi, cho người dân",
        needed_when=_WHEN_WRONG,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Hiện công khai ngay khi bấm thu hồi, sửa được sau. Hết quyền sử dụng mà để "
        "trống thì hệ thống ghi một câu chung.",
    )
    is_right = NeededField(
        label="Thực ra thế nào",
        needed_when=_WHEN_WRONG,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_RIGHT_HELP,
    )

    def clean(self) -> dict[str, Any]:
        """All that is missing is told at once, not the public's words after the reason."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        texts = {name: str(given.get(name, "")) for name in ("was_wrong", "is_right")}
        for name, sentence in statement_lacks(str(given.get("kind", "")), **texts).items():
            if name not in self.errors:
                self.add_error(name, sentence)
        return given
