"""What may be sent, to whom; what comes back; a case emptied."""

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.peers import jobs, speaking
from nepso.casework.cases.peers.models import Peer, PeerFiling, PeerUpdate
from nepso.casework.cases.peers.services import (
    peer_close,
    peer_filing_make,
    peer_filing_taken,
    peer_update_take,
)
from nepso.casework.cases.peers.states import ENDED, REFUSED, SENT, WAITING
from nepso.casework.cases.peers.tests.conftest import CONSENTED, TEXT, make_case
from nepso.casework.cases.ports import tell_emptied
from nepso.casework.intake.kinds import Recipient
from nepso.casework.intake.services import submission_withdraw
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.jobs.models import Job
from nepso.foundation.notices.models import Notice
from nepso.foundation.outbound.calling import Answered
from nepso.foundation.outbound.errors import OutboundFailed
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotAllowed


def sent(world, case=None):
    case = case or world.fresh()
    return peer_filing_make(case=case, revision=case.revision, peer=world.peer, by=world.officer)


def test_a_case_is_sent_once_with_what_was_consented_for_another_agency(world):
    filing = sent(world)
    assert filing.fields == [TEXT]
    assert filing.state == WAITING
    assert Job.objects.filter(name="peers.send", arguments={"filing": filing.public_id}).exists()
    with pytest.raises(Conflict, match="đã được gửi"):
        sent(world)


def test_what_is_never_sent(world):
    handling, commune = world.case.agency, Agency.objects.get(code="X01")
    only_ours = CONSENTED - {(Recipient.OTHER_AGENCY, TEXT)}
    with pytest.raises(Invalid, match="không đồng ý"):
        sent(world, make_case(handling, commune, consents=only_ours, harm="copyright"))
    with pytest.raises(Conflict, match="giới hạn"):
        sent(world, make_case(handling, commune, harm="child_safety"))
    complained = make_case(
        handling, commune, harm="official_channel", complained_of=world.elsewhere
    )
    with pytest.raises(Invalid, match="bị phản ánh"):
        sent(world, complained)
    stranger = Account.objects.create(username="la", full_name="Lạ")
    with pytest.raises(NotAllowed):
        peer_filing_make(
            case=world.fresh(), revision=world.case.revision, peer=world.peer, by=stranger
        )
    peer_close(public_id=world.peer.public_id)
    world.peer.refresh_from_db()
    with pytest.raises(Conflict):
        sent(world)
    assert not PeerFiling.objects.exists()


def test_the_page_shows_and_sends_and_is_its_handlers(world, client):
    address = f"/ho-so/{world.case.public_id}/he-thong-khac/"
    client.force_login(world.officer)
    page = client.get(address).content.decode()
    assert "Sở Công Thương" in page
    assert "lời kể" in page
    assert "cách liên hệ" not in page
    missing = client.post(address, {"revision": world.fresh().revision})
    assert missing.status_code == 422
    form = {"revision": world.case.revision, "peer": world.peer.public_id}
    assert client.post(address, form).status_code == 302
    again = client.get(address).content.decode()
    assert "Đang gửi" in again
    assert 'name="peer"' not in again, "what is there already is not offered again"
    stranger = Account.objects.create(username="la", full_name="Lạ")
    client.force_login(stranger)
    assert client.get(address).status_code in (403, 404)
    assert client.post(address, form).status_code in (403, 404)


def test_down_and_up_again_it_goes_once_with_longer_pauses(world, monkeypatch):
    filing = sent(world)

    def down(filing):
        raise OutboundFailed("away")

    monkeypatch.setattr(jobs, "case_file_at", down)
    jobs.send(filing=filing.public_id)
    jobs.send(filing=filing.public_id)  # the pause is not over: nothing happens
    filing.refresh_from_db()
    assert (filing.state, filing.tries) == (WAITING, 1)
    assert filing.next_try_at > now()
    PeerFiling.objects.update(next_try_at=now())
    monkeypatch.setattr(
        jobs, "case_file_at", lambda filing: speaking.Filed("r-1", frozenset(filing.fields))
    )
    monkeypatch.setattr(jobs, "updates_told", lambda *_: [])
    jobs.exchange()
    filing.refresh_from_db()
    assert (filing.state, filing.service_request_id, filing.tries) == (SENT, "r-1", 2)
    jobs.send(filing=filing.public_id)
    assert PeerFiling.objects.get().tries == 2


def test_a_reporter_who_withdrew_meanwhile_is_not_sent(world):
    filing = sent(world)
    submission_withdraw(submission=filing.case.links.get().submission)
    jobs.send(filing=filing.public_id)
    filing.refresh_from_db()
    assert filing.state == REFUSED
    assert "rút" in filing.said
    assert Notice.objects.filter(
        account=world.officer, sentence__contains="chưa nhận được"
    ).exists()


def test_sent_anew_the_first_one_stays_ended(world):
    first = sent(world)
    peer_filing_taken(filing=first, service_request_id="r-1")
    at = {"at": now(), "text": "Xong."}
    peer_update_take(filing=first, update_id="u1", is_closed=True, **at)
    second = sent(world)
    assert peer_update_take(filing=first, update_id="u2", is_closed=False, **at)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state, first.updates.count()) == (ENDED, "waiting", 2)


