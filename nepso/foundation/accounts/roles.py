"""The roles. Their names appear here and in policies.py, nowhere else: ask a policy."""

from __future__ import annotations

from django.db import models


class Role(models.TextChoices):
    """What a person may do for an agency and the agencies under it."""

    ADMINISTRATOR = "administrator", "Quản trị"
    LEAD_DESK = "lead_desk", "Chuyên viên đầu mối"
    FOCAL_OFFICER = "focal_officer", "Cán bộ đầu mối của cơ quan"
    AGENCY_HEAD = "agency_head", "Thủ trưởng cơ quan"
    LEADER = "leader", "Lãnh đạo theo dõi"
