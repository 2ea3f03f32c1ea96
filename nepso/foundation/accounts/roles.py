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
    RECEPTION = "reception", "Cán bộ tiếp nhận phản ánh"
    APPEAL_OFFICER = "appeal_officer", "Cán bộ giải quyết khiếu nại"


# Held at any agency, these reach the whole programme: only the root administrator gives them.
PROGRAMME_WIDE = frozenset({Role.LEAD_DESK, Role.LEADER, Role.RECEPTION, Role.APPEAL_OFFICER})
# These read what citizens report. They are given by name, are not passed on by a delegation, and
# who runs, leads or administers the programme does not hold them (design.md, *Boundaries*).
READ_SUBMISSIONS = frozenset({Role.RECEPTION, Role.APPEAL_OFFICER})
NEVER_SUBMISSIONS = frozenset({Role.ADMINISTRATOR, Role.LEAD_DESK, Role.LEADER})

EXPLAINED = {
    Role.ADMINISTRATOR: "Mở tài khoản, cấp phiếu đăng nhập; ở cấp tỉnh còn sửa danh mục cơ quan.",
    Role.LEAD_DESK: "Nạp kế hoạch, giao nhiệm vụ, đôn đốc và tổng hợp toàn chương trình.",
    Role.FOCAL_OFFICER: "Cập nhật nhiệm vụ của cơ quan mình và các đơn vị trực thuộc.",
    Role.AGENCY_HEAD: "Xem và duyệt việc của cơ quan mình và các đơn vị trực thuộc.",
    Role.LEADER: "Xem kế hoạch và tiến độ toàn chương trình, không sửa.",
    Role.RECEPTION: "Đọc, phân loại phản ánh của người dân và chuyển cơ quan xử lý.",
    Role.APPEAL_OFFICER: "Xem lại quyết định bị khiếu nại; không xem lại việc mình đã quyết.",
}
