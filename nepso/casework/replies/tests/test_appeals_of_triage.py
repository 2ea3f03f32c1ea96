"""Appeals against what triage decided itself: refused, sealed."""

import pytest
from django.urls import reverse

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.tests.world import STORY, file_one
from nepso.casework.intake.models import ThreadEntry
from nepso.casework.intake.services import submission_appeal
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.services import appeal_claim, appeal_decide
from nepso.casework.triage.models import Seal, TriageItem
from nepso.casework.triage.services import Verdict, triage_decide
from nepso.foundation.audit.selectors import audit_of


def decided(world, choice, reason, agency=None, harm="scam", submission=None):
    submission = submission or file_one()
    item = TriageItem.objects.get(submission=submission)
    words = "Đã xem kỹ nội dung này."
    verdict = Verdict(choice, reason, explanation=words, agency=agency, harm=harm if agency else "")
    triage_decide(item=item, verdict=verdict, by=world.person("reception"))
    submission.refresh_from_db()
    return submission


def appeal_ended(world, submission, outcome):
    submission_appeal(submission=submission, text="Xin xem lại.", token="t")
    appeal = Appeal.objects.get()
    held = appeal_claim(appeal=appeal, revision=appeal.revision, by=world.person("appeals"))
    done = appeal_decide(
        appeal=held, revision=held.revision, outcome=outcome, reasons="Đã xem lại.",
        by=world.person("appeals"),
    )  # fmt: skip
    submission.refresh_from_db()
    return done


def test_an_accepted_one_opens_its_case(world):
    submission = decided(world, "accept", "clear_harm", world.police)
    case = CaseFile.objects.get()
    assert (case.agency, case.harm, case.state) == (world.police, "scam", "new")
    assert (submission.state, submission.case_number) == ("handling", case.number)


@pytest.mark.parametrize(
    ("outcome", "state", "item"),
    [("upheld", "considering", "waiting"), ("dismissed", "refused", "decided")],
)
def test_refused_it_goes_back_or_stays(world, outcome, state, item):
    submission = decided(world, "refuse", "unfounded")
    assert submission.state == "refused"
    appeal_ended(world, submission, outcome)
    assert submission.state == state
    assert TriageItem.objects.get().state == item
    assert not CaseFile.objects.exists()


def test_sealed_and_upheld_it_is_read_again(world):
    submission = decided(world, "seal", "stands_outside")
    appeal_ended(world, submission, "upheld")
    assert (submission.state, Seal.objects.exists()) == ("considering", False)
    assert submission.text


def test_sealed_and_dismissed_nothing_is_left_but_the_outcome(world):
    submission = decided(world, "seal", "stands_outside")
    done = appeal_ended(world, submission, "dismissed")
    assert (submission.state, submission.text) == ("erased", "")
    done.refresh_from_db()
    assert done.text == ""
    words = [e.text for e in ThreadEntry.objects.filter(submission=submission) if e.text]
    assert len(words) == 1
    assert "giữ quyết định" in words[0]


@pytest.mark.parametrize(
    ("choice", "reason"), [("refuse", "unfounded"), ("seal", "stands_outside")]
)
def test_its_page_shows_what_was_refused_and_notes_who_read_what_is_sealed(
    world, client, choice, reason
):
    submission = decided(world, choice, reason)
    submission_appeal(submission=submission, text="Xin xem lại.", token="t")
    client.force_login(world.person("appeals"))
    url = reverse("replies:appeal", args=[Appeal.objects.get().public_id])
    page = client.get(url).content.decode()
    assert STORY in page
    assert "Đã xem kỹ nội dung này." in page
    read = audit_of(submission).filter(act="triage.seal_read").exists()
    assert read is (choice == "seal")
    client.force_login(world.person("reception"))
    assert client.get(url).status_code == 403
