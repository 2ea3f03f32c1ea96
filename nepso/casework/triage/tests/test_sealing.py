"""What is somebody's view is sealed from all but the appeal officer, and erased."""

from __future__ import annotations

import datetime as dt

import pytest

from nepso.casework.intake.services import submission_appeal
from nepso.casework.triage.jobs import clear, erase_sealed
from nepso.casework.triage.models import (
    Alike,
    HarmKey,
    Seal,
    TriageDecision,
    TriageItem,
    TriageSuggestion,
)
from nepso.casework.triage.policies import may_read_item, may_read_seal
from nepso.casework.triage.selectors import queue_rows, seals_standing
from nepso.casework.triage.services import (
    Verdict,
    seal_end,
    seal_lift,
    seal_read,
    triage_decide,
    triage_reopen,
)
from nepso.casework.triage.tests.conftest import SCAM, again, arrive
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.similarity.models import Sketch
from nepso.kernel.clock import now
from nepso.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db
VIEW = "Tôi thấy xã làm đường chậm quá, cán bộ họp nhiều mà dân thì vẫn phải lội bùn mỗi ngày."


@pytest.fixture
def sealed(desk):
    """A view that came in as harassment, sealed."""
    item = arrive(harm="harassment", text=VIEW, links=("https://vidu.example.vn/bai-1",))
    verdict = Verdict("seal", "stands_outside", explanation="Bạn viết về đường lội bùn.")
    triage_decide(item=item, verdict=verdict, by=desk["reception"])
    return TriageItem.objects.select_related("submission").get()


def _pass_days(days):
    Seal.objects.update(erase_at=now() + dt.timedelta(days=7 - days, seconds=-1))


def test_sealed_from_everybody_but_the_appeal_officer(sealed, desk):
    readers = {who for who, person in desk.items() if may_read_item(person, sealed)}
    assert readers == set()
    readers = {who for who, person in desk.items() if may_read_seal(person, sealed.submission)}
    assert readers == {"appeal_officer"}
    for which in ("waiting", "asked", "held", "decided"):
        assert not queue_rows(desk["reception"], which).exists()
    assert not seals_standing(desk["reception"]).exists()
    assert seals_standing(desk["appeal_officer"]).count() == 1
    with pytest.raises(NotAllowed):
        seal_read(submission=sealed.submission, by=desk["reception"])
    seal_read(submission=sealed.submission, by=desk["appeal_officer"])
    assert AuditLine.objects.filter(act="triage.seal_read").count() == 1


def test_nothing_finds_it_any_more(sealed):
    assert not TriageSuggestion.objects.exists()
    assert not HarmKey.objects.exists()
    assert again(sealed.submission).folded == ""
    assert not Sketch.objects.filter(item=sealed.submission.public_id).exists()
    assert again(sealed.submission).state == "not_ours"
    assert "7 ngày" in sealed.submission.thread.get(kind="decision").text


def test_erased_after_seven_days_everywhere(sealed):
    _pass_days(6)
    erase_sealed()
    assert again(sealed.submission).text == VIEW
    _pass_days(7)
    erase_sealed()
    erase_sealed()
    submission = again(sealed.submission)
    assert (submission.state, submission.text, submission.folded, submission.links) == (
        *("erased", "", ""), [],
    )  # fmt: skip
    assert not submission.thread.exclude(text="").exists()
    assert TriageDecision.objects.get().explanation == ""
    assert TriageItem.objects.get().state == "gone"
    lines = str(list(AuditLine.objects.values_list("detail", flat=True)))
    assert "bùn" not in lines


def test_an_appeal_keeps_it_until_it_ends(sealed, desk):
    submission_appeal(submission=again(sealed.submission), text="Đây là đe dọa.", token="t")
    _pass_days(8)
    erase_sealed()
    assert again(sealed.submission).text == VIEW
    seal_end(submission=again(sealed.submission), by=desk["appeal_officer"])
    assert again(sealed.submission).text == ""


def test_an_appeal_that_was_right_brings_it_back(sealed, desk):
    with pytest.raises(NotAllowed):
        seal_lift(submission=sealed.submission, by=desk["reception"])
    seal_lift(submission=sealed.submission, by=desk["appeal_officer"])
    assert queue_rows(desk["reception"], "waiting").count() == 1
    assert not Seal.objects.exists()
    assert "loi bun" in again(sealed.submission).folded


def test_what_was_refused_wrongly_is_decided_anew(desk):
    item = arrive()
    triage_decide(item=item, verdict=Verdict("refuse", "no_longer"), by=desk["reception"])
    with pytest.raises(NotAllowed):
        triage_reopen(submission=item.submission, by=desk["reception"])
    for _ in range(2):
        triage_reopen(submission=item.submission, by=desk["appeal_officer"])
    assert queue_rows(desk["reception"], "waiting").count() == 1
    assert AuditLine.objects.filter(act="triage.reopen").count() == 1


def test_the_keys_of_a_scam_are_forgotten_after_a_year(desk):
    arrive()
    arrive()
    clear()
    assert HarmKey.objects.exists()
    with_time = {"made_at": now() - dt.timedelta(days=366)}
    HarmKey.objects.update(**with_time)
    Alike.objects.update(found_at=with_time["made_at"])
    clear()
    assert not HarmKey.objects.exists()
    assert not Alike.objects.exists()
    assert TriageSuggestion.objects.count() == 2


def test_what_is_sealed_is_no_likeness_of_another(sealed):
    other = arrive(text=VIEW)
    assert not HarmKey.objects.filter(submission=sealed.submission).exists()
    assert not Alike.objects.exists()
    assert other.submission.text == VIEW != SCAM
