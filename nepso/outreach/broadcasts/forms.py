"""The forms of a reading, and of a machine that says what it played."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime

from nepso.kernel.fields import NfcFormField


class ReadingForm(forms.Form):
    """A sound, whose voice it is, and that they agreed."""

    file = forms.FileField(
        label="Tệp âm thanh",
        help_text="MP3, M4A, Ogg Opus hoặc WAV, tối đa 100 MB; hoặc bấm ghi âm ở trên.",
        error_messages={"required": "Chưa có tiếng: hãy ghi âm hoặc chọn một tệp âm thanh."},
        widget=forms.FileInput(attrs={"accept": "audio/*,.mp3,.m4a,.ogg,.opus,.wav"}),
    )
    read_by = NfcFormField(
        label="Ai đọc",
        max_length=200,
        help_text="Tên người đọc, hoặc “phát thanh viên của xã”.",
        error_messages={"required": "Chưa ghi ai đọc: hãy ghi tên hoặc “phát thanh viên của xã”."},
    )
    voice_agreed = forms.BooleanField(
        label="Người đọc đồng ý cho phát giọng của mình",
        error_messages={"required": "Chưa có đồng ý của người đọc: hãy hỏi rồi đánh dấu."},
    )
    is_recorded = forms.BooleanField(required=False, widget=forms.HiddenInput)


_WHEN = "Giờ phát phải có múi giờ, ví dụ 2026-11-27T05:30:00+07:00: hãy sửa máy phát."
_MINUTES = "Số phút phải là một số nguyên: hãy sửa máy phát."


class MachineAiredForm(forms.Form):
    """``luc``: when it began, ISO 8601 with its zone; ``phut``: how many minutes."""

    luc = forms.CharField(max_length=40, error_messages={"required": _WHEN, "max_length": _WHEN})
    phut = forms.IntegerField(error_messages={"required": _MINUTES, "invalid": _MINUTES})

    def clean_luc(self) -> dt.datetime:
        """A moment; one without a zone is nobody's."""
        try:
            moment = parse_datetime(self.cleaned_data["luc"])
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise forms.ValidationError(_WHEN)
        return moment

    def aired(self) -> dict[str, Any]:
        """What was told, as ``aired_by_machine`` takes it."""
        return {"aired_at": self.cleaned_data["luc"], "minutes": self.cleaned_data["phut"]}
