"""Who may what, in general; each package's own policies ask these."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from nepso.foundation.accounts.models import Account, Delegation, Membership
from nepso.foundation.accounts.roles import (
    NEVER_SUBMISSIONS,
    PROGRAMME_WIDE,
    READ_SUBMISSIONS,
    Role,
)
from nepso.foundation.accounts.selectors import (
    Person,
    Rights,
    agencies_peopled_by,
    agencies_under,
    colleagues_of,
    memberships_current,
    rights_of,
)
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import Decision, allow_when

_EVERYBODY = tuple(Role)


def may_configure(person: Person) -> Decision:
    """Agencies, groups and settings: the administrator of the province, at the root of the tree."""
    return allow_when(
        rights_of(person).has_everywhere(Role.ADMINISTRATOR),
        "Chỉ quản trị được cấu hình: hãy liên hệ quản trị của tỉnh.",
    )


def may_read_agencies(person: Person) -> Decision:
    """The tree of agencies, groups and who works where: everybody with a role."""
    return may_read_programme(person)


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


def may_work_for_some(person: Person) -> Decision:
    """Work in the name of some agency: every officer, head, and the lead desk; without a query."""
    return allow_when(
        rights_of(person).has(Role.FOCAL_OFFICER, Role.AGENCY_HEAD, Role.LEAD_DESK),
        "Chỉ cán bộ của một cơ quan được làm việc này: hãy liên hệ quản trị của cơ quan.",
    )


def may_approve_for(person: Person, agency: Agency) -> Decision:
    """Approve in the name of an agency: its head, or the head of one above it."""
    return allow_when(
        rights_of(person).has_at(agency, Role.AGENCY_HEAD),
        f"Chỉ thủ trưởng {agency.name} được duyệt việc này.",
    )


def may_approve_for_some(person: Person) -> Decision:
    """Approve in the name of some agency, as its head; without a query."""
    return allow_when(
        rights_of(person).has(Role.AGENCY_HEAD),
        "Chỉ thủ trưởng của một cơ quan được xem trang này.",
    )


def may_lead_some(person: Person) -> Decision:
    """Answer for some agency, as its head or administrator; without a query."""
    return allow_when(
        rights_of(person).has(Role.AGENCY_HEAD, Role.ADMINISTRATOR),
        "Chỉ quản trị hoặc thủ trưởng của một cơ quan được xem trang này.",
    )


def may_receive_submissions(person: Person) -> Decision:
    """Read and triage what citizens report: who was named for it, and runs nothing else."""
    return _named_for(person, Role.RECEPTION, "Chỉ cán bộ tiếp nhận phản ánh được xem trang này")


def may_decide_appeals(person: Person) -> Decision:
    """Look again at a decision that a reporter appeals: who was named for it."""
    return _named_for(person, Role.APPEAL_OFFICER, "Chỉ cán bộ giải quyết khiếu nại được xem")


def _named_for(person: Person, role: Role, sentence: str) -> Decision:
    rights = rights_of(person)
    return allow_when(
        rights.is_own(role) and not rights.is_own(*NEVER_SUBMISSIONS),
        f"{sentence}: hãy liên hệ quản trị của tỉnh nếu bạn được giao việc này.",
    )


def may_hold_together(role: str, others: set[str]) -> Decision:
    """Give a role beside ``others``: reading submissions goes with no role that runs the rest."""
    roles = {role, *others}
    apart = bool(roles & READ_SUBMISSIONS) and bool(roles & NEVER_SUBMISSIONS)
    return allow_when(
        not apart,
        "Người quản trị, đầu mối hay lãnh đạo không đọc phản ánh của người dân: hãy giao vai trò "
        "này cho một tài khoản khác.",
    )


def may_manage_people_of(person: Person, agency: Agency) -> Decision:
    """Open accounts and hand out slips: the administrator of the agency or of one above it."""
    return allow_when(
        rights_of(person).has_at(agency, Role.ADMINISTRATOR),
        f"Chỉ quản trị của {agency.name} được quản lý tài khoản của cơ quan này.",
    )


def may_manage_people(person: Person) -> Decision:
    """The list of people: the administrator of any agency (each sees their own)."""
    return allow_when(
        rights_of(person).has(Role.ADMINISTRATOR),
        "Chỉ quản trị được quản lý tài khoản: hãy liên hệ quản trị của cơ quan.",
    )


def may_manage_account(person: Person, account: Account) -> Decision:
    """Edit, hand a slip to, or close an account: who manages all agencies where it has a role.

    Otherwise the administrator of one commune could take over an account that may do more
    elsewhere. An account with programme-wide roles, or that never had any, is the root
    administrator's. One without a role now (closed, reopened) is managed by those who did before.
    """
    mine = accounts_managed_by(person, Account.objects.filter(pk=account.pk))
    return allow_when(
        mine.exists(),
        "Tài khoản này có vai trò ngoài cơ quan bạn quản trị: hãy liên hệ quản trị của tỉnh.",
    )


def accounts_managed_by(person: Person, rows: QuerySet[Account]) -> QuerySet[Account]:
    """Those of ``rows`` that ``may_manage_account`` allows, by the same rule."""
    if rights_of(person).has_everywhere(Role.ADMINISTRATOR):
        return rows
    beyond = ~Q(agency__in=agencies_peopled_by(person)) | Q(role__in=PROGRAMME_WIDE)
    now, ever = memberships_current().order_by(), Membership.objects.order_by()
    has_role = Q(pk__in=now.values("account"))
    had_role = Q(pk__in=ever.values("account")) & ~Q(pk__in=ever.filter(beyond).values("account"))
    return rows.filter(has_role | had_role).exclude(pk__in=now.filter(beyond).values("account"))


def may_grant(person: Person, agency: Agency, role: str) -> Decision:
    """Give a role at an agency: its administrator; programme-wide roles only the root's."""
    if role in PROGRAMME_WIDE:
        return may_configure(person)
    return may_manage_people_of(person, agency)


