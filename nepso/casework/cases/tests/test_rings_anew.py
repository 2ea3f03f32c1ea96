"""A threat to life rings until somebody has it, and anew when whoever had it has it no more."""

import pytest
from django.utils import timezone

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import (
    case_ask,
    case_claim,
    case_close,
    case_hand_on,
    case_regroup,
    case_reopen,
    case_restrict,
    cases_hand_over,
    handover_decline,
    handover_propose,
    referral_accept,
    referral_offer,
)
from nepso.casework.cases.telling import URGENT, is_ringing
from nepso.casework.cases.tests.world import World
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import complained_of_set
from nepso.foundation.accounts.models import Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import Conflict


def fresh(case: CaseFile) -> CaseFile:
    return CaseFile.objects.select_related("agency", "handler").get(pk=case.pk)


def called(case: CaseFile) -> set[str]:
    """To whom it rings, who have it."""
    rows = Notice.objects.filter(kind=URGENT.code, link__contains=case.public_id)
    return set(rows.values_list("account__username", flat=True))


@pytest.fixture(autouse=True)
def reachable(world):
    """With an address, the nearest are called before everybody is."""
    for account in world.people.values():
        account.email = f"{account.username}@vi-du.vn"
        account.save()


@pytest.fixture
def case(world):
    found = world.case(is_urgent=True, claimed="police")
    assert not is_ringing(found), "somebody took it"
    Notice.objects.all().delete()
    return found


def test_whoever_leaves_lets_it_ring_for_the_others(world, case):
    cases_hand_over(account=world.person("police"), successor=None, by=None)
    assert is_ringing(case)
    assert called(case) == {"police", "police2"}
    case_claim(case=case, revision=fresh(case).revision, by=world.person("police2"))
    assert not is_ringing(case)


def test_whoever_leaves_while_another_agency_is_asked_too(world, case):
    referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=["text"], why="Thuốc",
        by=world.person("police"),
    )  # fmt: skip
    cases_hand_over(account=world.person("police"), successor=None, by=None)
    assert is_ringing(case)
    case_claim(case=case, revision=fresh(case).revision, by=world.person("police2"))
    assert (is_ringing(case), fresh(case).state) == (False, "referring")


def test_a_plain_one_is_not_taken_while_another_agency_is_asked(world):
    plain = world.case(claimed="police")
    referral_offer(
        case=plain, revision=plain.revision, to_agency=world.health, fields=[], why="Thuốc",
        by=world.person("police"),
    )  # fmt: skip
    cases_hand_over(account=world.person("police"), successor=None, by=None)
    assert not is_ringing(plain)
    with pytest.raises(Conflict, match="chờ cơ quan khác nhận"):
        case_claim(case=plain, revision=fresh(plain).revision, by=world.person("police2"))


@pytest.mark.parametrize("leaves", [True, False])
def test_a_successor_or_a_colleague_is_called_until_they_take_it(client, world, case, leaves):
    if leaves:
        cases_hand_over(account=world.person("police"), successor=world.person("police2"), by=None)
    else:
        case_hand_on(
            case=case, revision=case.revision, to=world.person("police2"), reason="Tôi về nhà",
            by=world.person("police"),
        )  # fmt: skip
    assert is_ringing(case)
    assert called(case) == {"police2"}
    client.force_login(world.person("police2"))
    page = client.get(f"/ho-so/{case.public_id}/").content.decode()
    assert "Đang gọi khẩn" in page
    sent = client.post(f"/ho-so/{case.public_id}/nhan/", {"revision": fresh(case).revision})
    assert sent.status_code == 302
    assert not is_ringing(case)
    assert "Đang gọi khẩn" not in client.get(f"/ho-so/{case.public_id}/").content.decode()


def test_who_takes_it_from_a_colleague_has_it(world, case):
    case_hand_on(
        case=case, revision=case.revision, to=world.person("police_head"), reason="",
        by=world.person("police_head"),
    )  # fmt: skip
    assert not is_ringing(case)


def test_what_was_taken_is_not_taken_twice(world, case):
    with pytest.raises(Conflict, match="đang xử lý"):
        case_claim(case=case, revision=case.revision, by=world.person("police"))


def test_the_handler_is_of_the_agency_complained_of(world, case):
    Membership.objects.create(
        account=world.person("police"), agency=world.commune, role=Role.FOCAL_OFFICER
    )
    item = TriageItem.objects.get(submission=case.links.get().submission)
    complained_of_set(
        item=item, agency=world.commune, reason="Trang của xã", by=world.person("reception")
    )
    assert fresh(case).handler is None
    assert is_ringing(case)
    assert called(case) == {"police2"}


def test_opened_again_it_rings_again(world, case):
    case_close(case=case, revision=None, state="answered", by=world.person("police"))
    case_reopen(case=case, agency=None, by=world.person("appeals"))
    assert is_ringing(case)
    assert called(case) >= {"police", "police2"}


@pytest.mark.parametrize("way", ["accept", "ask"])
def test_accepting_and_asking_are_taking(world, way):
    case = world.case(world.health, is_urgent=True)
    assert is_ringing(case)
    by = world.person("health")
    if way == "ask":
        case_claim(case=case, revision=case.revision, by=by)
        cases_hand_over(account=by, successor=None, by=None)
        assert is_ringing(case)
        case_ask(
            case=case, revision=fresh(case).revision, submission=case.links.get().submission,
            text="Chị đang ở đâu?", by=by,
        )  # fmt: skip
    else:
        referral = referral_offer(
            case=case, revision=case.revision, to_agency=world.police, fields=["text"],
            why="Đe dọa", by=by,
        )  # fmt: skip
        assert is_ringing(case), "until somebody there has it"
        referral_accept(referral=referral, by=world.person("police"))
    assert not is_ringing(case)


def test_a_hand_over_that_nobody_signs_rings_again(world):
    case = world.case(harm="child_safety")
    handover = handover_propose(
        case=case, revision=case.revision, to="line_111", content="Đường dẫn", taken_by="111",
        handed_at=timezone.now(), by=world.person("police"),
    )  # fmt: skip
    assert not is_ringing(case)
    handover_decline(handover=handover, answer="Chưa gọi được", by=world.person("police_head"))
    assert is_ringing(case)


def test_found_to_be_of_danger_while_nobody_has_it(world: World):
    case = world.case()
    assert not is_ringing(case)
    case_regroup(
        case=case, revision=case.revision, harm="child_safety", reason="Có trẻ em",
        by=world.person("police"),
    )  # fmt: skip
    assert is_ringing(case)
    other = world.case(claimed="police")
    case_restrict(case=other, revision=other.revision, why="life", by=world.person("reception"))
    assert called(other) == {"police"}, "the one who has it did not find that"
