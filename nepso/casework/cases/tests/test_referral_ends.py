"""A referral always comes to an end: somebody who exists can take it, or it comes back."""

import datetime as dt

import pytest
from django.urls import reverse

from nepso.casework.cases.forms import ReferForm
from nepso.casework.cases.jobs import follow
from nepso.casework.cases.models import CaseFile, Referral
from nepso.casework.cases.services import referral_accept, referral_offer, referral_return
from nepso.casework.cases.tests.world import make_agency
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import complained_of_set
from nepso.foundation.accounts.models import Membership
from nepso.foundation.agencies.services import agency_merge
from nepso.foundation.audit.selectors import audit_of
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid


def offered(world, case, to, by) -> Referral:
    case.refresh_from_db()
    return referral_offer(
        case=case, revision=case.revision, to_agency=to, fields=(), why="Đúng thẩm quyền",
        by=world.person(by),
    )  # fmt: skip


def sent_back_twice(world, case, by) -> CaseFile:
    for _ in range(2):
        offer = offered(world, case, world.health, by)
        referral_return(referral=offer, answer="Không phải.", by=world.person("health"))
    return CaseFile.objects.select_related("agency").get(pk=case.pk)


def test_the_coordinator_to_whom_the_third_goes_finds_the_agency_that_handles_it(world):
    case = sent_back_twice(world, world.case(claimed="police"), "police")
    third = offered(world, case, world.culture, "police")
    referral_accept(referral=third, by=world.person("reception"))
    case = CaseFile.objects.select_related("agency").get(pk=case.pk)
    choices = ReferForm(case=case, person=world.person("reception")).fields["to_agency"].queryset
    assert world.health in choices
    fourth = offered(world, case, world.health, "reception")
    referral_accept(referral=fourth, by=world.person("health"))
    with pytest.raises(Invalid):  # from any other it comes back to the coordinator
        offered(world, case, world.police, "health")


def test_where_the_coordinator_is_complained_of_the_third_goes_to_another(world):
    case = world.case(claimed="police", complained_of=world.culture)
    case = sent_back_twice(world, case, "police")
    assert offered(world, case, world.province, "police").number == 3


def test_an_offer_that_follows_to_a_successor_is_told_there_and_leaves_a_line(world):
    heir = make_agency("so-moi", "Sở mới", "department", world.province)
    offer = offered(world, world.case(claimed="police"), world.health, "police")
    person = world.people["health"]
    Membership.objects.create(account=world.people["commune"], agency=heir, role="focal_officer")
    agency_merge(predecessors=[world.health], into=heir, on=today(), by=None)
    link = reverse("cases:offered", args=[offer.public_id])
    told = Notice.objects.filter(link=link).values_list("account", flat=True)
    assert {person.pk, world.people["commune"].pk} <= set(told)
    assert "cases.referral_follow" in {line.act for line in audit_of(offer)}


def test_an_offer_that_ends_by_itself_leaves_a_line(world):
    case = world.case(claimed="police")
    offer = offered(world, case, world.health, "police")
    item = TriageItem.objects.get(submission=case.links.get().submission)
    by = world.person("reception")
    complained_of_set(item=item, agency=world.health, reason="Về Sở.", by=by)
    assert "cases.referral_end" in {line.act for line in audit_of(offer)}


def ended(agency) -> None:
    agency.valid_to = today() - dt.timedelta(days=1)
    agency.save(update_fields=["valid_to"])


def test_an_agency_that_ended_neither_is_offered_a_case_nor_takes_one(world):
    case = world.case(claimed="police")
    offer = offered(world, case, world.health, "police")
    ended(world.health)
    with pytest.raises(Conflict, match="đã kết thúc"):
        referral_accept(referral=offer, by=world.person("health"))
    referral_return(referral=offer, answer="Sở đã kết thúc.", by=world.person("health"))
    with pytest.raises(Invalid, match="đã kết thúc"):
        offered(world, case, world.health, "police")
    assert case.referrals.count() == 1


def test_an_offer_to_whom_nobody_succeeded_comes_back(world):
    case = world.case(claimed="police")
    offer = offered(world, case, world.health, "police")
    ended(world.health)
    follow()
    follow()
    offer.refresh_from_db()
    case.refresh_from_db()
    assert (offer.state, case.state, case.agency) == ("returned", "working", world.police)
    assert offer.answer
    told = Notice.objects.filter(account=world.people["police"], sentence__contains="trở lại")
    assert told.count() == 1
