"""Who may read, handle and decide a case. Reading the programme gives no right to any of it.

A case is read by its agency's own officers and head (not by those above it in the tree), by the
reception that keeps the whole in view, and by an appeal officer once there is an appeal. Nobody of
the agency complained about reads it, whatever else they are.
"""

from __future__ import annotations

from nepso.casework.cases.models import CaseFile, Handover, Referral
from nepso.casework.cases.states import OFFERED
from nepso.casework.intake.policies import kept_from
from nepso.foundation.accounts.policies import may_decide_appeals, may_receive_submissions
from nepso.foundation.accounts.roles import NEVER_SUBMISSIONS, Role
from nepso.foundation.accounts.selectors import Person, rights_of
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import Decision, allow_when, refused

_HANDLING = (Role.FOCAL_OFFICER, Role.AGENCY_HEAD)
_NOT_YOURS = "Hồ sơ này không thuộc cơ quan bạn xử lý: hãy mở từ danh sách hồ sơ của bạn."


def paths_held(person: Person, *roles: Role) -> frozenset[str]:
    """The paths of the agencies at which the person holds one of these roles by name, right there.

    Delegation passes none of it on, and who runs, leads or administers has none of it.
    """
    rights = rights_of(person)
    if rights.is_own(*NEVER_SUBMISSIONS):
        return frozenset()
    return frozenset(path for role, path in rights.own if role in roles)


def handling_paths(person: Person) -> frozenset[str]:
    """Where the person handles cases: as officer or head of the agency itself."""
    return paths_held(person, *_HANDLING)


def agencies_barring(person: Person) -> frozenset[int]:
    """Keys of the agencies whose being complained about bars the person (intake's rule), kept on
    the object for the length of a request."""
    found: frozenset[int] | None = getattr(person, "_barring", None)
    if found is None:
        found = frozenset(kept_from(person).values_list("pk", flat=True))
        person._barring = found  # type: ignore[union-attr]
    return found


def is_barred(person: Person, complained_of_id: int | None) -> bool:
    """Whether the person belongs to the agency complained about."""
    return complained_of_id is not None and complained_of_id in agencies_barring(person)


def may_have_cases(person: Person) -> Decision:
    """The queue: everybody who handles, receives or decides appeals; which cases, see below."""
    named = bool(may_receive_submissions(person) or may_decide_appeals(person))
    return allow_when(
        named or bool(handling_paths(person)),
        "Chỉ cán bộ xử lý phản ánh được xem trang này: hãy liên hệ quản trị của cơ quan.",
    )


def may_read_case(person: Person, case: CaseFile) -> Decision:
    """Read a case."""
    if guards := may_guard_case(person, case):
        return guards
    is_theirs = is_barred(person, case.complained_of_id)
    appeals = case.is_appealed and not is_theirs and bool(may_decide_appeals(person))
    return allow_when(appeals, _NOT_YOURS)


def may_handle_case(person: Person, case: CaseFile) -> Decision:
    """Act on a case: officers and head of its agency; at the coordinator the reception too."""
    if is_barred(person, case.complained_of_id):
        return refused(_NOT_YOURS)
    coordinates = case.agency.is_lead_desk and bool(may_receive_submissions(person))
    return allow_when(coordinates or _is_of(person, case), _NOT_YOURS)


def _is_of(person: Person, case: CaseFile) -> bool:
    path = case.agency.path
    if path not in handling_paths(person):
        return False
    if not case.restricted or path in paths_held(person, Role.AGENCY_HEAD):
        return True
    # A restricted case is its handler's; until somebody took it, any officer may.
    return case.handler_id is None or case.handler_id == person.pk


def may_read_referral(person: Person, referral: Referral) -> Decision:
    """Read what a referral offers: the agency asked, while it is asked."""
    theirs = may_be_given(person, referral.to_agency, referral.case.complained_of_id)
    return allow_when(referral.state == OFFERED and theirs, _NOT_YOURS)


def works_at(person: Person, agency: Agency) -> bool:
    """Whether the person handles cases for that very agency."""
    if agency.is_lead_desk and may_receive_submissions(person):
        return True
    return agency.path in handling_paths(person)


def may_be_given(person: Person, agency: Agency, complained_of_id: int | None) -> bool:
    """Whether what comes to an agency may be put into the person's hands: they work there, and do
    not belong to the agency complained about."""
    return works_at(person, agency) and not is_barred(person, complained_of_id)


def may_guard_case(person: Person, case: CaseFile) -> Decision:
    """Restrict it, say and sign that its content was handed over: its agency and the reception. Who
    reads it for an appeal does none of it: by such a step they would have decided in the matter."""
    if is_barred(person, case.complained_of_id):
        return refused(_NOT_YOURS)
    return allow_when(bool(may_receive_submissions(person)) or _is_of(person, case), _NOT_YOURS)


def may_sign_second(person: Person, handover: Handover) -> Decision:
    """Confirm a hand-over: whoever may guard the case, but the one who proposed it."""
    if handover.proposed_by_id == person.pk:
        return refused(
            "Người thứ hai phải là người khác: hãy nhờ thủ trưởng hoặc bộ phận tiếp nhận."
        )
    return may_guard_case(person, handover.case)


def may_see_reads(person: Person, case: CaseFile) -> Decision:
    """See who opened a restricted case: the head of its agency and the reception."""
    heads = case.agency.path in paths_held(person, Role.AGENCY_HEAD)
    return allow_when(
        not is_barred(person, case.complained_of_id)
        and (heads or bool(may_receive_submissions(person))),
        "Chỉ thủ trưởng và bộ phận tiếp nhận xem được ai đã mở hồ sơ.",
    )
