"""A case that goes to another agency of itself: once, its people called, nothing left hanging."""

import datetime as dt

import pytest
from django.utils import timezone

from nepso.casework.cases.jobs import follow
from nepso.casework.cases.models import CaseFile, CaseStep
from nepso.casework.cases.services import case_claim, case_read_note, case_reopen, referral_offer
from nepso.casework.cases.tests.world import make_agency
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import complained_of_set
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.services import agency_merge
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.notices.models import Notice, Ring, RingCall

TODAY = timezone.localdate()


def merge(old, new, on=TODAY):
    agency_merge(predecessors=[old], into=new, on=on, by=None)


def department(world, code):
    return make_agency(code, f"Sở {code}", "department", world.province)


def offered(world, case, to, by):
    return referral_offer(
        case=case, revision=case.revision, to_agency=to, fields=(), why="Đúng việc",
        by=world.person(by),
    )  # fmt: skip


def opened_by_its_handler(world):
    case = world.case(claimed="police", harm="harassment", is_urgent=True)
    case_read_note(case=case, page="case", by=world.person("police"))
    return case


def called():
    return {call.account.username for call in RingCall.objects.select_related("account")}


@pytest.fixture
def reachable(world, settings):
    """Everybody has an address, and a mail server is set."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for person in world.people.values():
        person.email = f"{person.username}@vi-du.vn"
        person.save()


def test_an_urgent_case_that_changes_agency_calls_the_people_there(world, reachable):
    case = opened_by_its_handler(world)
    assert Ring.objects.get(about=case.public_id).answered_at is not None
    before = Notice.objects.filter(account=world.people["above"]).count()
    item = TriageItem.objects.get(submission=case.links.get().submission)
    complained_of_set(item=item, agency=world.police, reason="Về CA.", by=world.person("reception"))
    ring = Ring.objects.get(about=case.public_id)
    assert (ring.answered_at, ring.rounds) == (None, 1)
    told = Notice.objects.filter(account=world.people["above"])
    assert told.count() == before + 2, "that it came, and that it is urgent"
    assert "police" not in called()


def test_where_the_handler_goes_along_nobody_is_called_anew(world, reachable):
    case = opened_by_its_handler(world)
    merge(world.police, make_agency("ca-moi", "Công an mới", "police", world.province))
    case.refresh_from_db()
    assert case.handler == world.people["police"]
    assert Ring.objects.get(about=case.public_id).answered_at is not None


def test_opened_again_at_another_agency_it_calls_the_people_there(world, reachable):
    case = opened_by_its_handler(world)
    case_reopen(case=case, agency=world.culture, by=world.person("appeals"))
    assert Ring.objects.get(about=case.public_id).answered_at is None


def test_a_handler_who_is_complained_of_does_not_go_along(world):
    heir = department(world, "moi")
    case = world.case(world.health, harm="dangerous_goods", complained_of=world.commune)
    person = world.person("health")
    case_claim(case=case, revision=case.revision, by=person)
    person.memberships.create(agency=world.commune, role="focal_officer")  # since then
    merge(world.health, heir)
    case.refresh_from_db()
    assert (case.agency, case.handler) == (heir, None)


def test_one_merger_after_another_is_followed_to_the_end_at_once(world, monkeypatch):
    between, last = department(world, "giua"), department(world, "cuoi")
    case = world.case(world.health, claimed="health", harm="dangerous_goods")
    merge(world.health, between, on=TODAY + dt.timedelta(days=1))
    merge(between, last, on=TODAY + dt.timedelta(days=2))
    later = timezone.now() + dt.timedelta(days=3)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    follow()
    case.refresh_from_db()
    assert case.agency == last
    assert CaseStep.objects.filter(case=case, kind="succeeded").count() == 1


def test_the_hourly_job_does_nothing_twice(world):
    """Also where nobody is left to give it to: the lead agency and all above are complained of."""
    heir = department(world, "moi")
    stuck = world.case(world.health, claimed="health", harm="dangerous_goods")
    Agency.objects.filter(pk__in=(world.culture.pk, world.province.pk)).update(
        valid_to=TODAY - dt.timedelta(days=9)
    )
    CaseFile.objects.filter(pk=stuck.pk).update(complained_of=heir)
    merge(world.health, heir)
    counts = []
    for _ in range(3):
        follow()
        stuck.refresh_from_db()
        assert (stuck.agency, stuck.handler) == (world.health, None)
        lines = AuditLine.objects.filter(act__startswith="cases.").count()
        counts.append((lines, stuck.revision, CaseStep.objects.count()))
    assert counts[0] == counts[1] == counts[2]


@pytest.mark.parametrize("at_predecessor", [True, False])
def test_an_offer_that_would_be_one_to_oneself_ends(world, at_predecessor):
    mine, theirs = (world.health, world.police) if at_predecessor else (world.police, world.health)
    by = "health" if at_predecessor else "police"
    case = world.case(mine, claimed=by, harm="dangerous_goods")
    offer = offered(world, case, theirs, by)
    merge(world.health, world.police)
    offer.refresh_from_db()
    case.refresh_from_db()
    assert (offer.state, case.agency, case.state) == ("returned", world.police, "working")
    assert "chính là cơ quan đang giữ hồ sơ" in offer.answer
