"""A person decides, once, with a reason that the reporter reads."""

from __future__ import annotations

import datetime as dt

import pytest

from nepso.casework.intake.services import submission_erase, submission_withdraw, thread_answer
from nepso.casework.triage import ports
from nepso.casework.triage.models import Alike, HarmKey, TriageDecision, TriageItem
from nepso.casework.triage.reasons import REASONS, Choice
from nepso.casework.triage.ringing import is_ringing
from nepso.casework.triage.services import Verdict, triage_claim, triage_decide, triage_release
from nepso.casework.triage.states import ASKED, DECIDED, GONE, WAITING
from nepso.casework.triage.tests.conftest import again, arrive
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotAllowed

pytestmark = pytest.mark.django_db


def _decide(item, by, choice, reason, **facts):
    verdict = Verdict(choice, reason, **facts)
    return triage_decide(item=item, verdict=verdict, by=by, revision=facts.pop("revision", None))


def test_referred_told_announced_and_written_down(desk, tree, monkeypatch):
    heard = []
    monkeypatch.setattr(ports, "_listeners", [heard.append])
    item = arrive()
    decision = _decide(
        item, desk["reception"], "refer", "competent", harm="scam", agency=tree["ca"]
    )
    assert heard == [decision]
    submission = again(item.submission)
    assert (submission.state, submission.with_agency) == ("referred", tree["ca"])
    entry = submission.thread.get(kind="decision")
    assert entry.text == decision.words
    assert "thẩm quyền" in entry.text
    assert (decision.suggested, decision.agreed, decision.reported) == ("scam", True, "scam")
    line = AuditLine.objects.get(act="triage.decide")
    assert line.detail == {"choice": "refer", "reason": "competent", "harm": "scam"}
    assert TriageItem.objects.get().state == DECIDED


def test_a_listener_that_fails_undoes_all(desk, tree, monkeypatch):
    def fails(decision):
        raise RuntimeError

    monkeypatch.setattr(ports, "_listeners", [fails])
    item = arrive()
    with pytest.raises(RuntimeError):
        _decide(item, desk["reception"], "refer", "competent", harm="scam", agency=tree["ca"])
    assert not TriageDecision.objects.exists()
    assert again(item.submission).state == "received"


def test_two_officers_the_first_decides_the_second_is_told(desk, tree):
    item = arrive()
    seen = item.revision
    first = Verdict("refer", "competent", harm="scam", agency=tree["ca"])
    made = triage_decide(item=item, verdict=first, by=desk["reception"], revision=seen)
    # Sent twice by the same hand it is one.
    assert triage_decide(item=item, verdict=first, by=desk["reception"], revision=seen) == made
    other = Verdict("refuse", "no_longer")
    with pytest.raises(Conflict):
        triage_decide(item=item, verdict=other, by=desk["second"], revision=seen)
    with pytest.raises(Conflict):
        triage_decide(item=item, verdict=first, by=desk["second"], revision=seen)
    assert TriageDecision.objects.count() == 1


def test_asked_and_answered_it_waits_again(desk):
    item = arrive()
    _decide(item, desk["reception"], "ask", "need_facts", explanation="Họ gọi lúc nào?")
    submission = again(item.submission)
    assert (submission.state, TriageItem.objects.get().state) == ("waiting_for_you", ASKED)
    assert submission.thread.get(kind="question").text.endswith("Họ gọi lúc nào?")
    thread_answer(submission=submission, text="Hôm qua.", token="t1")
    assert (again(submission).state, TriageItem.objects.get().state) == ("considering", WAITING)


@pytest.mark.parametrize(("reason", "state"), [("elsewhere", "not_ours"), ("unfounded", "refused")])
def test_refused_with_words(desk, reason, state):
    item = arrive()
    with pytest.raises(Invalid) as told:
        _decide(item, desk["reception"], "refuse", reason)
    assert "explanation" in told.value.fields
    _decide(item, desk["reception"], "refuse", reason, explanation="Hãy đến tòa án.")
    assert again(item.submission).state == state


def test_merged_each_keeps_a_thread(desk, tree):
    main, item, third = arrive(), arrive(), arrive()
    with pytest.raises(Invalid, match="chưa có hồ sơ"):
        _decide(item, desk["reception"], "merge", "same_text", into=main.submission)
    _decide(main, desk["reception"], "refer", "competent", harm="scam", agency=tree["ca"])
    _decide(item, desk["reception"], "merge", "same_text", into=main.submission)
    submission = again(item.submission)
    assert (submission.state, submission.thread.filter(kind="decision").count()) == ("duplicate", 1)
    assert main.submission.thread.filter(kind="decision").count() == 1, "its own referral alone"
    with pytest.raises(Invalid, match="đã được gộp"):
        _decide(third, desk["reception"], "merge", "same_text", into=item.submission)
    with pytest.raises(Invalid, match="Không gộp"):
        _decide(third, desk["reception"], "merge", "same_text", into=third.submission)


