"""Against our own server in another process, with a database of its own: nothing is mocked."""

from nepso.casework.cases.peers import jobs, speaking
from nepso.casework.cases.peers.models import Peer, PeerFiling, PeerTelling
from nepso.casework.cases.peers.services import peer_filing_make
from nepso.casework.cases.peers.states import ENDED, REFUSED, SENT, TOLD
from nepso.casework.cases.peers.tests.conftest import make_case
from nepso.casework.intake.services import submission_withdraw
from nepso.foundation.agencies.models import Agency


def send(world):
    case = world.fresh()
    filing = peer_filing_make(case=case, revision=case.revision, peer=world.peer, by=world.officer)
    jobs.send(filing=filing.public_id)
    filing.refresh_from_db()
    return filing


def test_a_case_goes_there_once_and_its_end_comes_back(world, other, settings):
    settings.NEPSO_OUTBOUND_ALLOW = (f"127.0.0.1:{other.port}",)
    Peer.objects.update(endpoint=other.endpoint, key=other.key)
    world.peer.refresh_from_db()

    filing = send(world)
    assert filing.state == SENT, filing.said
    arrived = other.ask("text")
    assert arrived["text"] == "Trang giả danh ngân hàng xin mã OTP."
    assert arrived["links"] == ["https://ngan-hang-gia.example.test/dang-nhap"]
    assert arrived["commune"] == "X01"
    assert arrived["name"] is None, "contact was not consented"
    assert arrived["consents"] == ["coordinator:text"], "nothing more was consented or asked"

    # The answer was lost on the way: sent again it is still one.
    again = speaking.case_file_at(filing)
    assert again.number == filing.service_request_id
    assert other.ask("count") == 1

    jobs.exchange()
    other.ask("handling")
    other.ask("answered")
    jobs.exchange()
    jobs.exchange()
    filing.refresh_from_db()
    told = list(filing.updates.values_list("is_closed", "text"))
    assert told == [(False, "Đã nhận"), (False, "Đang xử lý"), (True, "Đã trả lời")]
    assert filing.state == ENDED
    # The same by the way for systems without the extension.
    [one] = speaking.states_told(world.peer, [filing.service_request_id])
    assert one.is_closed
    assert one.text == "Đã trả lời"


def test_withdrawn_here_it_is_withdrawn_there(world, other, settings):
    settings.NEPSO_OUTBOUND_ALLOW = (f"127.0.0.1:{other.port}",)
    Peer.objects.update(endpoint=other.endpoint, key=other.key)
    world.peer.refresh_from_db()
    send(world)
    assert other.ask("state") == "received"
    submission_withdraw(submission=world.case.links.get().submission)
    telling = PeerTelling.objects.get()
    for _ in range(2):
        speaking.taken_back_tell(telling)
    jobs.exchange()
    telling.refresh_from_db()
    assert telling.state == TOLD, telling.said
    assert other.ask("state") == "withdrawn"


def test_a_refusal_there_is_told_in_its_words(world, other, settings):
    settings.NEPSO_OUTBOUND_ALLOW = (f"127.0.0.1:{other.port}",)
    Peer.objects.update(endpoint=other.endpoint, key=other.key, services={"scam": "khong-co"})
    world.peer.refresh_from_db()
    filing = send(world)
    assert filing.state == REFUSED
    assert "404" in filing.said
    assert "service_code" in filing.said

    Peer.objects.update(key="nso-sai", services={})
    world.peer.refresh_from_db()
    world.case = make_case(world.case.agency, Agency.objects.get(code="X01"), harm="copyright")
    filing = send(world)
    assert filing.state == REFUSED
    assert "403" in filing.said
    assert PeerFiling.objects.count() == 2
