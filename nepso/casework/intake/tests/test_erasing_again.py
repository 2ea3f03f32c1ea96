"""After a restore: what came back is erased again, once."""

import datetime as dt

import pytest

from nepso.casework.intake.erasing_again import (
    blacked_out_again,
    contact_again,
    material_again,
    notices_again,
    submission_again,
)
from nepso.casework.intake.kinds import MaterialState
from nepso.casework.intake.models import Contact, Material, NoticeAddress, Submission
from nepso.casework.intake.retention import addresses_forget
from nepso.casework.intake.services import submission_erase
from nepso.casework.intake.services.addresses import CONFIRM_WITHIN
from nepso.casework.intake.services.devices import device_give, devices_of
from nepso.casework.intake.tests.conftest import file_one
from nepso.foundation.jobs.models import Job
from nepso.foundation.webpush.tests.push_service import push_service
from nepso.kernel.clock import now

pytestmark = pytest.mark.django_db


def _picture(submission, redactions=()):
    return Material.objects.create(
        submission=submission, state=MaterialState.READY, redactions=list(redactions)
    )


def test_an_erasure_asks_for_its_line(filed):
    submission_erase(submission=filed.submission, by=None, why="by_code")
    noted = Job.objects.filter(name="backups.write_erasure").values_list("arguments", flat=True)
    assert {"kind": "intake.submission", "public_id": filed.submission.public_id} in list(noted)


def test_a_submission_that_came_back_is_erased_once(filed):
    assert submission_again(filed.submission.public_id)
    assert Submission.objects.get().text == ""
    assert not submission_again(filed.submission.public_id)
    assert not submission_again("nobody")


def test_a_contact_that_came_back_is_forgotten():
    filed = file_one()
    Contact.objects.create(submission=filed.submission, telephone="0900000000")
    assert contact_again(filed.submission.public_id)
    assert not Contact.objects.exists()
    assert not contact_again(filed.submission.public_id)


def _address(submission, **facts):
    return NoticeAddress.objects.create(
        submission=submission, kind="email", address="a@vidu.vn", **facts
    )


def test_notices_that_came_back_are_told_nobody(filed, settings):
    with push_service(settings) as service:
        _notices_come_back(filed, service.device().facts)


def _notices_come_back(filed, device):
    submission, other = filed.submission, file_one().submission
    kept = _address(other)
    assert not notices_again(submission.public_id), "nothing came back"
    assert not notices_again("nobody")
    _address(submission)
    device_give(submission=submission, device=device)
    assert notices_again(submission.public_id)
    assert devices_of(submission) == []
    assert NoticeAddress.objects.get() == kept, "of another submission: it stays"
    device_give(submission=submission, device=device)
    assert notices_again(submission.public_id), "a device alone is enough"
    assert not notices_again(submission.public_id)


def test_addresses_that_nobody_confirmed_in_time_are_forgotten_others_stay():
    moment = dt.timedelta(minutes=1)
    for late, confirmed in ((moment, None), (-moment, None), (moment, now())):
        made_at = now() - CONFIRM_WITHIN - late
        _address(file_one().submission, made_at=made_at, confirmed_at=confirmed)
    assert addresses_forget() == 1
    kept = NoticeAddress.objects.order_by("pk")
    assert [one.confirmed_at is None for one in kept] == [True, False]
    assert addresses_forget() == 0


def test_a_destroyed_picture_does_not_come_back(filed):
    picture = _picture(filed.submission)
    assert material_again(picture.public_id)
    assert not material_again(picture.public_id)


def test_a_picture_without_its_last_boxes_is_destroyed_one_with_them_stays(filed):
    bare = _picture(filed.submission, redactions=[[0, 0, 1, 1]])
    whole = _picture(filed.submission, redactions=[[0, 0, 1, 1], [2, 2, 3, 3]])
    assert blacked_out_again(f"{bare.public_id}:2")
    assert not blacked_out_again(f"{whole.public_id}:2")
    whole.refresh_from_db()
    assert whole.state == MaterialState.READY