def test_what_does_not_hold_together_is_told_at_its_field(desk, tree):
    item, by = arrive(), desk["reception"]
    for field, verdict in {
        "reason_code": Verdict("refer", "no_longer", harm="scam", agency=tree["ca"]),
        "harm": Verdict("refer", "competent", agency=tree["ca"]),
        "agency": Verdict("refer", "competent", harm="scam"),
        "into": Verdict("merge", "same_text"),
        "choice": Verdict("hide", "no_longer"),
    }.items():
        with pytest.raises(Invalid) as told:
            triage_decide(item=item, verdict=verdict, by=by)
        assert field in told.value.fields


def test_who_is_complained_of_neither_reads_nor_handles(desk, tree):
    item = arrive(harm="official_channel", complained_of=tree["so-vh"])
    with pytest.raises(NotAllowed, match="cơ quan của bạn"):
        _decide(item, desk["reception"], "refuse", "no_longer")
    facts = {"harm": "official_channel", "agency": tree["so-vh"]}
    with pytest.raises(Invalid, match="không được xử lý"):
        _decide(item, desk["second"], "refer", "above", **facts)
    decision = _decide(item, desk["second"], "refer", "above", **facts | {"agency": tree["ubnd"]})
    assert decision.agency == tree["ubnd"]


def test_another_harm_than_scam_unlinks_accounts_and_telephones(desk, tree):
    item = arrive()
    arrive()
    assert Alike.objects.filter(kind__in=["payment", "telephone"]).count() == 2
    _decide(item, desk["reception"], "refer", "competent", harm="harassment", agency=tree["ca"])
    assert not Alike.objects.filter(kind__in=["payment", "telephone"]).exists()
    kinds = set(HarmKey.objects.filter(submission=item.submission).values_list("kind", flat=True))
    assert kinds <= {"link", "domain"}
    assert again(item.submission).harm == "harassment"


def test_in_hand_of_one(desk):
    item = arrive()
    triage_claim(item=item, by=desk["reception"])
    assert again(item.submission).state == "considering"
    with pytest.raises(Conflict, match="Tiếp Nhận"):
        triage_claim(item=item, by=desk["second"])
    triage_release(item=item, by=desk["second"])  # not theirs to give back
    assert TriageItem.objects.get().claimed_by == desk["reception"]
    triage_release(item=item, by=desk["reception"])
    assert triage_claim(item=item, by=desk["second"]).claimed_by == desk["second"]


@pytest.mark.parametrize("way", ["withdraw", "erase"])
def test_whoever_reads_it_hears_that_it_was_withdrawn_and_nobody_is_called(client, desk, way):
    item = arrive(harm="harassment", answers={"life_in_danger": True})
    other = arrive(harm="harassment", answers={"life_in_danger": True})
    triage_claim(item=item, by=desk["reception"])
    for one in (item.submission, other.submission):
        if way == "withdraw":
            submission_withdraw(submission=one)
        else:
            submission_erase(submission=one, by=None, why="by_code")
    [told] = Notice.objects.filter(kind="triage.gone")
    assert told.account == desk["reception"]
    assert item.submission.public_id not in told.link
    assert not is_ringing(other.submission)
    client.force_login(desk["reception"])
    assert client.get(f"/phan-loai/{item.submission.public_id}/").status_code == 403
    assert item.submission.public_id not in client.get("/phan-loai/").content.decode()


def test_who_looked_at_it_weeks_ago_hears_nothing(desk):
    item = arrive()
    triage_claim(item=item, by=desk["reception"])
    TriageItem.objects.update(claimed_at=now() - dt.timedelta(days=14))
    submission_withdraw(submission=item.submission)
    assert not Notice.objects.filter(kind="triage.gone").exists()


def test_withdrawn_it_is_gone(desk):
    item = arrive()
    submission_withdraw(submission=item.submission)
    item.refresh_from_db()
    assert item.state == GONE
    assert not HarmKey.objects.exists()
    with pytest.raises(NotAllowed):
        _decide(item, desk["reception"], "refuse", "no_longer")


def test_every_reason_reads_as_a_sentence():
    for reason in REASONS:
        assert reason.sentence.endswith(".")
        assert not reason.label.endswith(".")
    assert {reason.choice for reason in REASONS} == set(Choice)


@pytest.mark.parametrize(
    "facts",
    [{"harm": "child_safety"}, {"answers": {"life_in_danger": True}}],
    ids=["child", "life"],
)
def test_a_child_or_a_life_in_danger_is_never_merged(desk, tree, facts):
    main, item = arrive(), arrive(**facts)
    _decide(main, desk["reception"], "refer", "competent", harm="scam", agency=tree["ca"])
    with pytest.raises(Invalid, match="không gộp"):
        _decide(item, desk["reception"], "merge", "same_text", into=main.submission)


def test_what_was_decided_is_not_shown_to_whom_may_not_read(desk, tree):
    item = arrive()
    _decide(item, desk["reception"], "seal", "stands_outside")
    with pytest.raises(NotAllowed):
        triage_decide(
            item=item, verdict=Verdict("accept", "competent", harm="scam"), by=desk["reception"],
            revision=item.revision,
        )  # fmt: skip
