"""The languages in which a product may speak: tags of BCP 47 (RFC 5646), registered at IANA.

A closed list, so that no screen reader is told a tag that means nothing. The peoples are those of
the northern provinces; a province of the south adds its own here.
"""

from __future__ import annotations

from django.db import models


class Language(models.TextChoices):
    """The tag that stands in ``lang``; the name as people here call it."""

    VIETNAMESE = "vi", "Tiếng Việt"
    TAY = "tyz", "Tiếng Tày"
    NUNG = "nut", "Tiếng Nùng"
    HMONG = "hmn", "Tiếng H’Mông"
    DAO = "ium", "Tiếng Dao"
    CAO_LAN = "mlc", "Tiếng Cao Lan"
    THAI = "twh", "Tiếng Thái trắng"
    MUONG = "mtq", "Tiếng Mường"
    ENGLISH = "en", "Tiếng Anh"
    CHINESE = "zh-Hans", "Tiếng Trung"
    KOREAN = "ko", "Tiếng Hàn"


VIETNAMESE = Language.VIETNAMESE
OTHERS = [choice for choice in Language.choices if choice[0] != VIETNAMESE]
