"""Contact goes to that very recipient alone; who took something back is told of there too."""

import pytest

from nepso.casework.cases.peers import jobs, speaking
from nepso.casework.cases.peers.models import Peer, PeerFiling, PeerTelling
from nepso.casework.cases.peers.services import (
    peer_filing_make,
    peer_filing_refuse,
    peer_filing_taken,
)
from nepso.casework.cases.peers.states import ENDED, REFUSED, SENT, TOLD, WAITING
from nepso.casework.cases.peers.tests.conftest import CONSENTED, CONTACT, TEXT, make_case
from nepso.casework.cases.services import case_claim, case_merge
from nepso.casework.intake.kinds import Recipient
from nepso.casework.intake.services import (
    consents_change,
    contact_erase,
    submission_erase,
    submission_withdraw,
)
from nepso.foundation.agencies.models import Agency
from nepso.foundation.jobs.models import Job
from nepso.foundation.notices.models import Notice
from nepso.foundation.outbound.calling import Answered
from nepso.foundation.outbound.errors import OutboundFailed
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid

WITH_CONTACT = CONSENTED | {(Recipient.OTHER_AGENCY, CONTACT)}


@pytest.fixture
def generous(world):
    """A case whose reporter lets another agency see the contact too."""
    commune = Agency.objects.get(code="X01")
    case = make_case(world.case.agency, commune, consents=WITH_CONTACT, harm="copyright")
    case_claim(case=case, revision=case.revision, by=world.officer)
    world.case = case
    return world


def make(world, **more):
    case = world.fresh()
    return peer_filing_make(
        case=case, revision=case.revision, peer=world.peer, by=world.officer, **more
    )


def reporter(world):
    return world.case.links.get().submission


@pytest.fixture
def there(monkeypatch):
    """What goes over the wire, and what the other system answers."""
    said = []

    def call(url, *, headers, form=None):
        if form is not None:
            said.append((url.rpartition("/")[2], dict(form)))
        answer = b'[{"service_request_id": "r-1"}]' if form and "/requests" in url else b"[]"
        return Answered(200, answer)

    monkeypatch.setattr(speaking, "partner_call", call)
    return said


def test_the_contact_goes_only_where_it_is_needed_and_given(world, generous):
    assert make(world).fields == [TEXT], "not by itself, though consented"


def test_chosen_it_goes_and_not_where_another_recipient_has_the_consent(world, there):
    with pytest.raises(Invalid, match="cách liên hệ"):
        make(world, with_contact=True)  # given to the police and to us


def test_chosen_and_given_it_goes(generous, there):
    filing = make(generous, with_contact=True)
    jobs.send(filing=filing.public_id)
    [(_, form)] = there
    assert form["phone"] == "0912000111"


def test_taken_back_before_it_went_it_does_not_go(generous, there):
    filing = make(generous, with_contact=True)
    consents_change(submission=reporter(generous), give=set(), withdraw={"other_agency:contact"})
    jobs.send(filing=filing.public_id)
    [(_, form)] = there
    assert not {"phone", "first_name", "last_name", "email"} & set(form)
    filing.refresh_from_db()
    assert (filing.state, filing.fields) == (SENT, [TEXT])
    assert not PeerTelling.objects.exists(), "nothing went that was taken back"


def test_erased_before_it_went_nobody_is_told_to_delete_what_never_came(generous, there):
    filing = make(generous, with_contact=True)
    contact_erase(submission=reporter(generous), by=None)
    jobs.send(filing=filing.public_id)
    filing.refresh_from_db()
    assert (filing.state, filing.fields) == (SENT, [TEXT])
    assert not PeerTelling.objects.exists()


def test_the_story_taken_back_before_it_went_nothing_goes(world, there):
    filing = make(world)
    consents_change(submission=reporter(world), give=set(), withdraw={"other_agency:text"})
    jobs.send(filing=filing.public_id)
    filing.refresh_from_db()
    assert filing.state == REFUSED
    assert there == []


def gone(world, with_contact=True):
    filing = make(world, with_contact=with_contact)
    jobs.send(filing=filing.public_id)
    return filing


