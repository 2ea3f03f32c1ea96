"""The agency complained of: settled by a person, out of it at once, also after a merger."""

import datetime as dt

import pytest
from django.utils import timezone

from nepso.casework.cases.forms import HandOnForm
from nepso.casework.cases.jobs import follow
from nepso.casework.cases.policies import may_read_case
from nepso.casework.cases.selectors import cases_visible_to
from nepso.casework.cases.services import (
    case_hand_on,
    cases_hand_over,
    outside_ask,
    outside_open,
    outside_renew,
    outside_reply,
    referral_offer,
)
from nepso.casework.cases.tests.world import file_one, make_agency
from nepso.casework.intake.forms import FilingForm
from nepso.casework.intake.harm_pages import harm_page
from nepso.casework.intake.policies import is_within, may_not_read
from nepso.casework.triage.models import Naming, Route, TriageItem
from nepso.casework.triage.selectors import queue_rows
from nepso.casework.triage.services import (
    Verdict,
    complained_of_set,
    route_add,
    triage_claim,
    triage_decide,
)
from nepso.foundation.accounts.models import Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.services import agency_merge
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import Invalid, NotAllowed, NotFound
from nepso.ui.components.fields import field

TODAY = timezone.localdate()


def item_for(submission):
    return TriageItem.objects.get(submission=submission)


def merge(world, old, new, on=TODAY):
    agency_merge(predecessors=[old], into=new, on=on, by=None)


@pytest.mark.parametrize(("given", "ok"), [("", False), ("khong-ro", True), ("xa", True)])
def test_the_form_asks_which_agency_or_that_it_is_not_known(world, given, ok):
    page = harm_page("official_channel")
    from django.http import QueryDict

    sent = QueryDict(mutable=True)
    sent.update({"text": "Trang xã đăng nhầm số tài khoản.", "complained_of": given})
    form = FilingForm(sent, page=page)
    assert form.is_valid() is ok
    assert "không bắt buộc" not in field(form["complained_of"]), "it may not stay open"
    if ok:
        agency = form.cleaned_data["complained_of"]
        assert agency == (world.commune if given == "xa" else None)


def test_it_is_not_sent_on_before_a_person_settled_whom_it_is_about(world):
    item = item_for(file_one("official_channel"))
    verdict = Verdict("refer", "competent", harm="official_channel", agency=world.police)
    by = world.person("reception")
    with pytest.raises(Invalid, match="cơ quan bị phản ánh trước"):
        triage_decide(item=item, verdict=verdict, by=by)
    with pytest.raises(Invalid, match="lý do"):
        complained_of_set(item=item, agency=None, reason=" ", by=by)
    complained_of_set(item=item, agency=None, reason="Người gửi không nhớ tên trang.", by=by)
    triage_decide(item=item_for(item.submission), verdict=verdict, by=by)
    assert Naming.objects.get().agency is None
    lines = AuditLine.objects.filter(act="triage.complained_of_set")
    assert lines.count() == 1
    assert "không nhớ" not in str(lines.values())


def test_named_in_triage_whoever_is_of_it_loses_it_at_once(world):
    item = item_for(file_one("harassment"))
    triage_claim(item=item, by=world.person("reception"))
    by = world.person("reception2")
    complained_of_set(item=item, agency=world.culture, reason="Trang của Sở.", by=by)
    fresh = item_for(item.submission)
    assert fresh.claimed_by is None
    assert not queue_rows(world.person("reception"), "waiting").exists()
    assert queue_rows(world.person("reception2"), "waiting").exists()
    with pytest.raises(NotAllowed):
        complained_of_set(item=fresh, agency=None, reason="x", by=world.person("reception"))


def test_named_later_the_case_leaves_the_agency_its_people_and_their_notices(world):
    case = world.case(claimed="police")
    by = world.person("reception")
    assert Notice.objects.filter(account=world.people["police2"], key__startswith=case.public_id)
    submission = case.links.get().submission
    complained_of_set(item=item_for(submission), agency=world.police, reason="Nói về CA.", by=by)
    case.refresh_from_db()
    assert (case.complained_of, case.agency, case.handler) == (world.police, world.province, None)
    for name in ("police", "police2", "police_head"):
        person = world.person(name)
        assert not may_read_case(person, case)
        assert case not in cases_visible_to(person)
        assert not Notice.objects.filter(account=person, key__startswith=case.public_id).exists()
    submission.refresh_from_db()
    assert submission.with_agency == world.province


def test_an_offer_to_the_one_complained_of_ends(world):
    case = world.case(claimed="police", harm="dangerous_goods")
    offer = referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=(), why="Thuốc",
        by=world.person("police"),
    )  # fmt: skip
    submission = case.links.get().submission
    by = world.person("reception")
    complained_of_set(item=item_for(submission), agency=world.health, reason="Về Sở.", by=by)
    offer.refresh_from_db()
    case.refresh_from_db()
    assert (offer.state, case.state, case.agency) == ("returned", "working", world.police)
    assert not Notice.objects.filter(account=world.people["health"]).exists()


