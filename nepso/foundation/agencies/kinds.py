"""The kinds of bodies in a province's tree."""

from __future__ import annotations

from django.db import models


class AgencyKind(models.TextChoices):
    """What sort of body an agency is; groups such as "UBND các xã, phường" are made of kinds."""

    PROVINCE = "province", "Tỉnh"
    COMMITTEE = "committee", "Ủy ban nhân dân cấp tỉnh"
    DEPARTMENT = "department", "Sở, ban, ngành"
    POLICE = "police", "Công an"
    ARMED_FORCE = "armed_force", "Quân sự, biên phòng"
    ADVISORY = "advisory", "Cơ quan tham mưu cấp tỉnh"
    FRONT = "front", "Mặt trận, đoàn thể"
    PRESS = "press", "Báo chí, truyền thông"
    PUBLIC_UNIT = "public_unit", "Đơn vị sự nghiệp"
    COMMUNE = "commune", "Xã"
    WARD = "ward", "Phường"
    SCHOOL = "school", "Cơ sở giáo dục"
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    OTHER = "other", "Cơ quan, tổ chức khác"
