"""POST servicerequestupdates: only of what was sent to that agency, once, words bounded."""

import pytest

from nepso.casework.cases.peers.models import PeerUpdate
from nepso.casework.cases.peers.services import peer_filing_make, peer_filing_taken
from nepso.casework.cases.peers.tests.conftest import world  # noqa: F401 - a fixture
from nepso.casework.cases.services import case_ask, case_claim, case_open
from nepso.casework.intake.models import Contact, Submission
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import now
from nepso.publicapi.open311.offered import consent_code, recipients_asked
from nepso.publicapi.services import partner_key_make

POST = "/open311/v2/servicerequestupdates"


@pytest.fixture
def told(world):  # noqa: F811
    filing = peer_filing_make(
        case=world.fresh(), revision=world.case.revision, peer=world.peer, by=world.officer
    )
    peer_filing_taken(filing=filing, service_request_id="SCT/7")
    _, key = partner_key_make(agency=world.elsewhere, label="báo tình trạng")
    return {
        "api_key": key,
        "service_request_id": "SCT/7",
        "update_id": "u1",
        "status": "OPEN",
        "updated_datetime": "2026-03-05T08:00:00+07:00",
        "description": "Đang xác minh.",
        "first_name": "Lan",
        "media_url": "https://a.example.test/a.jpg",
    }


def test_taken_once_and_ended(client, world, told):  # noqa: F811
    first = client.post(f"{POST}.json", told)
    assert first.status_code == 200, first.content.decode()
    assert first.json() == [{"update_id": "u1"}]
    assert client.post(f"{POST}.json", told).json() == [{"update_id": "u1"}]
    ended = client.post(f"{POST}.xml", {**told, "update_id": "u2", "status": "FIXED"})
    assert b"<service_request_updates><request_update><update_id>u2" in ended.content
    assert list(PeerUpdate.objects.values_list("update_id", "is_closed", "text")) == [
        ("u1", False, "Đang xác minh."), ("u2", True, "Đang xác minh."),
    ]  # fmt: skip
    assert world.case.peer_filings.get().state == "ended"


def test_another_agency_or_number_is_404_alike(client, world, told):  # noqa: F811
    _, other = partner_key_make(agency=world.case.agency, label="khác")
    for changes in ({"api_key": other}, {"service_request_id": "SCT/8"}):
        answer = client.post(f"{POST}.json", {**told, **changes})
        assert answer.status_code == 404
        assert answer.json()[0]["description"].startswith("Không có hồ sơ nào")
    assert client.post(f"{POST}.json", {**told, "api_key": ""}).status_code == 403
    assert not PeerUpdate.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("update_id", ""),
        ("update_id", "u" * 101),
        ("status", ""),
        ("description", "a" * 4001),
        ("updated_datetime", "hôm nay"),
        ("updated_datetime", "2026-03-05T08:00:00"),
        ("updated_datetime", "2999-03-05T08:00:00Z"),
    ],
)
def test_every_fault_is_named(client, told, name, value):
    answer = client.post(f"{POST}.json", {**told, name: value})
    assert answer.status_code == 400
    assert name in answer.json()[0]["description"]
    assert not PeerUpdate.objects.exists()


def filed(client, world):  # noqa: F811
    _, key = partner_key_make(agency=world.elsewhere, label="gửi sang")
    form = {
        "api_key": key,
        "service_code": "scam",
        "description": "Trang giả danh.",
        "attribute[consent_coordinator][]": ["text"],
    }
    others = [one for one in recipients_asked("scam") if one != "coordinator"]
    form |= {f"attribute[{consent_code(one)}][]": ["none"] for one in others}
    answer = client.post("/open311/v2/requests.json", form)
    assert answer.status_code == 200, answer.content.decode()
    [row] = answer.json()
    return {
        "api_key": key,
        "service_request_id": row["service_request_id"],
        "update_id": "u1",
        "status": "closed",
        "updated_datetime": "2026-03-05T08:00:00+07:00",
        "description": "Người phản ánh đã rút phản ánh.",
    }


def test_who_filed_it_says_that_the_reporter_withdrew_and_nobody_else(client, world):  # noqa: F811
    told = filed(client, world)
    _, other = partner_key_make(agency=world.case.agency, label="khác")
    assert client.post(f"{POST}.json", {**told, "api_key": other}).status_code == 404
    submission = Submission.objects.latest("id")
    assert submission.state == "received"
    for _ in range(2):
        assert client.post(f"{POST}.json", told).json() == [{"update_id": "u1"}]
    submission.refresh_from_db()
    assert submission.state == "withdrawn"
    assert submission.thread.filter(kind="withdrawal").count() == 1


