"""The form of an infographic's table: typed or pasted, or a small CSV file."""

from __future__ import annotations

from typing import Any

from django import forms

from nepso.kernel.errors import Invalid
from nepso.kernel.fields import NfcFormField
from nepso.outreach.distribution.artwork.infographics.numbers import shown_number
from nepso.outreach.distribution.models import FigureTable
from nepso.outreach.distribution.services import TableFacts
from nepso.outreach.distribution.table_reading import MOST_BYTES, MOST_ROWS, rows_read, text_read
from nepso.ui.forms import DateField, counted


class TableForm(forms.Form):
    """A table as it is typed; a file, where one is chosen, takes the place of the typed rows."""

    title = NfcFormField(
        label="Tên bảng",
        max_length=200,
        help_text="Ví dụ: Số buổi hướng dẫn năm 2026.",
        error_messages={"required": "Bảng chưa có tên: hãy ghi bảng nói về điều gì."},
    )
    unit = NfcFormField(
        label="Đơn vị tính", max_length=40, required=False, help_text="Ví dụ: buổi, người, %."
    )
    rows = forms.CharField(
        label="Số liệu",
        required=False,
        strip=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=f"Mỗi dòng “tên: số”, ví dụ “Trường học: 1.234,5”; dán từ bảng tính cũng được. "
        f"Nhiều nhất {MOST_ROWS} dòng.",
    )
    file = forms.FileField(
        label="Hoặc tệp CSV",
        required=False,
        allow_empty_file=True,
        help_text="Hai cột: tên, số. Có tệp thì số liệu ở ô trên không dùng.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
    )
    source = NfcFormField(
        label="Nguồn số liệu",
        max_length=200,
        help_text="In ở chân đồ họa, ví dụ: Báo cáo 6 tháng của UBND xã A.",
        error_messages={"required": "Chưa ghi nguồn: hãy ghi số liệu lấy từ đâu."},
    )
    as_of = DateField(label="Số liệu đến ngày", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counted(self, "title", "unit", "rows", "source")

    def clean(self) -> dict[str, Any]:
        """The rows as numbers; the fault stands at where they came from."""
        cleaned: dict[str, Any] = super().clean() or {}
        file = cleaned.get("file")
        place = "rows" if file is None else "file"
        try:
            typed = (
                cleaned.get("rows", "") if file is None else text_read(file.read(MOST_BYTES + 1))
            )
            cleaned["read"] = rows_read(typed)
        except Invalid as error:
            self.add_error(place, error.sentence)
        return cleaned

    def facts(self) -> TableFacts:
        """What was typed."""
        given = self.cleaned_data
        return {
            "title": given["title"],
            "unit": given["unit"],
            "source": given["source"],
            "as_of": given["as_of"],
            "rows": given["read"],
        }


def table_initial(table: FigureTable | None, *, is_of_version: bool) -> dict[str, Any]:
    """The values of TableForm for a stored table; one of an older version is only a beginning."""
    if table is None:
        return {"revision": 0}
    return {
        "title": table.title,
        "unit": table.unit,
        "source": table.source,
        "as_of": table.as_of,
        "rows": "\n".join(f"{label}: {shown_number(number)}" for label, number in table.figures),
        "revision": table.revision if is_of_version else 0,
    }
