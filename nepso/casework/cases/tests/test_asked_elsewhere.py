"""A question of a case is that case's: who has gone to another is waited for by it no more."""

import datetime as dt

from nepso.casework.cases.services import (
    case_claim,
    case_join,
    case_merge,
    case_part,
    late_notice_give,
)
from nepso.casework.cases.stepping import told_of
from nepso.casework.cases.tests.test_waiting import (
    asked,
    at,
    clock,
    opened,
    stored,
    two_of_one_case,
)
from nepso.casework.cases.tests.world import file_one
from nepso.casework.intake.services import submission_appeal, submission_show


def asked_and_merged(world):
    """One asked in a case that then goes into another, which is in hand."""
    by = world.person("police")
    first, second = file_one(), file_one()
    gone = case_claim(case=opened(world, first), revision=None, by=by)
    into = case_claim(case=opened(world, second), revision=None, by=by)
    asked(world, gone, first)
    assert stored(first).state == "waiting_for_you"
    return first, second, gone, into


def test_parted_after_being_asked_the_new_case_waits_for_nothing(world):
    with at(0):
        _, second, case = two_of_one_case(world)
        submission_appeal(submission=stored(second), text="Việc khác hẳn.")
    with at(1):
        asked(world, case, second)
    with at(2):
        case_part(submission=stored(second), by=world.person("appeals"))
        submission_show(submission=stored(second), state="considering", by=None)
    with at(3):
        anew = opened(world, second, world.culture)
        case_claim(case=anew, revision=None, by=world.person("culture"))
    assert stored(anew).state == "working"
    assert stored(second).state == "handling"
    assert clock(second).due_at == stored(anew).due_at is not None, "nobody asks: it runs"


def test_merged_after_being_asked_they_go_along_whatever_is_told_there(world):
    with at(0):
        first, _, gone, into = asked_and_merged(world)
    with at(1):
        case_merge(case=gone, revision=stored(gone).revision, into=into, by=world.person("police"))
    with at(10):
        late_notice_give(case=into, revision=None, committed_on=dt.date(2026, 3, 16),
                         reason="Bận.", by=world.person("police"))  # fmt: skip
    assert stored(first).state == "duplicate"
    assert clock(first).due_at is not None
    with at(11):
        asked(world, into, first)
    assert stored(first).state == "waiting_for_you", "asked there"


def test_who_was_there_before_is_waited_for_whoever_joins_since(world):
    """Asked while their appeal is looked at, they are not told so yet."""
    with at(0):
        first, second, case = two_of_one_case(world)
        submission_appeal(submission=stored(second), text="Việc khác hẳn.")
    with at(1):
        asked(world, case, second)
    with at(2):
        third = file_one()
        submission_show(submission=third, state="duplicate", by=None)
        case_join(submission=third, into=first, by=world.person("reception"))
    assert told_of(stored(case), stored(second)) == "waiting_for_you"
