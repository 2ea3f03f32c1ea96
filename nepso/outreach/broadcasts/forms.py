"""The form of a reading."""

from __future__ import annotations

from django import forms

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
