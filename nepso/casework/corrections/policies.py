"""Who may write, review, end and read. What is published everybody reads."""

from __future__ import annotations

from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.states import CORRECTION_STATES, DRAFT, IN_REVIEW
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import (
    may_approve_for,
    may_read_programme,
    may_run_programme,
    may_work_for,
    may_work_for_some,
)
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import ALLOWED, Decision, allow_when, refused

_OWN_WORDS = (
    "Bạn đã viết hoặc gửi đính chính này nên không tự duyệt được: "
    "hãy nhờ thủ trưởng hoặc cơ quan đầu mối duyệt."
)


def may_keep_corrections(person: Person) -> Decision:
    """The pages of the corrections: whoever works for an agency, and the lead desk."""
    return may_work_for_some(person)


def may_write(person: Person, agency: Agency) -> Decision:
    """Write in the name of an agency: its officers and head, those above it, the lead desk."""
    return may_work_for(person, agency)


def may_read_correction(person: Person, correction: Correction) -> Decision:
    """Drafts are working papers of the agency; what was published is open to all with a role."""
    if correction.state in CORRECTION_STATES.group("public"):
        return may_read_programme(person)
    return may_work_for(person, correction.agency)


def may_change(person: Person, correction: Correction) -> Decision:
    """Change, send or discard: its agency, while it is a draft."""
    if correction.state != DRAFT:
        return refused("Chỉ sửa được bản nháp: hãy lấy lại trước, hoặc thay bằng đính chính mới.")
    return may_write(person, correction.agency)


def may_take_back(person: Person, correction: Correction) -> Decision:
    """Take it back to change it: its agency, while it waits for review."""
    if correction.state != IN_REVIEW:
        return refused("Đính chính này không chờ duyệt: hãy tải lại trang.")
    return may_write(person, correction.agency)


def may_end(person: Person, correction: Correction) -> Decision:
    """Decide for the public in the name of the agency: its head, or the lead desk."""
    if may_run_programme(person):
        return ALLOWED
    return may_approve_for(person, correction.agency)


def may_decide(person: Person, correction: Correction) -> Decision:
    """Four eyes: the head of the agency or the lead desk, never one of those who wrote it."""
    if correction.state != IN_REVIEW:
        return refused("Đính chính này không chờ duyệt: hãy tải lại trang.")
    decision = may_end(person, correction)
    if not decision:
        return decision
    return allow_when(not _had_a_hand_in(person, correction), _OWN_WORDS)


def _had_a_hand_in(person: Person, correction: Correction) -> bool:
    if not isinstance(person, Account):
        return False
    wrote = correction.versions.filter(written_by=person).exists()
    return wrote or correction.submitted_by_id == person.pk
