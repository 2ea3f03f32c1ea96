import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nepso.casework.intake import ports
from nepso.casework.intake.models import Contact, NoticeAddress, Rating, Submission
from nepso.casework.intake.policies import may_not_read, open_to
from nepso.casework.intake.services import (
    contact_erase,
    notice_address_give,
    submission_appeal,
    submission_erase,
    submission_rate,
    submission_show,
    submission_withdraw,
    thread_answer,
    thread_write,
)
from nepso.casework.intake.states import SUBMISSION
from nepso.casework.intake.tests.conftest import file_one
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.foundation.agencies.services import agency_create
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.jobs.models import Job
from nepso.foundation.search.selectors import search_page
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid

STATES = st.lists(st.sampled_from([state.code for state in SUBMISSION.states]), max_size=8)


@given(asked=STATES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_only_known_moves_happen(db, asked):
    submission = file_one().submission
    for state in asked:
        before = submission.state
        allowed = state == before or SUBMISSION.can_move(before, state)
        if allowed:
            submission_show(submission=submission, state=state, by=None)
        else:
            with pytest.raises(Conflict):
                submission_show(submission=submission, state=state, by=None)
        kept = Submission.objects.get(pk=submission.pk)
        assert kept.state == (state if allowed else before) == submission.state
    if submission.state == "erased":
        assert not SUBMISSION.next_states("erased")


def test_the_office_asks_and_the_answer_goes_on(filed, people, tree, monkeypatch):
    monkeypatch.setattr(ports, "_told", {})
    heard = []
    ports.when_told(lambda submission, what: heard.append(what))
    submission, by = filed.submission, people["officer"]
    agency = tree["xa-a"]
    submission_show(submission=submission, state="waiting_for_you", by=by, with_agency=agency)
    first = thread_write(submission=submission, kind="question", text="Số nào gọi?", by=by)
    for _ in range(2):
        thread_answer(submission=submission, text="Số lạ.", token="t1")
    assert [e.kind for e in submission.thread.all()] == ["filed", "question", "answer"]
    assert (first.side, submission.state, heard) == ("office", "considering", ["answer"])
    with pytest.raises(Invalid):
        thread_write(submission=submission, kind="answer", text="không phải của cơ quan", by=by)
    with pytest.raises(Invalid):
        thread_answer(submission=submission, text=" ", token="t2")


def test_a_confirmed_address_is_told_and_the_audit_holds_no_words(filed, people):
    held = NoticeAddress.objects.create(submission=filed.submission, kind="email", address="a@b.vn")
    by, told = people["officer"], Job.objects.filter(name="intake.tell_reporter")
    thread_write(submission=filed.submission, kind="reply", text="Bí mật của bà A", by=by)
    assert not told.exists(), "not confirmed yet"
    held.confirmed_at = now()
    held.save()
    entry = thread_write(submission=filed.submission, kind="reply", text="Bí mật của bà B", by=by)
    assert [job.arguments for job in told] == [{"entry": entry.pk}]
    lines = [str(line.detail) for line in AuditLine.objects.all()]
    assert lines
    assert not any("Bí mật" in line for line in lines)


def test_appeal_rating_and_withdrawal_follow_the_state(filed, people):
    submission = filed.submission
    with pytest.raises(Conflict):
        submission_appeal(submission=submission, text="Chưa ổn")
    with pytest.raises(Conflict):
        submission_rate(submission=submission, stars=5)
    submission_show(submission=submission, state="answered", by=people["officer"])
    with pytest.raises(Invalid):
        submission_rate(submission=submission, stars=6)
    for stars in (5, 2):
        submission_rate(submission=submission, stars=stars)
    assert Rating.objects.get().stars == 2
    with pytest.raises(Invalid):
        submission_appeal(submission=submission, text=" ")
    one = submission_appeal(submission=submission, text="Chưa đúng việc.", token="k")
    assert submission_appeal(submission=submission, text="Chưa đúng việc.", token="k") == one
    assert submission.state == "appealing"
    submission_withdraw(submission=submission)
    submission_withdraw(submission=submission)
    assert [e.kind for e in submission.thread.all()] == ["filed", "appeal", "withdrawal"]


def test_erased_is_gone_from_every_place_but_the_figures(filed, people):
    submission = filed.submission
    Contact.objects.create(submission=submission, name="Bà A")
    thread_answer(submission=submission, text="lời riêng tư", token="x")
    submission_erase(submission=submission, by=None, why="by_code")
    submission_erase(submission=submission, by=None, why="by_code")
    kept = Submission.objects.get()
    assert (kept.harm, kept.state, kept.text, kept.links) == ("scam", "erased", "", [])
    assert (kept.folded, kept.form_token) == ("", "")
    assert not Contact.objects.exists()
    assert {entry.text for entry in kept.thread.all()} == {""}
    assert search_page(Submission.objects.all(), "gia cong an", size=5).rows == []
    with pytest.raises(Conflict):
        thread_answer(submission=kept, text="nữa", token="y")
    contact_erase(submission=kept, by=None)


def test_the_agency_complained_of_reads_nothing_its_head_included(people, tree):
    lead, commune, committee = tree["so-vh"], tree["xa-a"], tree["ubnd"]
    library = agency_create(code="tv", name="Thư viện", kind="public_unit", parent=lead)
    librarian = make_person("Thủ Thư", (library, Role.FOCAL_OFFICER))
    of = {
        a.code: file_one(harm="official_channel", complained_of=a).submission
        for a in (lead, commune, committee, library)
    }
    plain = file_one().submission
    reads = {
        name: {s.pk for s in open_to(person)}
        for name, person in {**people, "librarian": librarian}.items()
    }
    assert of["xa-a"].pk not in reads["officer"] | reads["head"]
    assert of["so-vh"].pk not in reads["lead_desk"] | reads["librarian"]
    assert of["tv"].pk in reads["lead_desk"]  # the agency above the one complained of
    assert of["tv"].pk not in reads["librarian"]
    assert of["ubnd"].pk in reads["lead_desk"]  # a department is no part of the committee
    assert of["ubnd"].pk not in reads["leader"]
    assert all(plain.pk in seen for seen in reads.values())
    assert may_not_read(people["head"], of["xa-a"])
    assert not may_not_read(people["head"], of["so-vh"])


def test_no_address_is_taken_for_what_is_over(filed):
    submission_withdraw(submission=filed.submission)
    with pytest.raises(Conflict, match="không còn tin"):
        notice_address_give(submission=filed.submission, email="a@vi-du.example")
    assert not NoticeAddress.objects.exists()
