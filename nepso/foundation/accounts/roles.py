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


# Held at any agency, these reach the whole programme: only the root administrator gives them.
PROGRAMME_WIDE = frozenset({Role.LEAD_DESK, Role.LEADER})

EXPLAINED = {
    Role.ADMINISTRATOR: "Mở tài khoản, cấp phiếu đăng nhập; ở cấp tỉnh còn sửa danh mục cơ quan.",
    Role.LEAD_DESK: "Nạp kế hoạch, giao nhiệm vụ, đôn đốc và tổng hợp toàn chương trình.",
    Role.FOCAL_OFFICER: "Cập nhật nhiệm vụ của cơ quan mình và các đơn vị trực thuộc.",
    Role.AGENCY_HEAD: "Xem và duyệt việc của cơ quan mình và các đơn vị trực thuộc.",
    Role.LEADER: "Xem kế hoạch và tiến độ toàn chương trình, không sửa.",
}
