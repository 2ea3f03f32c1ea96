"""Bringing in a spreadsheet of agencies and officers: all of it, or nothing."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account, OnboardingSheet
from nepso.foundation.accounts.onboarding.applying import carry_out
from nepso.foundation.accounts.onboarding.outcome import Outcome
from nepso.foundation.accounts.onboarding.reading import table_read
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Invalid

UPLOAD = act("accounts.onboarding_upload", "đã tải lên bảng tính cơ quan, cán bộ")
APPLY = act("accounts.onboarding_apply", "đã nhập bảng tính cơ quan, cán bộ")


def onboarding_upload(*, content: bytes, by: Account) -> tuple[OnboardingSheet, Outcome]:
    """Keep the file, and what it would do by name, for confirmation; nothing else is written.

    The rows are carried out by the real services and rolled back, so the preview cannot differ
    from the deed. Raises Invalid or TooLarge for the file itself.
    """
    outcome = _rehearse(content, by)
    with transaction.atomic():
        OnboardingSheet.objects.filter(uploaded_by=by).delete()
        sheet = OnboardingSheet.objects.create(
            content=content, uploaded_by=by, preview=outcome.kept()
        )
        record(UPLOAD, by=by, on=sheet, detail={"faults": len(outcome.faults)})
    return sheet, outcome


def onboarding_apply(*, sheet: OnboardingSheet, by: Account) -> Outcome:
    """Carry the kept file out; raises Invalid and writes nothing when anything is wrong now."""
    table = table_read(bytes(sheet.content))  # by a child process: no lock is held meanwhile
    with transaction.atomic():
        outcome = carry_out(table, by)
        if outcome.faults:
            raise Invalid(
                "Bảng tính không còn khớp với dữ liệu, nên chưa ghi gì: "
                "hãy tải lên lại để xem từng lỗi."
            )
        record(APPLY, by=by, on=sheet, detail=outcome.counts)
        sheet.delete()
    return outcome


def _rehearse(content: bytes, by: Account) -> Outcome:
    table = table_read(content)
    with transaction.atomic():
        outcome = carry_out(table, by)
        transaction.set_rollback(True)
    return outcome