def test_what_is_heard_is_kept_once_and_the_handler_told(world):
    filing = sent(world)
    peer_filing_taken(filing=filing, service_request_id="r-1")
    told = {"filing": filing, "at": now(), "text": "Đã gỡ trang."}
    assert peer_update_take(update_id="u1", is_closed=False, **told)
    assert not peer_update_take(update_id="u1", is_closed=True, **told)
    assert peer_update_take(update_id="u2", is_closed=True, **told)
    filing.refresh_from_db()
    assert filing.state == ENDED
    assert filing.updates.count() == 2
    assert Notice.objects.filter(sentence__contains="báo đã xử lý xong").count() == 1
    assert "Đã gỡ trang" not in " ".join(Notice.objects.values_list("sentence", flat=True))
    tell_emptied(filing.case)
    assert set(PeerUpdate.objects.values_list("text", flat=True)) == {""}


ROW = {
    "service_request_id": "r-1",
    "update_id": "u1",
    "status": "FIXED",
    "updated_datetime": "2026-03-05T08:00:00Z",
    "description": "xong\x00\x1b[31m" + "a" * 9000,
}


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (b"[%s]", 1),
        (b"{}", 0),
        (b"[1, null, []]", 0),
        (b"[{}]", 0),
        (b'[{"service_request_id": "r-1", "update_id": "u", "updated_datetime": "hom qua"}]', 0),
        (b'[{"service_request_id": "r-1", "update_id": "u", "updated_datetime": "2026-99-99"}]', 0),
    ],
)
def test_a_strangers_answer_is_read_with_care(world, monkeypatch, body, kept):
    import json

    full = body % json.dumps(ROW).encode() if b"%s" in body else body
    monkeypatch.setattr(speaking, "partner_call", lambda *_, **__: Answered(200, full))
    told = speaking.updates_told(world.peer, now(), now())
    assert len(told) == kept
    for one in told:
        assert one.is_closed
        assert len(one.text) <= 4000
        assert "\x00" not in one.text
        assert "\x1b" not in one.text


@pytest.mark.parametrize("body", [b"<html>", b"[" * 100_000])
def test_what_is_no_json_is_tried_again(world, monkeypatch, body):
    monkeypatch.setattr(speaking, "partner_call", lambda *_, **__: Answered(200, body))
    with pytest.raises(OutboundFailed):
        speaking.updates_told(world.peer, now(), now())


def test_a_system_without_the_extension_is_asked_where_each_stands(world, monkeypatch):
    import json

    filing = sent(world)
    peer_filing_taken(filing=filing, service_request_id="r-1")
    row = {**ROW, "status": "closed", "status_notes": "Đã gỡ"}

    def call(url, **_):
        missing = "servicerequestupdates" in url
        return Answered(404 if missing else 200, b"" if missing else json.dumps([row]).encode())

    monkeypatch.setattr(speaking, "partner_call", call)
    jobs.exchange()
    jobs.exchange()
    [update] = PeerUpdate.objects.all()
    assert update.is_closed
    assert update.text == "Đã gỡ"


def test_one_system_that_is_down_holds_up_no_other(world, monkeypatch):
    filing = sent(world)
    peer_filing_taken(filing=filing, service_request_id="r-1")

    def away(*_):
        raise OutboundFailed("away")

    monkeypatch.setattr(jobs, "updates_told", away)
    before = Peer.objects.get().heard_until
    jobs.exchange()
    assert Peer.objects.get().heard_until == before


def test_the_command_names_a_system_and_keeps_its_key_sealed(world, monkeypatch):
    def run(*words, key=""):
        out = io.StringIO()
        monkeypatch.setattr("sys.stdin", io.StringIO(key + "\n"))
        call_command("open311_peer", *words, stdout=out)
        return out.getvalue()

    add = ("add", "--agency", "S01", "--endpoint", "https://a.example.test/v2")
    assert "Đã khai" in run(*add, "--service", "scam=033", key="khoa-bi-mat")
    with pytest.raises(CommandError, match="đang dùng"):
        run(*add, key="khoa")
    with pytest.raises(CommandError, match="khóa"):
        run("add", "--agency", "X01", "--endpoint", "https://a.example.test/v2")
    with pytest.raises(CommandError, match="Không có cơ quan"):
        run("add", "--agency", "zz", "--endpoint", "https://a.example.test/v2", key="k")
    assert "khoa-bi-mat" not in run("list")
    peer = Peer.objects.get(agency__code="S01")
    assert peer.services == {"scam": "033"}
    assert peer.key == "khoa-bi-mat"
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM peers_peer WHERE id = %s", [peer.pk])
        assert "khoa-bi-mat" not in cursor.fetchone()[0]
    assert "Đã thôi dùng" in run("close", peer.public_id)


def test_far_back_is_heard_in_spans(world, monkeypatch):
    filing = sent(world)
    peer_filing_taken(filing=filing, service_request_id="r-1")
    Peer.objects.update(heard_until=now() - dt.timedelta(days=200))
    spans = []
    monkeypatch.setattr(jobs, "updates_told", lambda _, begin, end: spans.append(end - begin) or [])
    jobs.exchange()
    jobs.exchange()
    assert len(spans) == 2
    assert max(spans) <= dt.timedelta(days=90)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"restricted": "life"}, "giới hạn"),
        ({"state": "answered"}, "khép"),
        ({"complained_of": "peer"}, "cơ quan"),
        ({"closed": True}, "không còn dùng"),
    ],
)
def test_what_may_no_longer_go_is_not_sent(world, monkeypatch, change, said):
    filing = sent(world)
    monkeypatch.setattr(speaking, "partner_call", lambda *a, **k: pytest.fail("it was sent"))
    if change.pop("closed", False):
        Peer.objects.update(closed_at=now())
    if "complained_of" in change:
        change = {"complained_of": filing.peer.agency}
    CaseFile.objects.filter(pk=filing.case_id).update(**change)
    jobs.send(filing=filing.public_id)
    filing.refresh_from_db()
    assert filing.state == REFUSED
    assert said in filing.said
