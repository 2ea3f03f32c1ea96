"""A reply: written, approved by another, sent once into every thread."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from nepso.casework.cases.jobs import follow
from nepso.casework.cases.retention import RULES, cases_lying
from nepso.casework.cases.services import (
    case_claim,
    case_end_ask,
    case_join,
    case_reopen,
    referral_accept,
    referral_offer,
)
from nepso.casework.cases.tests.world import file_one
from nepso.casework.intake.models import ThreadEntry
from nepso.casework.replies.models import Reply
from nepso.casework.replies.services import (
    ReplyConflict,
    reply_approve,
    reply_return,
    reply_send,
    reply_submit,
    reply_write,
)
from nepso.casework.replies.shipped import shipped_templates
from nepso.casework.replies.tests.ways import SAID, reporter, sent, submitted, written
from nepso.casework.replies.wording import filled
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import complained_of_set
from nepso.foundation.accounts.models import Membership
from nepso.foundation.audit.selectors import audit_of
from nepso.kernel.clock import held_at, now
from nepso.kernel.errors import Conflict, Invalid, NotAllowed


def test_the_whole_way_closes_the_case_and_reaches_every_reporter(world):
    case = world.case(claimed="police")
    other = file_one()
    case_join(submission=other, into=reporter(case), by=None)
    reply = sent(world, case)
    case.refresh_from_db()
    assert (reply.state, case.state, reporter(case).state) == ("sent", "answered", "answered")
    entries = ThreadEntry.objects.filter(kind="reply")
    assert {e.submission_id for e in entries} == {reporter(case).pk, other.pk}
    for part in (SAID.text, SAID.ground, SAID.explanation, SAID.redress_text, "Đề nghị xem lại"):
        assert part in entries[0].text
    with pytest.raises(ReplyConflict):
        reply_send(reply=reply, revision=reply.revision - 1, by=world.person("police"))
    with pytest.raises(Conflict):
        reply_send(reply=reply, revision=reply.revision, by=world.person("police"))
    assert entries.count() == 2
    assert "chặn" not in str(list(audit_of(reply).values("detail")))


def test_who_writes_the_answer_keeps_a_case_from_lying(world):
    with held_at(now() - dt.timedelta(days=RULES[0].days + 2)):
        case = world.case(claimed="police", harm=RULES[0].harm)
    with held_at(now() - dt.timedelta(days=1)):
        [lying] = cases_lying()
        case_end_ask(case=lying)
    draft = written(world, case)
    case.refresh_from_db()
    assert case.end_asked_at is None
    assert list(cases_lying()) == []
    case_end_ask(case=case)
    reply_submit(reply=draft, revision=draft.revision, by=world.person("police"))
    case.refresh_from_db()
    assert case.end_asked_at is None
    Reply.objects.update(written_at=now() - dt.timedelta(days=RULES[0].days + 1))
    assert list(cases_lying()) == [case], "a draft that nobody went on with"


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("police_head", True), ("police", False), ("police2", False), ("reception", False),
     ("health_head", False), ("appeals", False), ("desk", False)],
)  # fmt: skip
def test_the_head_approves_and_nobody_else(world, name, allowed):
    reply = submitted(world, world.case(claimed="police"))
    if allowed:
        approved = reply_approve(reply=reply, revision=reply.revision, by=world.person(name))
        assert approved.state == "approved"
        return
    with pytest.raises(NotAllowed):
        reply_approve(reply=reply, revision=reply.revision, by=world.person(name))


def test_what_the_head_wrote_a_colleague_approves(world):
    reply = submitted(world, world.case(claimed="police"), by="police_head")
    with pytest.raises(NotAllowed):
        reply_approve(reply=reply, revision=reply.revision, by=world.person("police_head"))
    approved = reply_approve(reply=reply, revision=reply.revision, by=world.person("police2"))
    assert approved.approved_by == world.people["police2"]


def test_who_wrote_any_part_of_it_does_not_approve_whoever_saved_last(world):
    reply = submitted(world, world.case(claimed="police"))
    mended = reply_write(
        case=reply.case, reply=reply, revision=reply.revision,
        said=replace(SAID, text="Lời của thủ trưởng."), by=world.person("police_head"),
    )  # fmt: skip
    last = reply_write(
        case=reply.case, reply=mended, revision=mended.revision,
        said=replace(SAID, text="Lời của thủ trưởng, thêm dấu chấm."), by=world.person("police"),
    )  # fmt: skip
    ready = reply_submit(reply=last, revision=last.revision, by=world.person("police"))
    for name in ("police", "police_head"):
        with pytest.raises(NotAllowed, match="viết"):
            reply_approve(reply=ready, revision=ready.revision, by=world.person(name))
    approved = reply_approve(reply=ready, revision=ready.revision, by=world.person("police2"))
    assert approved.approved_by == world.people["police2"]


def test_after_an_approval_too_who_wrote_before_is_one_of_its_writers(world):
    reply = submitted(world, world.case(claimed="police"), by="police_head")
    ready = reply_approve(reply=reply, revision=reply.revision, by=world.person("police2"))
    again = reply_write(
        case=ready.case, reply=ready, revision=ready.revision,
        said=replace(SAID, text="Lời khác."), by=world.person("police"),
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        reply_approve(reply=again, revision=again.revision, by=world.person("police_head"))


def test_the_database_too_holds_to_two(world):
    reply = submitted(world, world.case(claimed="police"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.filter(pk=reply.pk).update(approved_by=reply.written_by)


def test_changed_after_approval_it_is_a_draft_again(world):
    reply = submitted(world, world.case(claimed="police"))
    ready = reply_approve(reply=reply, revision=reply.revision, by=world.person("police_head"))
    again = reply_write(
        case=ready.case, reply=ready, revision=ready.revision,
        said=replace(SAID, text="Lời khác."), by=world.person("police"),
    )  # fmt: skip
    assert (again.state, again.approved_by) == ("draft", None)
    with pytest.raises(Conflict):
        reply_send(reply=again, revision=again.revision, by=world.person("police"))


def test_a_return_says_what_to_mend(world):
    reply = submitted(world, world.case(claimed="police"))
    with pytest.raises(Invalid):
        reply_return(
            reply=reply, revision=reply.revision, because=" ", by=world.person("police_head")
        )
    back = reply_return(
        reply=reply, revision=reply.revision, because="Nêu ngày chặn.",
        by=world.person("police_head"),
    )  # fmt: skip
    assert (back.state, back.returned_because) == ("draft", "Nêu ngày chặn.")


def test_there_is_one_under_way_and_the_second_writer_gets_it(world):
    case = world.case(claimed="police")
    first = written(world, case)
    with pytest.raises(ReplyConflict) as refused:
        written(world, case, by="police2")
    assert refused.value.current == first


@pytest.mark.parametrize("field", ["outcome", "text", "ground", "explanation", "redress"])
def test_each_fault_has_its_field(world, field):
    case = world.case(claimed="police")
    with pytest.raises(Invalid) as refused:
        written(world, case, said=replace(SAID, **{field: ""}))
    assert set(refused.value.fields) == {field}
    assert not Reply.objects.exists()


def test_a_place_of_the_template_left_open_does_not_go_out(world):
    case = world.case(claimed="police")
    draft = written(world, case, said=replace(SAID, text="Đã gỡ ngày [ngày gỡ]."))
    with pytest.raises(Invalid, match="ngày gỡ"):
        reply_submit(reply=draft, revision=draft.revision, by=world.person("police"))


def test_refused_it_reads_as_a_decision(world):
    case = world.case(claimed="police")
    sent(world, case, said=replace(SAID, outcome="refused", redress="nothing"))
    assert ThreadEntry.objects.filter(submission=reporter(case), kind="decision").exists()
    assert reporter(case).state == "refused"


def test_a_restricted_case_is_not_answered_before_its_hand_over(world):
    case = world.case(harm="child_safety", claimed="police")
    with pytest.raises(Conflict, match="111"):
        sent(world, case)
    case.refresh_from_db()
    assert case.is_live
    assert not ThreadEntry.objects.filter(kind="reply").exists()


def test_every_harm_has_a_text_to_start_from(world):
    case = world.case()
    harms = {one.harm for one in shipped_templates()}
    from nepso.casework.intake.harms import Harm

    assert harms >= set(Harm) - {Harm.SOMETHING_ELSE}
    text = filled("[số hồ sơ] [cơ quan] [ngày gỡ]", case)
    assert text == f"{case.number} Công an tỉnh [ngày gỡ]"


def test_what_the_agency_before_wrote_goes_when_the_case_goes(world):
    """Its head stood by it; and it may repeat what the reporter did not let go along."""
    case = world.case(world.commune, claimed="commune")
    draft = submitted(world, case, by="commune")
    ready = reply_approve(
        reply=draft, revision=draft.revision, by=world.person("commune_head")
    )  # fmt: skip
    case.refresh_from_db()
    offered = referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=[], why="Việc của Sở.",
        by=world.person("commune"),
    )  # fmt: skip
    ready.refresh_from_db()
    assert ready.state == "approved"  # returned, the case goes on with it
    referral_accept(referral=offered, by=world.person("health"))
    with pytest.raises(Conflict):
        reply_send(reply=ready, revision=ready.revision, by=world.person("health"))
    ready.refresh_from_db()
    assert (ready.state, ready.text, ready.decision.ground) == ("dropped", "", "")
    again = reply_write(case=case, reply=None, revision=0, said=SAID, by=world.person("health"))
    again = reply_submit(reply=again, revision=again.revision, by=world.person("health"))
    again = reply_approve(reply=again, revision=again.revision, by=world.person("health_head"))
    sent_now = reply_send(reply=again, revision=again.revision, by=world.person("health"))
    assert sent_now.state == "sent"


def test_what_the_agency_complained_of_was_writing_goes_when_the_case_leaves_it(world):
    case = world.case(claimed="police")
    draft = written(world, case)
    item = TriageItem.objects.get(submission=case.links.get().submission)
    complained_of_set(
        item=item, agency=world.police, reason="Nói về CA.", by=world.person("reception")
    )
    draft.refresh_from_db()
    assert (draft.state, draft.text) == ("dropped", "")


def test_what_was_approved_before_an_appeal_opened_it_again_is_approved_anew(world):
    case = world.case(claimed="police")
    draft = submitted(world, case)
    ready = reply_approve(reply=draft, revision=draft.revision, by=world.person("police_head"))
    case_reopen(case=case, agency=None, by=None)
    ready.refresh_from_db()
    assert (ready.state, ready.text) == ("approved", SAID.text)
    with pytest.raises(Conflict, match="sau khiếu nại"):
        reply_send(reply=ready, revision=ready.revision, by=world.person("police"))


def test_opened_again_elsewhere_the_draft_of_the_agency_before_goes(world):
    case = world.case(claimed="police")
    draft = written(world, case)
    case_reopen(case=case, agency=world.province, by=None)
    draft.refresh_from_db()
    assert (draft.state, draft.text) == ("dropped", "")


def test_a_handler_of_the_agency_named_goes_and_what_its_own_head_approved_stays(world):
    """The case stays where it is: only one of its people is also of the agency complained of."""
    case = world.case(claimed="police")
    draft = submitted(world, case)
    ready = reply_approve(reply=draft, revision=draft.revision, by=world.person("police_head"))
    Membership.objects.create(
        account=world.people["police"], agency=world.health, role="focal_officer"
    )
    item = TriageItem.objects.get(submission=case.links.get().submission)
    complained_of_set(
        item=item, agency=world.health, reason="Nói về Sở.", by=world.person("reception")
    )
    case.refresh_from_db()
    assert case.handler is None
    case = case_claim(case=case, revision=case.revision, by=world.person("police2"))
    ready.refresh_from_db()
    sent_now = reply_send(reply=ready, revision=ready.revision, by=world.person("police2"))
    assert sent_now.state == "sent"


def test_what_an_agency_was_writing_that_ended_without_a_successor_goes(world):
    case = world.case(world.health, claimed="health", harm="dangerous_goods")
    written(world, case, by="health")
    world.health.valid_to = now().date() - dt.timedelta(days=2)
    world.health.save(update_fields=["valid_to"])
    follow()
    draft = Reply.objects.get()
    assert (draft.state, draft.text) == ("dropped", "")
