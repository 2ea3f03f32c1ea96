"""Reading a received document into clauses, duties, parties and suggestions."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from nepso.foundation.audit.services import record
from nepso.foundation.jobs.running import report_progress
from nepso.programme.plans.distinct_labels import with_distinct_labels
from nepso.programme.plans.filling import (
    clauses_of,
    describe,
    duties_from,
    links_from,
    parties_from,
)
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.reading import UnreadableDocument, compiled_of
from nepso.programme.plans.services import acts
from nepso.programme.plans.services.carrying import version_prepare_carry_over
from nepso.programme.plans.states import COMPILING, IN_REVIEW, UNREADABLE, VERSION_STATES

STEPS = 4


def version_compile(*, version: PlanVersion) -> PlanVersion:
    """Compile the version's file and store what was found, whole or not at all; idempotent.

    A file that cannot be read leaves the version ``unreadable`` with one sentence.
    """
    if version.state != COMPILING:
        return version
    report_progress(done=0, total=STEPS, sentence="Đọc tệp")
    with version.source_file.open("rb") as file:
        data = file.read()
    try:
        compiled = compiled_of(version.source_name, data)
    except UnreadableDocument as error:
        return _leave_unreadable(version, error.sentence)
    if not compiled["text"].strip():
        return _leave_unreadable(version, _no_words(compiled))
    return version_fill(version=version, compiled=compiled)


def _no_words(compiled: dict[str, Any]) -> str:
    problems = [problem["message"] for problem in compiled["problems"]]
    return (
        problems[0] if problems else "Trong tệp không có chữ nào: hãy dán văn bản vào ô bên dưới."
    )


@transaction.atomic
def _leave_unreadable(version: PlanVersion, sentence: str) -> PlanVersion:
    locked = PlanVersion.objects.select_for_update().get(pk=version.pk)
    if locked.state == COMPILING:
        locked.state, locked.problem = UNREADABLE, sentence
        locked.save(update_fields=["state", "problem"])
        record(acts.COMPILE, by=None, on=locked, detail={"readable": False})
    return locked


@transaction.atomic
def version_fill(*, version: PlanVersion, compiled: dict[str, Any]) -> PlanVersion:
    """Store a compiled document (``docs/contracts/register.md``) as clauses, duties and parties.

    Does nothing when the version was filled already. ``compiled`` is kept beside, unchanged
    but for labels that it prints twice. The machine does it, whoever sent the document: the audit
    trail names no person.
    """
    locked = PlanVersion.objects.select_for_update().select_related("plan").get(pk=version.pk)
    if locked.state != COMPILING:
        return locked
    VERSION_STATES.require_move(locked.state, IN_REVIEW)
    compiled = with_distinct_labels(compiled)
    describe(locked, compiled)
    report_progress(done=1, total=STEPS, sentence="Tách mục")
    clauses_of(locked, compiled)
    report_progress(done=2, total=STEPS, sentence=f"Tìm nhiệm vụ: {len(compiled['tasks'])}")
    duties = duties_from(locked, compiled, by=None, act=acts.DUTY_FOUND)
    report_progress(done=3, total=STEPS, sentence="Khớp cơ quan")
    parties_from(duties, compiled, by=None, act=acts.DUTY_FOUND)
    links_from(duties)
    locked.state = IN_REVIEW
    locked.save()
    version_prepare_carry_over(version=locked)
    record(acts.COMPILE, by=None, on=locked, detail={"duties": len(duties)})
    return locked
