"""``nepso report``: four files in one go; one sentence for what cannot be."""

import pytest
from django.core.management import CommandError, call_command


def test_it_writes_the_four_files_and_again_the_same(reported, tmp_path):
    call_command("report", year=2026, out=str(tmp_path / "một"))
    call_command("report", year=2026, out=str(tmp_path / "hai"))
    names = sorted(path.name for path in (tmp_path / "một").iterdir())
    assert names == [
        "bao-cao-tong-hop-2026.docx",
        "bao-cao-tong-hop-2026.pdf",
        "goi-du-lieu-2026.zip",
        "phu-luc-so-lieu-2026.xlsx",
    ]
    for name in names:
        first, second = tmp_path / "một" / name, tmp_path / "hai" / name
        assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"year": 1999}, "Chưa có kỳ báo cáo năm 1999"),
        ({"year": 2026, "agency": "khong-co"}, "Không có cơ quan mã khong-co"),
        ({"year": 2026, "agency": "xa1", "clause": "II"}, "Chỉ chọn một phạm vi"),
        ({"year": 2026, "out": "/proc/khong-ghi-duoc"}, "Không ghi được vào thư mục"),
    ],
)
def test_what_cannot_be_gets_one_sentence(year, tmp_path, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("report", **{"out": str(tmp_path), **options})
