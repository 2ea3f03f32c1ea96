"""An opinion found in a case: sealed, nothing of the case is left, and it may be appealed."""

import pytest
from django.urls import reverse

from nepso.casework.cases.models import CaseFile, CaseNote
from nepso.casework.cases.services import case_claim, case_note, case_restrict, case_seal
from nepso.casework.intake.models import Submission
from nepso.casework.replies.tests.test_appeals_of_triage import appeal_ended, decided
from nepso.casework.triage.models import Seal, TriageDecision, TriageItem, TriageSuggestion
from nepso.foundation.audit.models import AuditLine
from nepso.kernel.errors import Conflict, NotAllowed

QUOTED = "Người gửi nói họ không đồng ý với chủ trương này."


@pytest.fixture
def case(world):
    decided(world, "accept", "clear_harm", world.police)
    police, made = world.person("police"), CaseFile.objects.get()
    case_claim(case=made, revision=made.revision, by=police)
    made.refresh_from_db()
    case_note(case=made, revision=made.revision, kind="internal", text=QUOTED, by=police)
    made.refresh_from_db()
    return made


def sealed(world, case, who="police"):
    submission = case.links.get().submission
    case_seal(case=case, revision=case.revision, by=world.person(who))
    return Submission.objects.get(pk=submission.pk)


def test_nobody_finds_it_and_nothing_of_the_case_is_left(world, case):
    submission = sealed(world, case)
    assert not CaseFile.objects.exists()
    assert not CaseNote.objects.exists()
    assert not TriageSuggestion.objects.filter(submission=submission).exists()
    assert TriageItem.objects.get(submission=submission).state == "sealed"
    assert Seal.objects.get(submission=submission).erased_at is None
    lines = " ".join(str(line.detail) for line in AuditLine.objects.all())
    assert QUOTED not in lines


def test_its_reporter_reads_why(world, case):
    submission = sealed(world, case)
    assert submission.state == "not_ours"
    decision = TriageDecision.objects.filter(submission=submission).order_by("-pk").first()
    assert decision.words in {entry.text for entry in submission.thread.all()}
    assert "niêm phong" in decision.words


def test_an_upheld_appeal_brings_it_back_to_the_queue(world, case):
    submission = sealed(world, case)
    appeal_ended(world, submission, "upheld")
    assert TriageItem.objects.get(submission=submission).state == "waiting"
    assert not Seal.objects.filter(submission=submission).exists()


def test_who_does_not_handle_it_seals_nothing(world, case):
    with pytest.raises(NotAllowed):
        case_seal(case=case, revision=case.revision, by=world.person("health"))


def test_a_life_in_danger_is_no_opinion(world, case):
    police = world.person("police")
    case_restrict(case=case, revision=case.revision, why="life", by=police)
    case.refresh_from_db()
    with pytest.raises(Conflict):
        sealed(world, case)
    assert CaseFile.objects.exists()


def test_by_page_it_asks_to_confirm_first(world, case, client):
    client.force_login(world.person("police"))
    url = reverse("cases:act", args=[case.public_id, "niem-phong"])
    assert "Là ý kiến" in client.get(reverse("cases:case", args=[case.public_id])).content.decode()
    unread = client.post(url, {"revision": case.revision})
    assert unread.status_code == 422
    assert "Hãy đọc lại và đánh dấu" in unread.content.decode()
    done = client.post(url, {"revision": case.revision, "is_read": "on"})
    assert done.status_code == 302
    assert not CaseFile.objects.exists()