def test_where_the_code_was_taken_it_is_a_word_of_the_machine_once(client, world):  # noqa: F811
    told = filed(client, world)
    Submission.objects.filter(came_by="open311").update(code_claimed_at=now())
    for _ in range(2):
        assert client.post(f"{POST}.json", told).status_code == 200
    submission = Submission.objects.latest("id")
    assert submission.state == "received"
    assert submission.thread.filter(kind="relayed", side="reporter").count() == 1
    assert not submission.thread.filter(kind="answer").exists()


def in_hand(world):  # noqa: F811
    """What was filed, as a case of the officer, whose reporter is asked."""
    submission = Submission.objects.latest("id")
    case = case_open(submission=submission, agency=world.case.agency, harm="scam", by=None)
    case = case_claim(case=case, revision=case.revision, by=world.officer)
    case_ask(
        case=case, revision=case.revision, submission=submission, text="Trang nào?",
        by=world.officer,
    )  # fmt: skip
    return case, submission


@pytest.mark.parametrize("what", ["contact", "consent"])
def test_what_a_machine_says_was_taken_back_answers_no_question(client, world, what):  # noqa: F811
    told = filed(client, world) | {"status": "open", "attribute[taken_back]": what}
    case, submission = in_hand(world)
    Contact.objects.create(submission=submission, telephone="0912000111")
    assert client.post(f"{POST}.json", told).status_code == 200
    case.refresh_from_db()
    submission.refresh_from_db()
    assert (case.state, submission.state) == ("waiting", "waiting_for_you")
    [entry] = submission.thread.filter(side="reporter").exclude(kind="filed")
    assert entry.kind == "relayed"
    assert Notice.objects.filter(account=world.officer, sentence__contains="báo thêm").count() == 1
    assert Contact.objects.filter(submission=submission).exists() is (what == "consent")


def test_what_the_asked_reporter_without_a_code_says_is_their_answer(client, world):  # noqa: F811
    told = filed(client, world) | {"status": "open", "description": "Trang thứ hai."}
    case, submission = in_hand(world)
    assert client.post(f"{POST}.json", told).status_code == 200
    case.refresh_from_db()
    assert case.state == "working"
    assert submission.thread.filter(kind="answer", text="Trang thứ hai.").count() == 1


def test_unasked_it_is_a_note_of_the_machine(client, world):  # noqa: F811
    told = filed(client, world) | {"status": "open", "description": "Chúng tôi đang xem."}
    assert client.post(f"{POST}.json", told).status_code == 200
    [entry] = Submission.objects.latest("id").thread.exclude(kind="filed")
    assert entry.kind == "relayed"


def test_erased_there_after_it_was_decided_here_the_contact_goes_and_the_rest_is_told(
    client,
    world,  # noqa: F811
):
    told = filed(client, world) | {"attribute[taken_back]": "erase"}
    submission = Submission.objects.latest("id")
    Contact.objects.create(submission=submission, telephone="0912000111")
    Submission.objects.filter(pk=submission.pk).update(state="answered")
    assert client.post(f"{POST}.json", told).status_code == 200
    assert not Contact.objects.filter(submission=submission).exists()
    assert submission.thread.filter(kind="relayed").count() == 1


def test_told_again_it_erases_nothing_that_came_since(client, world):  # noqa: F811
    told = filed(client, world) | {"status": "open", "attribute[taken_back]": "contact"}
    submission = Submission.objects.latest("id")
    assert client.post(f"{POST}.json", told).status_code == 200
    Contact.objects.create(submission=submission, telephone="0912000111")
    assert client.post(f"{POST}.json", told).status_code == 200
    assert Contact.objects.filter(submission=submission).exists()


def test_what_cannot_be_said_takes_nothing_away_either(client, world):  # noqa: F811
    told = filed(client, world) | {"status": "open", "attribute[taken_back]": "contact"}
    submission = Submission.objects.latest("id")
    Contact.objects.create(submission=submission, telephone="0912000111")
    unsaid = told | {"description": "\u200b"}
    assert client.post(f"{POST}.json", unsaid).status_code == 400
    assert Contact.objects.filter(submission=submission).exists()
