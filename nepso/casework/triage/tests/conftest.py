"""Two receivers, an appeal officer and the police, and submissions read by the machine."""

from __future__ import annotations

from typing import Any

import pytest

from nepso.casework.intake.models import Submission
from nepso.casework.intake.tests.conftest import file_one
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import suggestion_make
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.tests.conftest import make_person, people, tree  # noqa: F401
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.services import agency_create

SCAM = (
    "Có người gọi điện xưng là công an, bảo tôi chuyển khoản 5 triệu vào STK 0123456789012 "
    "Vietcombank rồi đọc mã OTP, gọi số 0912345678 và vào vietcombank-hotro.com để xác nhận."
)


@pytest.fixture
def desk(tree: dict[str, Agency], people: dict[str, Account]) -> dict[str, Account]:  # noqa: F811
    """``people`` with a second receiver above the lead agency and an officer of the police."""
    police = agency_create(code="ca", name="Công an tỉnh", kind="police", parent=tree["ubnd"])
    tree["ca"] = police
    people["second"] = make_person("Tiếp Nhận Hai", (tree["ubnd"], Role.RECEPTION))
    people["police"] = make_person("Cán Bộ Công An", (police, Role.FOCAL_OFFICER))
    return people


def arrive(**facts: Any) -> TriageItem:
    """A submission filed and read."""
    submission = file_one(**{"text": SCAM, **facts}).submission
    suggestion_make(submission=submission)
    return TriageItem.objects.select_related("submission").get(submission=submission)


def again(submission: Submission) -> Submission:
    """The submission as it is stored."""
    return Submission.objects.get(pk=submission.pk)