@pytest.mark.parametrize(
    ("act", "what", "status"),
    [
        (lambda one: submission_withdraw(submission=one), "withdrawal", "closed"),
        (lambda one: submission_erase(submission=one, by=None, why="by_code"), "erase", "closed"),
        (lambda one: contact_erase(submission=one, by=None), "contact", "open"),
        (
            lambda one: consents_change(
                submission=one, give=set(), withdraw={"other_agency:contact"}
            ),
            "consent",
            "open",
        ),
    ],
)
def test_officer_and_system_are_told_once(generous, there, act, what, status):
    gone(generous)
    act(reporter(generous))
    told = Notice.objects.filter(account=generous.officer, sentence__contains="người phản ánh đã")
    assert told.count() == 1
    [telling] = PeerTelling.objects.all()
    assert Job.objects.filter(name="peers.tell", arguments={"telling": telling.public_id}).exists()
    for _ in range(2):
        jobs.tell(telling=telling.public_id)
    telling.refresh_from_db()
    assert (telling.what, telling.state) == (what, TOLD)
    [(where, form)] = [one for one in there if one[0].startswith("servicerequestupdates")]
    assert where == "servicerequestupdates.json"
    assert (form["service_request_id"], form["status"]) == ("r-1", status)
    assert form["update_id"] == telling.public_id
    assert form["attribute[taken_back]"] == what
    assert "Lan" not in str(form)


def test_away_it_is_told_again_and_refused_the_officer_tells(generous, there, monkeypatch):
    gone(generous)
    submission_withdraw(submission=reporter(generous))
    telling = PeerTelling.objects.get()

    def away(*args, **kwargs):
        raise OutboundFailed("away")

    monkeypatch.setattr(speaking, "partner_call", away)
    jobs.tell(telling=telling.public_id)
    telling.refresh_from_db()
    assert (telling.state, telling.tries) == (WAITING, 1)
    assert telling.next_try_at > now()
    PeerTelling.objects.update(next_try_at=now())
    monkeypatch.setattr(speaking, "partner_call", lambda *a, **k: Answered(404, b""))
    Peer.objects.update(closed_at=now())  # nothing is sent to it any more; this still is
    jobs.exchange()
    telling.refresh_from_db()
    assert (telling.state, telling.tries) == (REFUSED, 2)
    assert Notice.objects.filter(sentence__contains="bằng cách khác").count() == 1


def taken_back_while_it_goes(world, monkeypatch, act):
    """The other system takes it, and answers after ``act``."""
    filing, send = make(world, with_contact=True), speaking.case_file_at

    def meanwhile(filing):
        filed = send(filing)
        act(reporter(world))
        return filed

    monkeypatch.setattr(jobs, "case_file_at", meanwhile)
    jobs.send(filing=filing.public_id)
    return [telling.what for telling in PeerTelling.objects.all()]


def withdraws(*values):
    return lambda one: consents_change(submission=one, give=set(), withdraw=set(values))


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda one: submission_withdraw(submission=one), ["withdrawal"]),
        (lambda one: submission_erase(submission=one, by=None, why="by_code"), ["erase"]),
        (lambda one: contact_erase(submission=one, by=None), ["contact"]),
        (withdraws("other_agency:contact"), ["consent"]),
        (withdraws("other_agency:text"), ["consent"]),
        (withdraws("police:contact"), []),
    ],
)
def test_taken_back_while_it_went_it_is_told_at_once(generous, there, monkeypatch, act, told):
    assert taken_back_while_it_goes(generous, monkeypatch, act) == told


def test_refused_after_a_try_without_an_answer_the_officer_is_told_to_ask(generous, monkeypatch):
    """It may be there all the same, under a number that nobody here knows."""
    filing = make(generous, with_contact=True)

    def away(*args, **kwargs):
        raise OutboundFailed("away")

    monkeypatch.setattr(speaking, "partner_call", away)
    jobs.send(filing=filing.public_id)
    submission_withdraw(submission=reporter(generous))
    PeerFiling.objects.update(next_try_at=now())
    jobs.send(filing=filing.public_id)
    filing.refresh_from_db()
    assert filing.state == REFUSED
    assert Notice.objects.filter(sentence__contains="có thể đã nhận").count() == 1


