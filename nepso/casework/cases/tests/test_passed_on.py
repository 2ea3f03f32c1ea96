"""Where a report went already, as its reporter reads it: the truth of theirs, not of another's."""

import pytest

from nepso.casework.cases.passed_on import passed_on_to
from nepso.casework.cases.services import case_join, outside_ask, referral_accept, referral_offer
from nepso.casework.cases.tests.world import file_one


def passed(world, case, to, by, takes=""):
    case.refresh_from_db()
    referral = referral_offer(
        case=case, revision=case.revision, to_agency=to, fields=["text", "contact"], why="Giúp",
        by=world.person(by),
    )  # fmt: skip
    if takes:
        referral_accept(referral=referral, by=world.person(takes))


def joined(world, case):
    """A second reporter of the same thing."""
    submission = file_one()
    main = case.links.get(is_main=True).submission
    case_join(submission=submission, into=main, by=world.person("reception"))
    return submission


def told(submission):
    return [(one.to, set(one.groups)) for one in passed_on_to(submission)]


@pytest.fixture
def case(world):
    return world.case(claimed="police")


def test_who_was_there_from_the_beginning_reads_all_with_what_went(world, case):
    passed(world, case, world.health, "police", "health")
    main = case.links.get().submission
    assert told(main) == [("Công an tỉnh", set()), ("Sở Y tế", {"text", "contact"})]


def test_who_joined_later_was_never_where_it_had_been_before(world, case):
    passed(world, case, world.health, "police", "health")
    later = joined(world, case)
    assert told(later) == [("Sở Y tế", set())], "it has theirs since they joined"
    [one] = passed_on_to(later)
    assert one.at >= case.links.get(submission=later).joined_at


def test_what_went_of_the_first_says_nothing_of_theirs(world, case):
    later = joined(world, case)
    passed(world, case, world.health, "police", "health")
    assert told(later) == [("Công an tỉnh", set()), ("Sở Y tế", set())]


def test_an_offer_that_waits_shows_theirs_too_one_returned_before_did_not(world, case):
    passed(world, case, world.health, "police")
    later = joined(world, case)
    assert sorted(told(later)) == [("Công an tỉnh", set()), ("Sở Y tế", set())]
    offer = case.referrals.get()
    type(offer).objects.update(state="returned", answered_at=offer.offered_at)
    assert told(later) == [("Công an tỉnh", set())]


def test_a_body_outside_that_was_asked_before_they_came(world, case):
    def asks(name):
        case.refresh_from_db()
        main = case.links.get(is_main=True).submission
        outside_ask(
            case=case, revision=case.revision, body_kind="platform", body_name=name,
            links=list(main.links), questions="Gỡ?", by=world.person("police"),
        )  # fmt: skip

    asks("Nền tảng")
    later = joined(world, case)
    assert told(later) == [("Công an tỉnh", set())]
    asks("Ngân hàng")
    assert told(later) == [("Công an tỉnh", set()), ("Ngân hàng", set())]
    main = case.links.get(is_main=True).submission
    assert told(main)[1:] == [("Nền tảng", {"text"}), ("Ngân hàng", {"text"})]
