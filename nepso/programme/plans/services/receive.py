"""Bringing a document in: as a file, as pasted text, or an empty plan to fill by hand."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.errors import Conflict, Invalid, TooLarge
from nepso.kernel.fields import public_id
from nepso.kernel.folding import nfc
from nepso.kernel.policy import require
from nepso.programme.plans.models import Plan, PlanVersion
from nepso.programme.plans.policies import may_review_plans
from nepso.programme.plans.reading import UnreadableDocument, format_of
from nepso.programme.plans.services import acts
from nepso.programme.plans.states import (
    ADOPTED,
    COMPILING,
    IN_REVIEW,
    UNREADABLE,
    VERSION_STATES,
)

PASTED_NAME = "van-ban-dan.txt"


@dataclass(frozen=True)
class ReceivedDocument:
    """What came in: the name it had, and its bytes."""

    name: str
    data: bytes


def pasted(text: str) -> ReceivedDocument:
    """Pasted text as a document. Raises Invalid when there is none."""
    if not text.strip():
        raise Invalid(
            "Chưa có chữ nào để đọc: hãy dán văn bản.", fields={"text": "Hãy dán văn bản."}
        )
    return ReceivedDocument(PASTED_NAME, nfc(text).encode())


def _check(received: ReceivedDocument) -> str:
    """The format of a file we take; TooLarge or Invalid, in words, for one we do not."""
    limit: int = settings.NEPSO_UPLOAD_LIMIT
    if len(received.data) > limit:
        raise TooLarge(
            f"Tệp lớn hơn {limit // 1_000_000} MB nên không nhận được: "
            "hãy tách phụ lục hoặc dán văn bản."
        )
    try:
        return format_of(received.name, received.data)
    except UnreadableDocument as error:
        raise Invalid(error.sentence, fields={"file": error.sentence}) from error


@transaction.atomic
def plan_receive(*, received: ReceivedDocument | None, title: str = "", by: Account) -> PlanVersion:
    """Start a plan; with a document a job compiles it, without one the review starts empty.

    Raises Invalid or TooLarge for a file that is not taken, Invalid for an empty plan untitled.
    """
    require(may_review_plans(by))
    title = nfc(title.strip())
    if received is None and not title:
        raise Invalid("Hãy ghi trích yếu của kế hoạch.", fields={"title": "Hãy ghi trích yếu."})
    name = title or (received.name if received else "")
    plan = Plan.objects.create(title=name, created_by=by)
    version = PlanVersion(plan=plan, number=1, created_by=by)
    if received is None:
        version.state = IN_REVIEW
        version.save()
    else:
        _store_document(version, received)
    record(acts.RECEIVE, by=by, on=version, detail={"by_hand": received is None})
    return version


@transaction.atomic
def plan_amend(*, plan: Plan, received: ReceivedDocument, by: Account) -> PlanVersion:
    """A new version of a plan in force from its amended document.

    Raises Conflict when none is in force or another version is already open.
    """
    require(may_review_plans(by))
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    if not plan.versions.filter(state=ADOPTED).exists():
        raise Conflict("Kế hoạch này chưa được thông qua: hãy sửa ngay trong bản đang rà soát.")
    if plan.versions.filter(state__in=VERSION_STATES.group("open")).exists():
        raise Conflict("Kế hoạch này đang có một bản sửa đổi được rà soát: hãy xong bản đó trước.")
    last = plan.versions.order_by("-number").values_list("number", flat=True)[0]
    version = PlanVersion(plan=plan, number=last + 1, created_by=by)
    _store_document(version, received)
    record(acts.AMEND, by=by, on=version)
    return version


@transaction.atomic
def version_resubmit(
    *, version: PlanVersion, received: ReceivedDocument | None, by: Account
) -> PlanVersion:
    """Try again with another file or pasted text; None reads the same file once more.

    Raises Conflict when the version is past reading.
    """
    require(may_review_plans(by))
    version = PlanVersion.objects.select_for_update().get(pk=version.pk)
    if version.state not in (UNREADABLE, COMPILING):
        raise Conflict("Văn bản này đã đọc xong: hãy tải lại trang.")
    if received is not None:
        _store_document(version, received)
    else:
        _start_compiling(version)
    record(acts.RESUBMIT, by=by, on=version)
    return version


def _store_document(version: PlanVersion, received: ReceivedDocument) -> None:
    """Keep the bytes under a random name; the name a person gave is text, never a path."""
    kind = _check(received)
    version.source_name = re.sub(r"[\x00-\x1f/\\]", " ", nfc(received.name)).strip()[-255:]
    version.sha256 = hashlib.sha256(received.data).hexdigest()
    version.source_file.save(f"{public_id()}.{kind}", ContentFile(received.data), save=False)
    _start_compiling(version)


def _start_compiling(version: PlanVersion) -> None:
    version.state, version.problem = COMPILING, ""
    version.save()
    version.job = job_enqueue("plans.compile", version=version.public_id).public_id
    version.save(update_fields=["job"])
