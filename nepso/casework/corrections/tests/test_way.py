"""The way of a correction: whatever is tried in whatever order, the rules hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nepso.casework.corrections import services
from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.states import CORRECTION_STATES
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import Conflict, Invalid, NepsoError, NotAllowed

WHO = ("officer", "second", "head", "lead_desk", "other", "other_head", "leader", "none")
ACTS = {
    "submit": {},
    "take_back": {},
    "return": {"reason": "Nguồn chưa nói điều này."},
    "approve": {"is_checkable": True},
    "withdraw": {"reason": "Nguồn đã đổi."},
}


@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(WHO)), max_size=7))
def _tries(at_work, drawn):
    one, seen = at_work.write(), ["draft"]
    for act, who in drawn:
        before = Correction.objects.get(pk=one.pk)
        try:
            at_work.do(act, one, by=who, **ACTS[act])
        except NepsoError:
            after = Correction.objects.get(pk=one.pk)
            assert (after.state, after.revision) == (before.state, before.revision)
            continue
        after = Correction.objects.get(pk=one.pk)
        assert CORRECTION_STATES.can_move(before.state, after.state)
        assert after.revision == before.revision + 1
        seen.append(after.state)
        line = AuditLine.objects.filter(subject=one.public_id).latest("id")
        assert line.actor == at_work.people[who].public_id
    stored = Correction.objects.get(pk=one.pk)
    is_public = stored.state in CORRECTION_STATES.group("public")
    assert (stored.number is not None) == is_public
    assert ("published" in seen) == is_public
    approved = [v for v in stored.versions.all() if v.approved_at]
    assert bool(approved) == is_public
    for version in approved:
        assert version.approved_by not in {v.written_by for v in stored.versions.all()}
        assert version.approved_by != stored.submitted_by
        assert (version.claim, version.truth) == (stored.claim, stored.truth)
    if stored.state == "withdrawn":
        assert stored.reason
    one.steps.all().delete()
    Correction.objects.filter(pk=one.pk).delete()


def test_whatever_is_tried_only_another_pair_of_eyes_publishes(at_work):
    _tries(at_work)


def test_four_eyes_even_for_a_head_who_wrote_or_sent_it(at_work):
    by_head = at_work.submit(by="head")
    with pytest.raises(NotAllowed, match="không tự duyệt được"):
        at_work.do("approve", by_head, by="head", is_checkable=True)
    assert at_work.do("approve", by_head, by="lead_desk", is_checkable=True).state == "published"
    sent_by_another = at_work.do("submit", at_work.write(by="head"))
    with pytest.raises(NotAllowed, match="không tự duyệt được"):
        at_work.do("approve", sent_by_another, by="head", is_checkable=True)
    sent_by_head = at_work.do("submit", at_work.write(), by="head")
    with pytest.raises(NotAllowed, match="không tự duyệt được"):
        at_work.do("approve", sent_by_head, by="head", is_checkable=True)


@pytest.mark.parametrize("who", ["second", "other", "other_head", "leader", "local_admin"])
def test_others_do_not_approve(at_work, who):
    sent = at_work.submit()
    with pytest.raises(NotAllowed):
        at_work.do("approve", sent, by=who, is_checkable=True)


@pytest.mark.parametrize("who", ["other", "other_head", "leader", "local_admin", "none"])
def test_others_do_not_write_for_the_agency(at_work, who):
    with pytest.raises(NotAllowed):
        at_work.write(by=who)


def test_an_agency_without_officers_stands_for_nothing(at_work):
    with pytest.raises(Invalid, match="chưa có cán bộ"):
        at_work.write(by="lead_desk", agency="ubnd")
    assert at_work.write(by="lead_desk", agency="so-vh").state == "draft"


def test_writer_and_reviewer_each_confirm_that_a_fact_is_corrected(at_work):
    with pytest.raises(Invalid, match="không bao giờ được đính chính"):
        services.correction_write(
            agency=at_work.tree["xa-a"], facts={}, is_checkable=False, by=at_work.person("officer")
        )
    sent = at_work.submit()
    with pytest.raises(Invalid, match="kiểm chứng được"):
        at_work.do("approve", sent, by="head", is_checkable=False)


def test_what_was_read_is_what_is_approved(at_work):
    sent = at_work.submit()
    at_work.do("take_back", sent)
    at_work.do("edit", sent, facts={"truth": "Khác."}, is_checkable=True)
    at_work.do("submit", sent)
    with pytest.raises(services.CorrectionConflict):
        services.correction_approve(
            correction=sent, revision=sent.revision, is_checkable=True, by=at_work.person("head")
        )


def test_each_save_is_a_version_and_published_text_does_not_change(at_work):
    draft = at_work.write()
    at_work.do("edit", draft, facts={"truth": "Bản hai."}, is_checkable=True)
    at_work.do("submit", draft)
    at_work.do("approve", draft, by="head", is_checkable=True)
    versions = list(draft.versions.order_by("number"))
    assert [v.truth for v in versions][1] == "Bản hai."
    assert [bool(v.approved_at) for v in versions] == [False, True]
    assert versions[0].sources[0]["document_number"] == "12/TB"
    with pytest.raises(Conflict):
        at_work.do("edit", draft, facts={"truth": "Lén sửa."}, is_checkable=True)
    with pytest.raises(Conflict):
        at_work.do("discard", draft, by="head")


def test_numbers_follow_publication_and_drafts_leave_no_gap(at_work):
    draft, first = at_work.write(), at_work.publish()
    second = at_work.publish(title="Điều khác")
    at_work.do("discard", draft)
    assert (first.number, second.number) == (1, 2)
    assert not Correction.objects.filter(pk=draft.pk).exists()


def test_a_new_one_takes_the_place_of_the_old_when_it_is_approved(at_work):
    old = at_work.publish()
    draft = services.correction_write_anew(correction=old, by=at_work.person("officer"))
    again = services.correction_write_anew(correction=old, by=at_work.person("second"))
    assert draft == again
    assert draft.sources.get().title == "Thông báo lịch tiêm"
    at_work.do("submit", draft)
    assert Correction.objects.get(pk=old.pk).state == "published"
    at_work.do("approve", draft, by="head", is_checkable=True)
    old.refresh_from_db()
    assert (old.state, old.superseded_by) == ("superseded", draft)
    with pytest.raises(Conflict):
        services.correction_write_anew(correction=old, by=at_work.person("officer"))


def test_superseding_takes_a_living_one_of_the_same_agency_and_makes_no_ring(at_work):
    one, two = at_work.publish(), at_work.publish(title="Hai")
    foreign = at_work.publish(approver="other_head", agency="so-yt", by="other")
    for wrong in (one, foreign, at_work.write()):
        with pytest.raises(Invalid):
            at_work.do("supersede", one, by="head", by_which=wrong, reason="")
    with pytest.raises(NotAllowed):
        at_work.do("supersede", one, by="officer", by_which=two, reason="")
    at_work.do("supersede", one, by="head", by_which=two, reason="Đầy đủ hơn.")
    with pytest.raises(Invalid):
        at_work.do("supersede", two, by="head", by_which=one, reason="")


def test_a_withdrawal_and_a_return_need_words(at_work):
    sent = at_work.submit()
    with pytest.raises(Invalid):
        at_work.do("return", sent, by="head", reason="  ")
    at_work.do("approve", sent, by="head", is_checkable=True)
    with pytest.raises(Invalid):
        at_work.do("withdraw", sent, by="head", reason="")
    with pytest.raises(NotAllowed):
        at_work.do("withdraw", sent, by="officer", reason="Thôi.")


def test_whose_turn_it_is_is_told_without_the_text(at_work):
    sent = at_work.submit()
    told = Notice.objects.get(kind="corrections.turn")
    assert told.account == at_work.people["head"]
    assert sent.claim not in told.sentence
    at_work.do("return", sent, by="head", reason="Thiếu nguồn.")
    assert Notice.objects.filter(account=at_work.people["officer"]).count() == 1


def test_the_trail_holds_no_words(at_work):
    one = at_work.publish()
    at_work.do("withdraw", one, by="head", reason="Lý do bí mật")
    kept = "".join(str(line.detail) for line in AuditLine.objects.filter(subject=one.public_id))
    assert "Lý do" not in kept
    assert "tiêm" not in kept


def test_only_who_may_approve_is_told(at_work):
    head = at_work.person("head")
    one = at_work.write(by="head")
    at_work.do("submit", one, by="officer")
    assert not Notice.objects.filter(account=head).exists(), "wrote it: somebody else decides"
    two = at_work.submit(title="Khác")
    assert Notice.objects.filter(account=head, link__contains=two.public_id).exists()
