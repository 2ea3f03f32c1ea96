"""Who chose to be called is called, also where the agency that answers may not see the number."""

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from nepso.casework.cases.models import CaseRead
from nepso.casework.cases.selectors import case_by_public_id
from nepso.casework.cases.services import case_restrict, referral_accept, referral_offer
from nepso.casework.cases.tests.world import STORY, TELEPHONE
from nepso.casework.intake.codes import code_hash
from nepso.casework.intake.delivered import tells, to_tell, to_tell_now
from nepso.casework.intake.models import Delivery, Submission
from nepso.casework.intake.services import consents_change
from nepso.casework.replies.tests.ways import SAID, reporter, sent
from nepso.kernel.clock import now
from nepso.kernel.errors import NotFound

CONTACT_FOR_POLICE = frozenset(
    {("police", "text"), ("police", "contact"), ("other_agency", "text")}
)
BOTH = CONTACT_FOR_POLICE | {("other_agency", "contact")}


def passed_on(world, fields=("text",), **facts):
    """From the police to the department of health, which answers."""
    consents = facts.pop("consents", CONTACT_FOR_POLICE)
    case = world.case(claimed="police", answer_by="telephone", consents=consents, **facts)
    referral = referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=fields, why="Của y tế.",
        by=world.person("police"),
    )  # fmt: skip
    referral_accept(referral=referral, by=world.person("health"))
    case.refresh_from_db()
    return case


def answered(world, case):
    sent(world, case, writer="health", approver="health_head")
    assert Delivery.objects.get(entry__kind="reply").state == "to_tell"


def page_of(case):
    return reverse("intake:telling", args=[reporter(case).public_id])


def test_who_was_given_the_number_tells_and_notes_it(world, client):
    case = passed_on(world)
    answered(world, case)
    health, police = world.person("health"), world.person("police")
    assert list(to_tell(police)) == [reporter(case)]
    assert to_tell_now(police) == 1
    client.force_login(health)
    page = client.get(page_of(case)).content.decode()
    assert TELEPHONE not in page, "nobody gave them the number"
    assert "Công an tỉnh" in page, "who calls is said"
    client.force_login(police)
    page = client.get(page_of(case)).content.decode()
    assert TELEPHONE in page
    assert SAID.text in page
    assert STORY not in page
    with pytest.raises(NotFound):
        case_by_public_id(case.public_id, police)
    assert f"/ho-so/{case.public_id}/" not in page, "the case is no longer theirs to open"
    told = {
        "way": "telephone",
        "told_at": f"{localtime(now()):%d/%m/%Y %H:%M}",
        "is_reached": "roi",
    }
    assert client.post(page_of(case), told).status_code == 302
    assert Delivery.objects.get(entry__kind="reply").state == "told"
    assert not to_tell(police).exists()


def test_where_the_answering_agency_sees_it_nobody_else_does(world):
    case = passed_on(world, fields=("text", "contact"), consents=BOTH)
    answered(world, case)
    assert not tells(world.person("police")).exists()
    assert list(to_tell(world.person("health"))) == [reporter(case)]


def test_not_passed_along_it_is_the_former_one_that_calls(world):
    case = passed_on(world, consents=BOTH)
    answered(world, case)
    assert list(to_tell(world.person("police"))) == [reporter(case)]


def test_consent_taken_back_ends_it_at_once(world, client):
    case = passed_on(world)
    answered(world, case)
    consents_change(submission=reporter(case), give=set(), withdraw={"police:contact"})
    assert not tells(world.person("police")).exists()
    client.force_login(world.person("police"))
    assert client.get(page_of(case)).status_code == 404


def test_nobody_of_the_agency_complained_of_and_in_a_restricted_case_only_the_head(world, client):
    case = passed_on(world)
    case_restrict(case=case, revision=case.revision, why="life", by=world.person("health"))
    assert not tells(world.person("police")).exists()
    assert list(tells(world.person("police_head"))) == [reporter(case)]
    client.force_login(world.person("police_head"))
    assert client.get(page_of(case)).status_code == 200
    assert CaseRead.objects.filter(by=world.people["police_head"], page="telling").exists()
    case.complained_of = world.police
    case.save()
    assert not tells(world.person("police_head")).exists()


def test_nobody_may_call_and_both_sides_read_what_to_do(world, client):
    case = passed_on(world, consents=CONTACT_FOR_POLICE - {("police", "contact")}
                     | {("platform_or_bank", "contact")})  # fmt: skip
    answered(world, case)
    client.force_login(world.person("reception"))
    page = client.get(page_of(case)).content.decode()
    assert "Chưa nơi nào được gọi" in page
    Submission.objects.update(code_hash=code_hash("0123456789ABCDEF"))
    page = client.post("/tra-cuu/", {"ma": "0123456789ABCDEF"}).content.decode()
    assert "Bạn chọn được gọi điện" in page
