"""Who chose to be called is called, also where the agency that answers may not see the number."""

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from nepso.casework.cases.models import CaseRead
from nepso.casework.cases.selectors import case_by_public_id
from nepso.casework.cases.services import (
    case_join,
    case_restrict,
    referral_accept,
    referral_offer,
)
from nepso.casework.cases.tests.world import STORY, TELEPHONE, file_one
from nepso.casework.intake.codes import code_hash
from nepso.casework.intake.delivered import contact_for, tells, to_tell, to_tell_now, who_calls
from nepso.casework.intake.models import Delivery, Submission
from nepso.casework.intake.services import consents_change, thread_seen, thread_write
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


def asked(case):
    """A question that waits to be told by telephone."""
    thread_write(
        submission=reporter(case), kind="question", text="Chị còn gói hàng không?",
        by=case.handler, agency=case.agency,
    )  # fmt: skip
    assert Delivery.objects.get(entry__kind="question").state == "to_tell"


def handed_along(world, case, to, by, takes, fields=("text",)):
    """Passed on once more."""
    case.refresh_from_db()
    referral = referral_offer(
        case=case, revision=case.revision, to_agency=to, fields=fields, why="Của nơi này.",
        by=world.person(by),
    )  # fmt: skip
    referral_accept(referral=referral, by=world.person(takes))
    case.refresh_from_db()


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
    asked(case)
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


def test_while_nothing_waits_to_be_told_the_former_one_sees_nobody(world, client):
    """It may see the number to telephone an answer, for nothing else."""
    case = passed_on(world)
    police = world.person("police")
    client.force_login(police)
    assert not tells(police).exists()
    assert client.get(page_of(case)).status_code == 404
    answered(world, case)
    assert list(tells(police)) == [reporter(case)]
    thread_seen(submission=reporter(case))
    assert not tells(world.person("police")).exists(), "the reporter read it with the code"
    assert client.get(page_of(case)).status_code == 404


def test_who_withdrew_is_called_by_nobody(world):
    case = passed_on(world)
    answered(world, case)
    Submission.objects.update(state="withdrawn")  # whatever became of what waited
    assert not tells(world.person("police")).exists()
    assert contact_for(world.person("police"), reporter(case)) is None
    assert contact_for(world.person("reception"), reporter(case)) is None
    assert who_calls(reporter(case)) == []


def test_an_agency_between_to_which_the_contact_did_not_go_never_sees_it(world):
    """From the police to the department of health to the coordinator: it was consented for any
    other agency, and the police kept it back."""
    consents = frozenset(
        {("police", "text"), ("other_agency", "text"), ("other_agency", "contact")}
    )
    case = passed_on(world, consents=consents)
    handed_along(world, case, world.commune, "health", "commune")
    asked(case)
    assert not tells(world.person("health")).exists()
    assert "Sở Y tế" not in who_calls(reporter(case))


def test_an_agency_between_to_which_it_went_calls(world):
    consents = BOTH - {("police", "contact")}
    case = passed_on(world, fields=("text", "contact"), consents=consents)
    handed_along(world, case, world.commune, "health", "commune")
    asked(case)
    assert list(tells(world.person("health"))) == [reporter(case)]
    assert contact_for(world.person("health"), reporter(case)).telephone == TELEPHONE
    assert who_calls(reporter(case)) == ["Sở Y tế"]


def test_an_agency_that_has_it_again_is_no_former_one(world):
    """What came back to it without the contact is not seen by the way it once came."""
    case = passed_on(world, fields=("text", "contact"), consents=BOTH)
    handed_along(world, case, world.police, "health", "police", fields=("text",))
    asked(case)
    assert contact_for(world.person("police"), reporter(case)) is None
    assert who_calls(reporter(case)) == ["Sở Y tế"]


def test_who_joined_after_it_went_on_is_unknown_to_who_had_it(world):
    case = passed_on(world)
    later = file_one(answer_by="telephone", consents=CONTACT_FOR_POLICE)
    case_join(submission=later, into=reporter(case), by=world.person("reception"))
    thread_write(
        submission=later, kind="question", text="Chị còn gói hàng không?",
        by=world.person("health"), agency=world.health,
    )  # fmt: skip
    assert not tells(world.person("police")).filter(pk=later.pk).exists()
    assert who_calls(Submission.objects.get(pk=later.pk)) == []