def test_what_the_house_forgets_by_itself_is_told_to_nobody(generous, there):
    from nepso.casework.cases.services import case_forget

    gone(generous)
    case_forget(case=generous.fresh())
    assert not PeerTelling.objects.exists()
    assert not Notice.objects.filter(sentence__contains="đã xóa dữ liệu").exists()


def test_another_reporter_of_the_case_was_never_sent(generous, there):
    filing = make(generous)
    peer_filing_taken(filing=filing, service_request_id="r-1")
    other = make_case(
        generous.case.agency, Agency.objects.get(code="X01"), harm="false_advert"
    ).links.get()
    other.case, other.is_main = generous.case, False
    other.save()
    submission_withdraw(submission=other.submission)
    assert not PeerTelling.objects.exists()
    assert Notice.objects.filter(account=generous.officer, sentence__contains="đã rút").exists()


@pytest.mark.parametrize("arrived", [False, True])
def test_what_another_system_holds_is_not_merged_away(generous, there, arrived):
    """Merged, its reporter's withdrawal would reach nobody there."""
    filing = make(generous, with_contact=True)
    if arrived:
        jobs.send(filing=filing.public_id)
        PeerFiling.objects.update(state=ENDED)
    into = make_case(generous.case.agency, Agency.objects.get(code="X01"), harm="copyright")
    by, case = generous.officer, generous.fresh()
    with pytest.raises(Conflict, match="gộp hồ sơ kia vào hồ sơ này"):
        case_merge(case=case, revision=case.revision, into=into, by=by)
    case_merge(case=into, revision=into.revision, into=case, by=by)
    submission_withdraw(submission=generous.case.links.get(is_main=True).submission)
    assert PeerTelling.objects.filter(what="withdrawal").exists() is arrived


def test_what_never_went_holds_no_merge_up(generous, there):
    filing = make(generous)
    peer_filing_refuse(filing=filing, said="Hệ thống kia trả lời 400")
    into = make_case(generous.case.agency, Agency.objects.get(code="X01"), harm="copyright")
    case = generous.fresh()
    case_merge(case=case, revision=case.revision, into=into, by=generous.officer)
    assert generous.fresh().merged_into == into


def test_merged_before_that_was_refused_it_goes_nowhere_and_stops_no_other(generous, there):
    filing = make(generous)
    into = make_case(generous.case.agency, Agency.objects.get(code="X01"), harm="copyright")
    generous.case.links.update(case=into, is_main=False)
    jobs.exchange()
    filing.refresh_from_db()
    assert (filing.state, there) == (REFUSED, [])


def test_what_ended_there_stays_ended(generous, there):
    """Told of a consent or a contact, "open" would begin it anew there."""
    filing = gone(generous)
    PeerFiling.objects.update(state=ENDED)
    contact_erase(submission=reporter(generous), by=None)
    consents_change(submission=reporter(generous), give=set(), withdraw={"other_agency:text"})
    for telling in PeerTelling.objects.all():
        jobs.tell(telling=telling.public_id)
    told = [form for where, form in there if where.startswith("servicerequestupdates")]
    assert [form["status"] for form in told] == ["closed", "closed"]
    assert filing.tellings.filter(state=TOLD).count() == 2


def test_a_consent_taken_back_is_told_once_and_another_by_itself(generous, there):
    gone(generous)
    one = reporter(generous)

    def told_after(give=(), withdraw=()):
        consents_change(submission=one, give=set(give), withdraw=set(withdraw))
        for telling in PeerTelling.objects.filter(state=WAITING):
            jobs.tell(telling=telling.public_id)
        return PeerTelling.objects.count()

    assert told_after(withdraw={"other_agency:contact"}) == 1
    assert told_after(give={"police:text"}) == 1, "nothing more of what went was taken back"
    assert told_after(withdraw={"police:contact"}) == 1, "nothing that went there"
    assert told_after(withdraw={"other_agency:text"}) == 2
    assert told_after(give={"other_agency:contact"}) == 2
    assert told_after(withdraw={"other_agency:contact"}) == 3, "given again, taken back again"
