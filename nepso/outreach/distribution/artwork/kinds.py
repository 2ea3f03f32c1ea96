"""The closed list of artworks: what each is called, how large it is, what it needs."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
A5, A4, A3, A2 = (148.0, 210.0), (210.0, 297.0), (297.0, 420.0), (420.0, 594.0)
PDF, PNG, SVG, GIF = "application/pdf", "image/png", "image/svg+xml", "image/gif"

_PURPOSES = {"slide": "để chiếu", "led": "để chạy trên bảng", "infographic": "để đăng, để chiếu"}


@dataclass(frozen=True, slots=True)
class ArtworkKind:
    """``size`` is width and height as trimmed: millimetres on paper, pixels on screens; None where
    the person chooses it. ``needs`` are the parts of the content or options without which it is
    not made."""

    code: str
    label: str
    family: str
    media_type: str
    size: tuple[float, float] | None
    size_words: str
    needs: tuple[str, ...] = ()

    @property
    def is_print(self) -> bool:
        """Whether it goes to a press or an office printer."""
        return self.media_type == PDF

    @property
    def purpose(self) -> str:
        """What it is for, as a list of files says it."""
        return _PURPOSES.get(self.family, "để in")

    @property
    def bears_code(self) -> bool:
        """Whether it says where the whole text is read; a board of lamps has no room for it."""
        return self.family != "led"


_ALL = (
    ArtworkKind("leaflet_a4", "Tờ rơi A4", "leaflet", PDF, A4, "210 × 297 mm"),
    ArtworkKind("leaflet_a5", "Tờ rơi A5", "leaflet", PDF, A5, "148 × 210 mm"),
    ArtworkKind(
        "leaflet_folded",
        "Tờ gấp ba",
        "folded",
        PDF,
        (297.0, 210.0),
        "A4 nằm ngang, gấp làm ba (100 + 100 + 97 mm), in hai mặt",
    ),
    ArtworkKind("poster_a3", "Áp phích A3", "poster", PDF, A3, "297 × 420 mm"),
    ArtworkKind("poster_a2", "Áp phích A2", "poster", PDF, A2, "420 × 594 mm"),
    ArtworkKind(
        "banner", "Băng rôn, pa nô", "banner", PDF, None, "tự chọn, tính bằng cm", ("size_cm",)
    ),
    ArtworkKind("booklet", "Sổ hỏi đáp A5", "booklet", PDF, A5, "148 × 210 mm", ("questions",)),
    ArtworkKind("slide", "Trang chiếu màn hình ngang", "slide", PNG, (1920, 1080), "1920 × 1080"),
    ArtworkKind(
        "slide_portrait", "Trang chiếu màn hình dọc", "slide", PNG, (1080, 1920), "1080 × 1920"
    ),
    ArtworkKind(
        "led",
        "Khung chữ bảng LED",
        "led",
        PNG,
        None,
        "tự chọn, tính bằng điểm ảnh",
        ("led_pixels",),
    ),
    ArtworkKind(
        "infographic_svg",
        "Đồ họa số liệu (SVG)",
        "infographic",
        SVG,
        (1200, 0),
        "rộng 1200",
        ("table",),
    ),
    ArtworkKind(
        "infographic_png",
        "Đồ họa số liệu (PNG)",
        "infographic",
        PNG,
        (1200, 0),
        "rộng 2400 điểm ảnh",
        ("table",),
    ),
)
KINDS = {kind.code: kind for kind in _ALL}
