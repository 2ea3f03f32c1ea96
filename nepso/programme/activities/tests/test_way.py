"""The way of an activity: recorded once, proven, accepted twice, returned, withdrawn."""

import pytest

from nepso.foundation.audit.selectors import audit_of
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.programme.activities.models import Activity, ActivityStep
from nepso.programme.activities.services import (
    ActivityConflict,
    activities_accept,
    activity_accept,
    activity_accept_at_agency,
    activity_edit,
    activity_return,
    activity_take_back,
    activity_withdraw,
)


def test_the_same_draft_sent_twice_is_one_activity(at_work):
    first = at_work.record(draft_key="may-cua-lan-1")
    again = at_work.record(draft_key="may-cua-lan-1", title="Bản gửi lại sau khi mất mạng")
    assert again.pk == first.pk
    assert again.title == "Phát thanh về lừa đảo qua mạng"
    assert Activity.objects.count() == 1


def test_a_key_longer_than_what_is_kept_is_still_one_activity(at_work):
    first = at_work.record(draft_key="x" * 60)
    assert at_work.record(draft_key="x" * 60) == first


def test_another_persons_draft_with_the_same_key_is_another_activity(at_work):
    at_work.record(draft_key="mot")
    at_work.record(draft_key="mot", by="head")
    assert Activity.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"done_on": None}, "done_on"),
        ({"done_on": "2027-01-01"}, "done_on"),
        ({"done_until": "2026-11-01"}, "done_until"),
        ({"form": "dance"}, "form"),
        ({"audience": "believers"}, "audience"),
        ({"reach_measured": 50}, "reach_source"),
        ({"reach_estimated": 50}, "reach_basis"),
        ({"reach_measured": -1, "reach_source": "x"}, "reach_measured"),
        ({"tasks": []}, "tasks"),
    ],
)
def test_each_fault_has_its_field_and_nothing_is_stored(at_work, facts, field):
    import datetime as dt

    given = {
        k: dt.date.fromisoformat(v) if k.startswith("done") and v else v for k, v in facts.items()
    }
    with pytest.raises(Invalid) as refused:
        at_work.record(**given)
    assert field in refused.value.fields
    assert refused.value.sentence.endswith(".")
    assert not Activity.objects.exists()


def test_a_task_accounted_for_in_words_takes_no_activity(world, at_work):
    police = at_work.task(world.police, 2)
    with pytest.raises(Invalid, match="bằng lời"):
        at_work.record(agency=world.police, by="other", tasks=[police])


def test_a_task_of_another_agency_is_refused_unless_one_is_its_partner(world, at_work):
    theirs = at_work.task(world.others[0])
    with pytest.raises(Invalid, match="không giao cho cơ quan"):
        at_work.record(tasks=[theirs])
    partnered = at_work.record(agency=world.police, by="other", tasks=[theirs])
    assert partnered.agency == world.police


def test_the_form_is_guessed_from_the_title_until_somebody_says_it(at_work):
    assert at_work.record().form == "loudspeaker"
    assert at_work.record(form="event").form == "event"
    assert at_work.record(title="Việc không rõ").form == "other"


def test_nothing_goes_to_the_head_without_what_proves_it(at_work):
    activity = at_work.record()
    with pytest.raises(Invalid, match="Chưa có minh chứng"):
        at_work.submit(activity)
    at_work.prove(activity)
    assert at_work.submit(activity).state == "submitted"