def may_delegate_to(person: Person, delegate: Account) -> Decision:
    """Let another work with one's rights: a colleague with a role at an agency one belongs to."""
    return allow_when(
        isinstance(person, Account) and colleagues_of(person).filter(pk=delegate.pk).exists(),
        "Chỉ ủy quyền được cho đồng nghiệp cùng cơ quan đang hoạt động: hãy chọn người khác.",
    )


def may_arrange_absence(person: Person, absent: Account) -> Decision:
    """Let somebody work in the place of one who is away already: who manages the account, or who
    heads every agency where it has a role. A head passes on no more than officer's and head's
    rights, those that a head has."""
    if not isinstance(person, Account) or person == absent or not absent.is_active:
        return allow_when(False, "Hãy dùng trang tài khoản của bạn để nhờ người làm thay.")
    arranged = absences_arranged_by(person, Account.objects.filter(pk=absent.pk))
    return allow_when(
        arranged.exists(),
        "Chỉ quản trị hoặc thủ trưởng của cơ quan được sắp xếp người làm thay cho người này.",
    )


def absences_arranged_by(person: Account, rows: QuerySet[Account]) -> QuerySet[Account]:
    """Those of ``rows`` that ``may_arrange_absence`` allows, by the same rule."""
    mine = Rights(rights_of(person).own)  # whoever stands in for another passes nothing on
    managed = rows.none()
    if mine.has(Role.ADMINISTRATOR):
        managed = accounts_managed_by(person, rows)
    held = memberships_current().order_by()
    led = agencies_under(mine.paths(Role.AGENCY_HEAD))
    beyond = held.exclude(agency__in=led, role__in=(Role.FOCAL_OFFICER, Role.AGENCY_HEAD))
    headed = rows.filter(pk__in=held.values("account")).exclude(pk__in=beyond.values("account"))
    allowed = Q(pk__in=managed.values("pk")) | Q(pk__in=headed.values("pk"))
    return rows.filter(allowed, is_active=True).exclude(pk=person.pk)


def may_end_delegation(person: Person, delegation: Delegation) -> Decision:
    """End an absence's delegation: the two it is between, and whoever arranged it."""
    concerned = (delegation.delegator_id, delegation.delegate_id, delegation.arranged_by_id)
    return allow_when(
        isinstance(person, Account) and person.pk in concerned,
        "Chỉ người vắng, người làm thay hoặc người đã sắp xếp được kết thúc ủy quyền này.",
    )
