"""What the page of the code says of the date of the answer, which is known from receipt on."""

import datetime as dt

import pytest
from django.utils import timezone

from nepso.casework.cases.models import ReporterClock
from nepso.casework.cases.services import case_close, case_join, case_open
from nepso.casework.cases.tests.world import file_one
from nepso.casework.intake.codes import code_of
from nepso.casework.intake.services import submission_show
from nepso.kernel.clock import held_at

MONDAY = timezone.make_aware(dt.datetime(2026, 3, 2, 9, 0))
NOT_KNOWN = "Sẽ báo khi đã rõ nơi xử lý"
FROM_RECEIPT = "09/03/2026, tính từ lúc bạn gửi; sẽ báo lại nếu đổi khi đã rõ nơi xử lý"


@pytest.fixture
def page(client):
    """(submission, its page as its reporter sees it)."""
    with held_at(MONDAY):
        submission = file_one(harm="scam")

    def shown():
        with held_at(MONDAY + dt.timedelta(hours=1)):
            code = code_of(submission.form_token)
            return client.post("/tra-cuu/", {"ma": code}).content.decode()

    return submission, shown


def test_before_a_case_is_opened_it_is_that_of_the_reporters_own_clock(world, page):
    submission, shown = page
    assert FROM_RECEIPT in shown()
    with held_at(MONDAY):
        submission_show(submission=submission, state="considering", by=None)
    assert FROM_RECEIPT in shown()
    assert NOT_KNOWN not in shown()


def test_once_a_case_is_opened_it_is_the_date_that_was_told(world, page):
    submission, shown = page
    with held_at(MONDAY):
        case_open(submission=submission, agency=world.police, harm="scam", by=None)
    assert "<dd>09/03/2026</dd>" in shown()


def test_merged_with_another_its_reporter_still_sees_their_own(world, page):
    submission, shown = page
    with held_at(MONDAY):
        other = file_one()
        case_open(submission=other, agency=world.police, harm="scam", by=None)
        submission_show(submission=submission, state="duplicate", by=None)
        case_join(submission=submission, into=other, by=None)
    assert FROM_RECEIPT in shown()


def test_asked_the_time_rests_and_answered_there_is_none(world, page):
    submission, shown = page
    with held_at(MONDAY):
        case = case_open(submission=submission, agency=world.police, harm="scam", by=None)
        submission_show(submission=submission, state="waiting_for_you", by=None, due_on=None)
    assert "Tạm dừng đến khi bạn trả lời" in shown()
    with held_at(MONDAY):
        case_close(case=case, revision=None, state="answered", by=world.person("police"))
    assert "Hạn trả lời" not in shown()


def test_it_is_told_at_once_though_nobody_has_read_the_text_yet(world, page):
    _, shown = page
    ReporterClock.objects.all().delete()
    assert FROM_RECEIPT in shown()
    assert not ReporterClock.objects.exists(), "who looks begins no clock"
