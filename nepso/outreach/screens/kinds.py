"""The closed lists of screens and alerts."""

from __future__ import annotations

from django.db import models

from nepso.foundation.notices.kinds import NoticeKind
from nepso.outreach.distribution.kinds import OutletKind

TOLD = NoticeKind(code="screens.turn", label="Thông báo khẩn", noun="thông báo khẩn")

# Outlets on which a DisplayScreen may stand.
SHOWN_ON = frozenset({OutletKind.LCD_SCREEN, OutletKind.LED_BOARD})


class Shape(models.TextChoices):
    """How the device shows things."""

    LANDSCAPE = "landscape", "Màn hình ngang"
    PORTRAIT = "portrait", "Màn hình dọc"
    LED = "led", "Bảng LED chạy chữ"


class CapKind(models.TextChoices):
    """CAP 1.2, 3.2.1 msgType: those that are taken in."""

    ALERT = "Alert", "Tin mới"
    UPDATE = "Update", "Tin thay tin cũ"
    CANCEL = "Cancel", "Tin hủy"


class Severity(models.TextChoices):
    """CAP 1.2, 3.2.2 severity."""

    EXTREME = "Extreme", "Đặc biệt nghiêm trọng"
    SEVERE = "Severe", "Nghiêm trọng"
    MODERATE = "Moderate", "Đáng kể"
    MINOR = "Minor", "Nhỏ"
    UNKNOWN = "Unknown", "Chưa rõ"


class Urgency(models.TextChoices):
    """CAP 1.2, 3.2.2 urgency."""

    IMMEDIATE = "Immediate", "Phải làm ngay"
    EXPECTED = "Expected", "Trong giờ tới"
    FUTURE = "Future", "Sắp tới"
    PAST = "Past", "Đã qua"
    UNKNOWN = "Unknown", "Chưa rõ"


class Certainty(models.TextChoices):
    """CAP 1.2, 3.2.2 certainty."""

    OBSERVED = "Observed", "Đã xảy ra, có người thấy"
    LIKELY = "Likely", "Rất có thể"
    POSSIBLE = "Possible", "Có thể"
    UNLIKELY = "Unlikely", "Ít có thể"
    UNKNOWN = "Unknown", "Chưa rõ"


class Category(models.TextChoices):
    """CAP 1.2, 3.2.2 category."""

    GEO = "Geo", "Địa chất, sạt lở"
    MET = "Met", "Thời tiết, mưa lũ"
    SAFETY = "Safety", "An toàn chung"
    SECURITY = "Security", "An ninh, trật tự"
    RESCUE = "Rescue", "Cứu hộ, cứu nạn"
    FIRE = "Fire", "Cháy"
    HEALTH = "Health", "Y tế, dịch bệnh"
    ENV = "Env", "Môi trường"
    TRANSPORT = "Transport", "Giao thông"
    INFRA = "Infra", "Điện, nước, viễn thông"
    CBRNE = "CBRNE", "Hóa chất, phóng xạ, chất nổ"
    OTHER = "Other", "Việc khác"


ALL_DAYS = 127
DAY_NAMES = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


def days_in_words(days: int) -> str:
    """The days of a mask whose lowest bit is Monday: "Mọi ngày", "Thứ hai, Thứ ba"."""
    if days == ALL_DAYS:
        return "Mọi ngày"
    return ", ".join(name for at, name in enumerate(DAY_NAMES) if days & (1 << at))


# Outlets whose hours, scripts and log are kept here.
AIRED_ON = frozenset({OutletKind.LOUDSPEAKER, OutletKind.FOLDER})
# Outlets that are a thing somewhere, which can break.
STANDING = AIRED_ON | SHOWN_ON | {OutletKind.NOTICE_BOARD}


class FaultKind(models.TextChoices):
    """What a passer-by can see or hear of a fault."""

    SILENT = "silent", "Loa không kêu"
    NOISE = "noise", "Loa rè, quá to hoặc quá nhỏ"
    DARK = "dark", "Màn hình tắt, bảng không sáng"
    BROKEN = "broken", "Hình vỡ, chữ sai, chữ cũ"
    DANGER = "danger", "Có thể rơi, hở điện, nguy hiểm"
    OTHER = "other", "Việc khác"
