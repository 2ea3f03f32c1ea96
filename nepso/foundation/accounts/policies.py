"""Who may what, in general; each package's own policies ask these."""

from __future__ import annotations

from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import Person, rights_of
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import Decision, allow_when

_EVERYBODY = tuple(Role)


def may_configure(person: Person) -> Decision:
    """Agencies, groups, accounts and settings: the administrator."""
    return allow_when(
        rights_of(person).has(Role.ADMINISTRATOR),
        "Chỉ quản trị được cấu hình: hãy liên hệ quản trị của tỉnh.",
    )


def may_run_programme(person: Person) -> Decision:
    """Plans, the whole register, consolidation: the desk of the lead agency."""
    return allow_when(
        rights_of(person).has(Role.LEAD_DESK),
        "Chỉ chuyên viên của cơ quan đầu mối được làm việc này: hãy liên hệ cơ quan đầu mối.",
    )


def may_read_programme(person: Person) -> Decision:
    """The plan, the register and its progress: everybody with a role."""
    return allow_when(
        rights_of(person).has(*_EVERYBODY),
        "Tài khoản chưa được giao vai trò nào: hãy liên hệ quản trị của cơ quan.",
    )


def may_work_for(person: Person, agency: Agency) -> Decision:
    """Keep an agency's tasks: its officers and head, those above it, and the lead desk."""
    rights = rights_of(person)
    return allow_when(
        rights.has(Role.LEAD_DESK) or rights.has_at(agency, Role.FOCAL_OFFICER, Role.AGENCY_HEAD),
        f"Chỉ cán bộ của {agency.name} hoặc cơ quan cấp trên được làm việc này.",
    )


def may_approve_for(person: Person, agency: Agency) -> Decision:
    """Approve in the name of an agency: its head, or the head of one above it."""
    return allow_when(
        rights_of(person).has_at(agency, Role.AGENCY_HEAD),
        f"Chỉ thủ trưởng {agency.name} được duyệt việc này.",
    )


def may_manage_people_of(person: Person, agency: Agency) -> Decision:
    """Open accounts and hand out slips: the administrator of the agency or of one above it."""
    return allow_when(
        rights_of(person).has_at(agency, Role.ADMINISTRATOR),
        f"Chỉ quản trị của {agency.name} được quản lý tài khoản của cơ quan này.",
    )
