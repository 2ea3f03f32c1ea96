"""What is forgotten, when, and that the public reads the same table."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from nepso.casework.cases.jobs import forget
from nepso.casework.cases.models import CaseFile, CaseNote, CaseStep
from nepso.casework.cases.retention import RULES
from nepso.casework.cases.services import case_close, case_hand_on, case_note
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Contact
from nepso.casework.intake.services import submission_erase

DAYS = {rule.harm: rule.days for rule in RULES}


@pytest.fixture
def closed(world):
    case = world.case(claimed="police")
    case_note(
        case=case, revision=case.revision, kind="internal", text="Ghi riêng",
        by=world.person("police"),
    )  # fmt: skip
    case.refresh_from_db()
    case_hand_on(
        case=case, revision=case.revision, to=world.person("police2"), reason="Bận việc khác",
        by=world.person("police"),
    )  # fmt: skip
    case.refresh_from_db()
    return case_close(case=case, revision=None, state="answered", by=world.person("police2"))


def aged(case, days):
    CaseFile.objects.filter(pk=case.pk).update(closed_at=timezone.now() - dt.timedelta(days=days))


def test_every_harm_has_its_time():
    assert [rule.harm for rule in RULES] == list(Harm)


@pytest.mark.parametrize(("over", "kept"), [(-1, True), (1, False)])
def test_words_go_when_their_time_has_come(closed, over, kept):
    aged(closed, DAYS[Harm.SCAM] + over)
    forget()
    forget()
    submission = closed.links.get().submission
    words = [
        CaseNote.objects.filter(case=closed).exists(),
        CaseStep.objects.filter(case=closed).exclude(reason="").exists(),
        bool(submission.text),
        Contact.objects.filter(submission=submission).exists(),
    ]
    assert words == [kept] * 4
    closed.refresh_from_db()
    assert (closed.harm, closed.state, bool(closed.emptied_at)) == ("scam", "answered", not kept)
    assert CaseStep.objects.filter(case=closed).exists()


def test_an_appeal_keeps_it(closed):
    aged(closed, 4000)
    CaseFile.objects.update(is_appealed=True)
    forget()
    assert CaseNote.objects.exists()


def test_what_a_reporter_erases_is_gone_from_the_case_too(world):
    case = world.case(claimed="police")
    case_note(
        case=case, revision=case.revision, kind="internal", text="Người này ở Chợ Rã",
        by=world.person("police"),
    )  # fmt: skip
    submission_erase(submission=case.links.get().submission, by=None, why="by_code")
    case.refresh_from_db()
    assert (case.state, case.notes.count()) == ("withdrawn", 0)


def test_the_public_reads_it(client, db):
    page = client.get(reverse("cases:retention")).content.decode()
    for rule in RULES:
        assert str(rule.harm.label) in page
        assert rule.why in page
