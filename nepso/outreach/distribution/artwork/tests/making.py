"""Contents to make artworks of: short, long, with pictures and disclosure."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from nepso.outreach.distribution.artwork import (
    Artwork,
    ArtworkContent,
    ArtworkOptions,
    DataTable,
    Picture,
    Question,
    blocks_of,
    make_artwork,
)

URL = "https://nepso.example/san-pham/cuoc-goi-mao-danh"
TABLE = DataTable(
    "Số buổi hướng dẫn",
    (("Trường học", 1234.5), ("Nhà văn hóa", 860), ("Chợ", 0)),
    "buổi",
    "số liệu bịa",
    dt.date(2026, 10, 31),
)
OPTIONS = ArtworkOptions(size_cm=(300, 80), led_pixels=(192, 96), table=TABLE)
PRINTS = (
    *("leaflet_a4", "leaflet_a5", "leaflet_folded", "poster_a3", "poster_a2", "banner"),
    "booklet",
)
_SECTION = (
    "<h3>{n}. Cuộc gọi tự xưng cán bộ</h3><p>Người gọi nói bạn liên quan một vụ án và đòi chuyển "
    "tiền để <strong>“xác minh”</strong>. Cơ quan nhà nước không làm việc như vậy. Hãy tắt máy, "
    "gọi lại số công khai của cơ quan đó.</p><ul><li>Không đọc mã xác nhận (OTP).</li><li>Không "
    "cài ứng dụng từ đường liên kết lạ.</li></ul><p>Đã chuyển tiền thì gọi ngay cho ngân hàng. "
    "<em>Càng sớm càng tốt.</em></p>"
)


def picture_made(
    size: tuple[int, int] = (900, 600), mode: str = "RGB", form: str = "JPEG", **save: object
) -> bytes:
    """A drawn picture in that mode and format."""
    image = Image.new("RGB", size, "#dfe8d8")
    ImageDraw.Draw(image).ellipse((size[0] // 4, 5, size[0] // 2, size[1] - 5), fill="#a82a1e")
    out = io.BytesIO()
    image.convert(mode).save(out, form, **save)
    return out.getvalue()


SHORT = ArtworkContent(
    title="Nghĩ trước khi chia sẻ",
    key_message="Chưa rõ nguồn thì chưa chia sẻ.",
    page_url=URL,
    agency="Cơ quan minh họa",
    parent="Tỉnh minh họa",
    date=dt.date(2026, 11, 27),
    blocks=blocks_of("<p>Ai là người đưa tin? Tin có ngày tháng không?</p><ol><li>Hỏi.</li></ol>"),
    questions=(Question("Tin lạ thì sao?", blocks_of("<p>Chờ đã.</p><p>Hỏi người biết.</p>")),),
)
LONG = ArtworkContent(
    title="Cuộc gọi mạo danh cơ quan nhà nước: nhận ra, dừng lại và báo cho người thân",
    key_message="Cơ quan nhà nước không yêu cầu chuyển tiền qua điện thoại. Gọi lại số công khai.",
    page_url=URL,
    agency="Ủy ban nhân dân xã minh họa",
    parent="Tỉnh minh họa",
    blocks=blocks_of("".join(_SECTION.format(n=n) for n in range(1, 13))),
    questions=tuple(
        Question(f"Câu hỏi thứ {n}?", blocks_of(f"<p>{'Trả lời. ' * 12}</p>")) for n in range(1, 8)
    ),
    audience="elder",
)


@cache
def with_pictures() -> ArtworkContent:
    """With three pictures, a disclosure and credits."""
    return ArtworkContent(
        title="Quảng cáo thì nói là quảng cáo",
        key_message="Được trả tiền để giới thiệu thì nói rõ.",
        page_url=URL,
        agency="Cơ quan minh họa",
        date=dt.date(2026, 11, 27),
        blocks=blocks_of(_SECTION.format(n=1)),
        pictures=(
            Picture(picture_made(), "Một hình tròn đỏ", "Người vẽ"),
            Picture(picture_made((300, 700)), "Một hình đứng"),
            Picture(picture_made((900, 300), form="PNG"), "Một hình nằm"),
        ),
        questions=SHORT.questions,
        disclosure="Nội dung có đối tác tham gia: Hội minh họa.",
        credits="Biên soạn: Nhóm minh họa.",
        audience="business",
    )


def contents() -> dict[str, ArtworkContent]:
    """By name, for tests over all."""
    return {"short": SHORT, "long": LONG, "pictures": with_pictures()}


@cache
def made(kind: str, name: str) -> Artwork:
    """The artwork of a named content, made once for all tests."""
    return make_artwork(kind, contents()[name], OPTIONS)


def squeezed(text: str) -> str:
    """Letters alone: how lines were broken does not matter."""
    return "".join(text.replace("\u200b", "").split())


def qpdf_checks(data: bytes, file: Path) -> None:
    """What qpdf says of a PDF; skips the test, loudly, where it has none (.ci/run brings it)."""
    if shutil.which("qpdf") is None:
        pytest.skip("SKIPPED LOUDLY: no qpdf on this machine (apt-get install qpdf)")
    file.write_bytes(data)
    subprocess.run(["qpdf", "--check", str(file)], check=True, capture_output=True)
