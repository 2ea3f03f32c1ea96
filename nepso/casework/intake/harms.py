"""The closed list of harms. It is code, not data: no screen adds to it (design.md, *Boundaries*).

Harm, never opinion: there is no entry for what somebody thinks, believes or criticises.
"""

from __future__ import annotations

from django.db import models


def _(words: str) -> str:
    """Marked here for the translation files, translated where shown. Django's ``gettext_noop``
    asks for settings: fitting and benchmarks read the list of harms without any."""
    return words


class Harm(models.TextChoices):
    """Điều gây hại: what a submission may be about."""

    SCAM = "scam", _("Lừa đảo, mạo danh để chiếm đoạt")
    PRIVATE_DATA = "private_data", _("Lộ thông tin, hình ảnh, đời tư khi chưa được đồng ý")
    HARASSMENT = "harassment", _("Đe dọa, bắt nạt, thù ghét một người hay một nhóm người")
    CHILD_SAFETY = "child_safety", _("Xâm hại, bóc lột trẻ em")
    DANGEROUS_GOODS = "dangerous_goods", _("Bán hàng cấm, hàng nguy hiểm, thuốc giả")
    FALSE_ADVERT = "false_advert", _("Quảng cáo sai sự thật, quảng cáo không nói rõ là quảng cáo")
    COPYRIGHT = "copyright", _("Dùng tác phẩm, nhãn hiệu của người khác khi không có quyền")
    HARMFUL_TO_MINORS = "harmful_to_minors", _("Nội dung có hại cho trẻ em, người chưa thành niên")
    FALSE_PUBLIC_NOTICE = (
        "false_public_notice",
        _("Tin sai về dịch vụ, thiên tai, sức khỏe, tiền bạc"),
    )
    OFFICIAL_CHANNEL = "official_channel", _("Trang, tài khoản của cơ quan nhà nước làm sai")
    SOMETHING_ELSE = "something_else", _("Việc khác")


# What a text may be suggested to be: "something else" is a person's answer, never a machine's.
SUGGESTED = tuple(harm for harm in Harm if harm != Harm.SOMETHING_ELSE)
