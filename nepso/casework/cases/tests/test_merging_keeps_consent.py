"""Merging gives nobody more of a reporter than was given to them: consent is per recipient."""

import pytest

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.selectors import parts_for
from nepso.casework.cases.services import case_merge, referral_accept, referral_offer
from nepso.casework.cases.tests.world import EVERYTHING
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.foundation.accounts.models import Membership
from nepso.kernel.errors import Conflict

ONLY_THE_FIRST = frozenset((Recipient.HANDLING_AGENCY, group) for group in FieldGroup)


def passed_on(world, consents, fields=()) -> CaseFile:
    """A case that came to the health department from the commune."""
    case = world.case(world.commune, claimed="commune", consents=consents)
    offered = referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=fields,
        why="Việc của Sở.", by=world.person("commune"),
    )  # fmt: skip
    referral_accept(referral=offered, by=world.person("health"))
    return CaseFile.objects.get(pk=case.pk)


@pytest.mark.parametrize("consents", [ONLY_THE_FIRST, EVERYTHING])
def test_what_came_without_the_story_is_not_merged_into_what_came_with_it(world, consents):
    case, own = passed_on(world, consents), world.case(world.health, claimed="health")
    by = world.person("health")
    with pytest.raises(Conflict, match="chưa cho xem"):
        case_merge(case=case, revision=case.revision, into=own, by=by)
    part = parts_for(CaseFile.objects.get(pk=case.pk), by)[0]
    assert (part.text, part.contact) == ("", None)
    assert own.links.count() == 1


def test_what_came_with_less_takes_the_other_in(world):
    case, own = passed_on(world, EVERYTHING), world.case(world.health, claimed="health")
    by = world.person("health")
    case_merge(case=own, revision=own.revision, into=case, by=by)
    assert {(part.text, part.contact) for part in parts_for(case, by)} == {("", None)}


def test_two_that_came_with_the_same_are_merged(world):
    first, second = (passed_on(world, EVERYTHING, fields=["text"]) for _ in range(2))
    case_merge(case=first, revision=first.revision, into=second, by=world.person("health"))
    assert second.links.count() == 2


def test_who_works_at_two_agencies_merges_no_case_from_one_into_the_other(world):
    Membership.objects.create(
        account=world.people["police"], agency=world.health, role="focal_officer"
    )
    case, other = world.case(claimed="police"), world.case(world.health)
    with pytest.raises(Conflict, match="hai cơ quan"):
        case_merge(case=case, revision=case.revision, into=other, by=world.person("police"))


def test_what_was_given_to_another_agency_alone_is_not_seen_by_merging(world):
    """Its own case shows the health department nothing; one that came to it from elsewhere does."""
    given = frozenset((Recipient.OTHER_AGENCY, group) for group in FieldGroup)
    into = passed_on(world, EVERYTHING, fields=list(FieldGroup))
    own = world.case(world.health, claimed="health", consents=given)
    by = world.person("health")
    with pytest.raises(Conflict, match="chưa cho xem"):
        case_merge(case=own, revision=own.revision, into=into, by=by)


def test_the_coordinator_to_whom_both_came_with_other_things_merges_them(world):
    """It sees all that was consented, whatever went along."""
    cases = []
    for fields in (["text"], ["material"]):
        case = world.case(world.commune, claimed="commune", consents=EVERYTHING)
        offered = referral_offer(
            case=case, revision=case.revision, to_agency=world.culture, fields=fields,
            why="Việc của cơ quan đầu mối.", by=world.person("commune"),
        )  # fmt: skip
        referral_accept(referral=offered, by=world.person("culture"))
        cases.append(CaseFile.objects.get(pk=case.pk))
    first, second = cases
    case_merge(case=first, revision=first.revision, into=second, by=world.person("culture"))
    assert second.links.count() == 2
