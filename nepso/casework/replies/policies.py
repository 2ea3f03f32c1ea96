"""Who writes, approves and sends a reply; who decides an appeal."""

from __future__ import annotations

from collections.abc import Iterable

from nepso.casework.cases.kinds import NoteKind
from nepso.casework.cases.models import CaseFile, CaseNote, CaseStep
from nepso.casework.cases.policies import is_barred, may_handle_case, paths_held
from nepso.casework.replies.models import Appeal, Reply
from nepso.casework.triage.models import Naming, TriageDecision
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_decide_appeals, may_receive_submissions
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import Person, rights_of
from nepso.kernel.policy import Decision, allow_when, refused


def may_write_reply(person: Person, case: CaseFile) -> Decision:
    """Write the answer: who handles the case."""
    return may_handle_case(person, case)


def may_approve_reply(person: Person, reply: Reply) -> Decision:
    """Approve: the head of the agency; another officer of it where the head wrote of it; at the
    coordinator another of the reception. Never one who wrote any of it, whoever saved it last."""
    writers = {*reply.writers.all(), *filter(None, [reply.written_by])}
    if person.pk in {one.pk for one in writers}:
        return refused(
            "Người đã viết, đã sửa bản này không tự duyệt: hãy nhờ thủ trưởng hoặc đồng nghiệp."
        )
    handles = may_handle_case(person, reply.case)
    if not handles:
        return handles
    path = reply.case.agency.path
    is_head = path in paths_held(person, Role.AGENCY_HEAD)
    receives = reply.case.agency.is_lead_desk and bool(may_receive_submissions(person))
    by_head = any(path in paths_held(one, Role.AGENCY_HEAD) for one in writers)
    return allow_when(
        is_head or receives or by_head, f"Trả lời này do thủ trưởng {reply.case.agency.name} duyệt."
    )


def may_keep_templates(person: Person) -> Decision:
    """Write the texts that replies start from: the reception."""
    return may_receive_submissions(person)


def may_have_appeals(person: Person) -> Decision:
    """The queue of appeals: appeal officers."""
    return may_decide_appeals(person)


def may_hear_of_nobody(person: Person) -> Decision:
    """Learn that an appeal has nobody to decide it, not which: the reception, and who can name
    an officer of any other agency, at the root of the tree."""
    names = rights_of(person).has_everywhere(Role.ADMINISTRATOR)
    return allow_when(
        names or bool(may_receive_submissions(person)),
        "Chỉ quản trị và bộ phận tiếp nhận được báo việc này.",
    )


def cases_behind(appeal: Appeal) -> set[int]:
    """Keys of the cases in which the matter was ever handled: its own, those that earlier appeals
    were about, and every case that was merged into one of them, whose steps stayed there."""
    named = Appeal.objects.filter(submission=appeal.submission_id, case__isnull=False)
    keys = {*named.values_list("case", flat=True), appeal.case_id}
    newest = {key for key in keys if key is not None}
    found: set[int] = set()
    while newest:
        found |= newest
        merged = CaseFile.objects.filter(merged_into__in=newest).exclude(pk__in=found)
        newest = set(merged.values_list("pk", flat=True))
    return found


def deciders_of(appeal: Appeal) -> set[int]:
    """Keys of all who decided anything in the matter, so that another person decides now; also of
    who has its case in hand, given to them by somebody else, or wrote to its reporters."""
    found: set[int | None] = set()
    for rows in (TriageDecision.objects, Naming.objects):
        found |= set(rows.filter(submission=appeal.submission_id).values_list("by", flat=True))
    cases = cases_behind(appeal)
    if cases:
        acted = CaseStep.objects.filter(case__in=cases).values_list("by", flat=True)
        has = CaseFile.objects.filter(pk__in=cases).values_list("handler", flat=True)
        told = CaseNote.objects.filter(case__in=cases, kind=NoteKind.PUBLIC)
        found |= set(acted.union(has, told.values_list("by", flat=True)))
        replies = Reply.objects.filter(case__in=cases)
        parts = ("writers", "moved_by", "written_by", "approved_by", "sent_by")
        for names in replies.values_list(*parts):
            found |= set(names)
    earlier = Appeal.objects.filter(submission=appeal.submission_id).exclude(pk=appeal.pk)
    found |= set(earlier.filter(state="decided").values_list("officer", flat=True))
    return {key for key in found if key is not None}


def may_decide_appeal(person: Person, appeal: Appeal) -> Decision:
    """Decide this one: an appeal officer who decided nothing of it, nor belongs to the agency
    complained about."""
    allowed = may_read_appeal(person, appeal)
    if not allowed:
        return allowed
    return allow_when(
        person.pk not in deciders_of(appeal),
        "Bạn đã tham gia quyết định việc này nên không xem lại được: hãy để người khác nhận.",
    )


def among_whom_to_decide(people: Iterable[Account], appeal: Appeal) -> list[Account]:
    """Those of some people who may decide it; who decided in the matter is asked for once."""
    decided = deciders_of(appeal)
    return [one for one in people if may_read_appeal(one, appeal) and one.pk not in decided]


def complained_of_in(appeal: Appeal) -> set[int]:
    """Keys of the agencies complained about: by who appeals, or by others of the same case, whose
    answer is read with it."""
    named = {appeal.submission.complained_of_id}
    if appeal.case is not None:
        named.add(appeal.case.complained_of_id)
    return {key for key in named if key is not None}


def is_complained_of(person: Person, appeal: Appeal) -> bool:
    """Whether the person belongs to an agency that the matter complains of."""
    return any(is_barred(person, key) for key in complained_of_in(appeal))


def may_read_appeal(person: Person, appeal: Appeal) -> Decision:
    """Read an appeal: appeal officers, but those of the agency complained about."""
    if is_complained_of(person, appeal):
        return refused("Khiếu nại này không do bạn xem lại: hãy mở từ danh sách của bạn.")
    return may_decide_appeals(person)