def test_the_whole_way_leaves_its_steps_and_lines(world, at_work):
    activity = at_work.record()
    claim = at_work.prove(activity)
    done = at_work.accept(activity)
    claim.refresh_from_db()
    assert (done.state, claim.state, claim.decided_by) == (
        "accepted", "accepted", world.people["desk"],
    )  # fmt: skip
    moves = list(ActivityStep.objects.filter(activity=activity).values_list("move", flat=True))
    assert moves == ["recorded", "submitted", "agency_accepted", "accepted"]
    acts = list(audit_of(activity).values_list("act", flat=True))
    assert acts[0] == "activities.accept"
    assert "activities.evidence_add" in acts


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("head", True), ("officer", False), ("desk", False), ("head1", False), ("leader", False)],
)
def test_only_its_head_accepts_for_an_agency(world, at_work, role, allowed):
    activity = at_work.record()
    at_work.prove(activity)
    sent = at_work.submit(activity)
    act = lambda: activity_accept_at_agency(  # noqa: E731
        activity=sent, revision=sent.revision, by=world.person(role)
    )
    if allowed:
        assert act().state == "agency_accepted"
    else:
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize("role", ["head", "officer", "above", "administrator"])
def test_only_the_lead_desk_takes_it_into_the_report(world, at_work, role):
    activity = at_work.record()
    at_work.prove(activity)
    sent = at_work.submit(activity)
    held = activity_accept_at_agency(activity=sent, revision=sent.revision, by=world.person("head"))
    with pytest.raises(NotAllowed):
        activity_accept(activity=held, revision=held.revision, by=world.person(role))


def test_the_desk_takes_nothing_that_the_head_has_not_accepted(world, at_work):
    activity = at_work.record()
    at_work.prove(activity)
    sent = at_work.submit(activity)
    with pytest.raises(Conflict):
        activity_accept(activity=sent, revision=sent.revision, by=world.person("desk"))


def test_a_return_says_why_and_opens_it_again(world, at_work):
    activity = at_work.record()
    at_work.prove(activity)
    sent = at_work.submit(activity)
    with pytest.raises(Invalid):
        activity_return(activity=sent, revision=sent.revision, reason=" ", by=world.person("head"))
    back = activity_return(
        activity=sent, revision=sent.revision, reason="Ảnh mờ", by=world.person("head")
    )
    assert (back.state, back.reason) == ("returned", "Ảnh mờ")
    changed = activity_edit(
        activity=back, revision=back.revision, facts={"title": "Phát thanh lần hai"},
        by=world.person("officer"),
    )  # fmt: skip
    assert at_work.submit(changed).reason == ""


def test_what_was_sent_is_not_changed_unless_taken_back(world, at_work):
    activity = at_work.record()
    claim = at_work.prove(activity)
    sent = at_work.submit(activity)
    with pytest.raises(Conflict):
        activity_edit(
            activity=sent, revision=sent.revision, facts={"title": "Khác"},
            by=world.person("officer"),
        )  # fmt: skip
    with pytest.raises(Conflict):
        at_work.prove(sent, kind="link", url="https://example.vn/bai")
    back = activity_take_back(activity=sent, revision=sent.revision, by=world.person("officer"))
    assert back.state == "draft"
    assert claim.item.custody.count() == 2


def test_the_second_of_two_editors_gets_the_version_of_the_first(world, at_work):
    activity = at_work.record()
    activity_edit(
        activity=activity, revision=0, facts={"title": "Bản của A"}, by=world.person("head")
    )
    with pytest.raises(ActivityConflict) as refused:
        activity_edit(
            activity=activity, revision=0, facts={"title": "B"}, by=world.person("officer")
        )
    assert refused.value.current.title == "Bản của A"


def test_several_at_once_are_all_taken_or_none(world, at_work):
    held = []
    for n in range(3):
        activity = at_work.record(title=f"Buổi phát thanh {n}")
        at_work.prove(activity)
        sent = at_work.submit(activity)
        held.append(
            activity_accept_at_agency(
                activity=sent, revision=sent.revision, by=world.person("head")
            )
        )
    stale = [(row, row.revision) for row in held[:2]] + [(held[2], 0)]
    with pytest.raises(ActivityConflict):
        activities_accept(chosen=stale, by=world.person("desk"))
    assert not Activity.objects.filter(state="accepted").exists()
    activities_accept(chosen=[(row, row.revision) for row in held], by=world.person("desk"))
    assert Activity.objects.filter(state="accepted").count() == 3


def test_after_acceptance_the_officer_withdraws_nothing(world, at_work):
    activity = at_work.record()
    at_work.prove(activity)
    done = at_work.accept(activity)
    with pytest.raises(NotAllowed):
        activity_withdraw(
            activity=done, revision=done.revision, reason="Nhầm", by=world.person("officer")
        )
    gone = activity_withdraw(
        activity=done, revision=done.revision, reason="Nhầm", by=world.person("head")
    )
    assert gone.withdrawn_at is not None
