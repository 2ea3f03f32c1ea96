"""What the living page shows."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest

from nepso.ui.forms import DateField, ManyChoices
from nepso.ui.icon_words import ICON_WORDS

COLOURS = (
    ("white", "Trắng"),
    ("paper", "Giấy dó"),
    ("paper-deep", "Giấy sẫm"),
    ("ink", "Mực"),
    ("ink-soft", "Mực nhạt"),
    ("indigo", "Chàm"),
    ("indigo-deep", "Chàm đậm"),
    ("tea", "Chè"),
    ("lacquer", "Son"),
    ("amber-bright", "Hoè"),
    ("plum", "Mận"),
    ("focus", "Vòng chọn"),
)


class ExampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Tên hoạt động", help_text="Ngắn gọn, như trên giấy mời.")
    summary = forms.CharField(label="Nội dung chính", widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(
        label="Loại hoạt động",
        choices=[("", "Chọn một loại"), ("1", "Hội nghị, tập huấn"), ("2", "Truyền thông cơ sở")],
    )
    place = forms.ChoiceField(
        label="Hình thức",
        widget=forms.RadioSelect,
        choices=[("1", "Trực tiếp"), ("2", "Trực tuyến"), ("3", "Cả hai")],
    )
    audience = forms.MultipleChoiceField(
        label="Người tham dự",
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", "Học sinh, giáo viên"), ("2", "Cán bộ, công chức"), ("3", "Người dân")],
        required=False,
    )
    places = forms.MultipleChoiceField(
        label="Xã, phường nào",
        widget=ManyChoices,
        choices=[("1", "Xã An Khánh"), ("2", "Phường Bá Xuyên"), ("3", "Xã Đại Từ")],
        required=False,
    )
    day = DateField(label="Ngày tổ chức")
    people = forms.IntegerField(label="Số người tham dự", min_value=0)
    evidence = forms.FileField(
        label="Minh chứng", required=False, help_text="Ảnh hoặc PDF, tối đa 25 MB."
    )
    agreed = forms.BooleanField(label="Tôi đã kiểm tra các số liệu trên")


def sections(request: HttpRequest) -> dict[str, Any]:
    """The values of the page; forms have their own prefixes, so that ids stay unique."""
    wrong = {"sai-name": "", "sai-day": "31/02/2026", "sai-people": "-3"}
    return {
        "colours": COLOURS,
        "icons": sorted(ICON_WORDS.items()),
        "form": ExampleForm(prefix="mau"),
        "wrong": ExampleForm(wrong, prefix="sai"),
        "filters": ExampleForm(prefix="loc"),
        "moment": datetime(2026, 12, 5, 7, 30, tzinfo=UTC),
        "page": SimpleNamespace(before="truoc", after="sau"),
        "tabs": [
            {"label": "Nhiệm vụ", "url": "#tab", "current": True, "count": 24},
            {"label": "Hoạt động", "url": "#tab", "count": 8},
            {"label": "Lịch sử", "url": "#tab"},
        ],
        "events": [
            {
                "when": datetime(2026, 11, 20, 9, 5, tzinfo=UTC),
                "title": "Đang thực hiện",
                "who": "Nguyễn Thị Hoa",
                "text": "Đã chốt lịch tập huấn với ba trường.",
                "icon": "player-play",
            },
            {
                "when": datetime(2026, 11, 3, 2, 15, tzinfo=UTC),
                "title": "Giao cho Sở Giáo dục và Đào tạo",
                "who": "Trần Văn Minh",
                "icon": "send",
            },
        ],
        "bars": [
            {"label": "Truyền thanh cơ sở", "value": 412, "href": "#bieu-do"},
            {"label": "Mạng xã hội", "value": 268, "href": "#bieu-do", "colour": "plum"},
            {"label": "Bản tin", "value": 31, "href": "#bieu-do", "note": "ước đến hết năm"},
            {"label": "Tin nhắn viễn thông", "value": None},
        ],
        "months": [
            {"label": f"T{month}", "values": [month * month % 17 + 3, month * 5 % 13]}
            for month in range(1, 13)
        ],
        "years": [
            {"label": "Năm nay", "colour": "blue"},
            {"label": "Năm trước", "colour": "amber"},
        ],
        "shares": [
            {"label": "Sở, ban, ngành", "values": [14, 6, 2], "href": "#bieu-do"},
            {"label": "Xã, phường", "values": [51, 32, 9], "href": "#bieu-do"},
        ],
        "facts": [
            {"label": "Đã chấp nhận", "colour": "green"},
            {"label": "Đang làm", "colour": "blue"},
            {"label": "Quá hạn", "colour": "red"},
        ],
        "rows": [
            ("Cơ quan chủ trì", "Sở Văn hóa, Thể thao và Du lịch"),
            ("Thời hạn", "05/12/2026", "#tom-tat", "Sửa"),
            ("Căn cứ", "Mục II.1, Kế hoạch"),
        ],
    }