def test_the_successor_of_the_one_complained_of_reads_nothing(world):
    case = world.case(world.police, harm="official_channel", complained_of=world.commune)
    heir = make_agency("xa-moi", "Ủy ban nhân dân xã mới", "commune", world.province)
    again = make_agency("xa-moi-2", "Ủy ban nhân dân xã mới nữa", "commune", world.province)
    merge(world, world.commune, heir)
    person = world.person("commune_head")
    assert person.memberships.filter(agency=heir).exists(), "its people are the successor's"
    assert may_not_read(person, case.links.get().submission)
    assert not may_read_case(person, case)
    merge(world, heir, again, on=TODAY + dt.timedelta(days=1))
    about = Agency.objects.get(pk=world.commune.pk)  # a request of another day
    assert is_within(again, about)
    assert not is_within(world.police, about)


def test_open_cases_and_offers_of_a_dissolved_agency_follow(world):
    heir = make_agency("so-moi", "Sở Y tế và Dân số", "department", world.province)
    case = world.case(world.health, claimed="health", harm="dangerous_goods")
    other = world.case(claimed="police", harm="dangerous_goods")
    offer = referral_offer(
        case=other, revision=other.revision, to_agency=world.health, fields=(), why="Thuốc",
        by=world.person("police"),
    )  # fmt: skip
    route_add(harm="dangerous_goods", agency=world.health, by=None)
    merge(world, world.health, heir)
    case.refresh_from_db()
    offer.refresh_from_db()
    assert (case.agency, case.handler) == (heir, world.people["health"])
    assert case.links.get().submission.with_agency == heir
    assert case in cases_visible_to(world.person("health"))
    assert offer.to_agency == heir
    open_ones = Route.objects.filter(harm="dangerous_goods", valid_to__isnull=True)
    assert [(r.agency, r.valid_from) for r in open_ones] == [(heir, TODAY)]


def test_where_the_successor_is_complained_of_it_goes_to_the_agency_above(world):
    heir = make_agency("so-moi", "Sở mới", "department", world.province)
    merge(world, world.commune, heir)  # the successor inherits that complaint
    about_heir = world.case(world.health, harm="official_channel", complained_of=world.commune)
    merge(world, world.health, heir)
    about_heir.refresh_from_db()
    assert about_heir.agency == world.province


def test_what_the_successor_handles_already_leaves_it_too(world):
    case = world.case(world.police, harm="official_channel", complained_of=world.commune)
    merge(world, world.commune, world.police)
    case.refresh_from_db()
    assert (case.agency, case.handler) == (world.province, None)
    assert not may_read_case(world.person("police"), case)


def test_a_merger_of_a_later_day_moves_cases_when_the_day_has_come(world, monkeypatch):
    heir = make_agency("so-moi", "Sở mới", "department", world.province)
    case = world.case(world.health, claimed="health", harm="dangerous_goods")
    merge(world, world.health, heir, on=TODAY + dt.timedelta(days=2))
    case.refresh_from_db()
    assert case.agency == world.health
    later = timezone.now() + dt.timedelta(days=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    follow()
    case.refresh_from_db()
    assert case.agency == heir


def test_who_is_of_the_one_complained_of_too_is_given_no_case_about_it(world):
    """They read nothing of it, so nobody would handle it, and of a restricted one nobody could."""
    both = world.people["police2"]
    Membership.objects.create(account=both, agency=world.health, role=Role.FOCAL_OFFICER)
    case = world.case(claimed="police", complained_of=world.health)
    by = world.person("police")
    assert both.public_id not in HandOnForm(case=case, person=by).people
    with pytest.raises(Invalid):
        case_hand_on(
            case=case, revision=case.revision, to=world.person("police2"), reason="", by=by
        )
    cases_hand_over(account=by, successor=world.person("police2"), by=None)
    case.refresh_from_db()
    assert case.handler is None


def test_a_code_that_the_one_complained_of_was_shown_answers_no_more(world):
    case = world.case(world.health, claimed="health")
    asked = outside_ask(
        case=case, revision=case.revision, body_kind="bank", body_name="Ngân hàng Ví dụ",
        links=[], questions="Tài khoản còn mở không?", by=world.person("health"),
    )  # fmt: skip
    given = {"number": asked.request.public_id, "code": asked.code}
    item = item_for(case.links.get().submission)
    by = world.person("reception")
    complained_of_set(item=item, agency=world.health, reason="Về Sở.", by=by)
    with pytest.raises(NotFound):
        outside_reply(**given, answer="Không có gì.", answered_as="Ngân hàng")
    case.refresh_from_db()
    assert (case.agency, case.state) == (world.province, "working")
    again = outside_renew(request=asked.request, by=world.person("above"))
    complained_of_set(item=item_for(case.links.get().submission), agency=world.health,
                      reason="Vẫn là Sở.", by=by)  # fmt: skip
    assert outside_open(number=again.request.public_id, code=again.code).state == "asked"
