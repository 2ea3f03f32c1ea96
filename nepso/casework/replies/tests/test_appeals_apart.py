"""An appeal is kept from the agency complained about, and from whoever had a part in the matter."""

from importlib import import_module

import pytest
from django.apps import apps

from nepso.casework.cases.models import CaseFile, CaseNote
from nepso.casework.cases.policies import is_barred, may_handle_case, may_read_case
from nepso.casework.cases.services import case_claim, case_hand_on
from nepso.casework.cases.telling import people_of
from nepso.casework.cases.tests.world import file_one
from nepso.casework.replies.models import Reply
from nepso.casework.replies.policies import may_decide_appeal, may_read_appeal
from nepso.casework.replies.selectors import appeal_by_public_id, appeals_visible_to
from nepso.casework.replies.services import (
    appeal_claim,
    reply_approve,
    reply_return,
    reply_send,
    reply_submit,
    reply_write,
)
from nepso.casework.replies.telling import who_may_decide
from nepso.casework.replies.tests.test_appeals_of_ways import decide, ended, opened
from nepso.casework.replies.tests.ways import SAID, appealed, sent, submitted, written
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import complained_of_set
from nepso.foundation.accounts.models import Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import NotFound


def named(world, submission, agency) -> None:
    item = TriageItem.objects.get(submission=submission)
    by = world.person("reception")
    complained_of_set(item=item, agency=agency, reason="Theo lời kể.", by=by)


def also(world, name, agency, role) -> None:
    Membership.objects.create(account=world.people[name], agency=agency, role=role)


def test_who_was_merged_with_a_complaint_appeals_apart_from_the_agency_complained_of(world):
    first = decide(world, file_one(), "accept", "clear_harm", harm="scam", agency=world.police)
    named(world, first, world.health)
    second = decide(world, file_one(), "merge", "same_matter", into=first)
    also(world, "appeals", world.health, Role.FOCAL_OFFICER)
    assert second.complained_of is None
    appeal, theirs = opened(second), world.person("appeals")
    assert not may_read_case(theirs, CaseFile.objects.get())
    assert not may_read_appeal(theirs, appeal)
    assert not appeals_visible_to(theirs).exists()
    with pytest.raises(NotFound):
        appeal_by_public_id(appeal.public_id, theirs)
    assert who_may_decide(appeal) == [world.person("appeals2")]


def test_upheld_a_case_is_not_opened_again_at_the_agency_complained_of_since(world):
    one = decide(world, file_one(), "accept", "clear_harm", harm="scam", agency=world.health)
    case = CaseFile.objects.get()
    case_claim(case=case, revision=case.revision, by=world.person("health"))
    sent(world, case, writer="health", approver="health_head")
    named(world, one, world.health)
    one.refresh_from_db()
    ended(world, opened(one), "upheld")
    case, one = CaseFile.objects.get(), type(one).objects.get()
    assert case.is_live
    assert case.agency != world.health
    assert one.with_agency == case.agency
    people = people_of(case.agency)
    assert people
    assert all(may_handle_case(person, case) for person in people)
    assert not any(is_barred(person, case.complained_of_id) for person in people)


def test_who_has_the_case_in_hand_or_wrote_to_the_reporter_is_not_another_person(world):
    """Given by a colleague, it leaves no step of theirs; nor does a note."""
    case = world.case(claimed="police")
    by, given = world.person("police"), world.person("police2")
    case = case_hand_on(case=case, revision=case.revision, to=given, reason="", by=by)
    sent(world, case)
    also(world, "police2", world.province, Role.APPEAL_OFFICER)
    appeal = appealed(case)
    assert not may_decide_appeal(world.person("police2"), appeal)
    CaseFile.objects.update(handler=by)
    assert may_decide_appeal(world.person("police2"), appeal)
    CaseNote.objects.create(case=case, kind="public", text="Đã xem.", agency=world.police, by=given)
    assert not may_decide_appeal(world.person("police2"), appeal)


def test_named_while_an_appeal_is_open_its_officer_loses_it_at_once(world):
    one = decide(world, file_one(), "accept", "clear_harm", harm="scam", agency=world.police)
    case = CaseFile.objects.get()
    case_claim(case=case, revision=case.revision, by=world.person("police"))
    sent(world, case)
    one.refresh_from_db()
    appeal = opened(one)
    also(world, "appeals", world.health, Role.FOCAL_OFFICER)
    appeal_claim(appeal=appeal, revision=appeal.revision, by=world.person("appeals"))
    told = Notice.objects.filter(key__startswith=appeal.public_id)
    assert told.filter(account=world.people["appeals"]).exists()
    named(world, one, world.health)
    appeal.refresh_from_db()
    assert (appeal.state, appeal.officer) == ("waiting", None)
    assert not told.filter(account=world.people["appeals"]).exists()


@pytest.mark.parametrize("part", ["submitted", "returned", "approved"])
def test_who_submitted_returned_or_approved_a_version_is_not_another_person(world, part):
    """Also where it was written anew since, so that somebody else's name stands on what went."""
    case, colleague = world.case(claimed="police"), world.person("police2")
    also(world, "police2", world.police, Role.AGENCY_HEAD)
    draft = written(world, case)
    by = colleague if part == "submitted" else world.person("police")
    draft = reply_submit(reply=draft, revision=draft.revision, by=by)
    if part == "returned":
        draft = reply_return(
            reply=draft, revision=draft.revision, because="Chưa rõ.", by=world.person("police2")
        )
    elif part == "approved":
        reply_approve(reply=draft, revision=draft.revision, by=world.person("police2"))
    draft = Reply.objects.get()
    reply_write(
        case=case, reply=draft, revision=draft.revision, said=SAID, by=world.person("police")
    )
    draft = Reply.objects.get()
    draft = reply_submit(reply=draft, revision=draft.revision, by=world.person("police"))
    head = world.person("police_head")
    draft = reply_approve(reply=draft, revision=draft.revision, by=head)
    reply_send(reply=draft, revision=draft.revision, by=head)
    also(world, "police2", world.province, Role.APPEAL_OFFICER)
    appeal = appealed(case)
    assert not may_decide_appeal(world.person("police2"), appeal)
    assert world.person("police2") not in who_may_decide(appeal)


def test_who_moved_a_reply_before_that_was_kept_is_known_by_the_audit_trail(world):
    reply = submitted(world, world.case(claimed="police"))
    reply_return(
        reply=reply, revision=reply.revision, because="Chưa rõ.", by=world.person("police_head")
    )
    reply.moved_by.clear()
    step = import_module("nepso.casework.replies.migrations.0004_all_who_moved_a_reply")
    step.who_is_known(apps, None)
    assert {one.username for one in reply.moved_by.all()} == {"police", "police-head"}
