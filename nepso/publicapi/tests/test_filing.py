"""What is filed, what is refused by name, and what is dropped to protect people."""

import json
import re

import pytest
from django.core import mail
from django.test import Client

from nepso.casework.intake.harms import SUGGESTED, Harm
from nepso.casework.intake.jobs import confirm_address
from nepso.casework.intake.models import Consent, Contact, NoticeAddress, Submission
from nepso.casework.intake.selectors import submission_by_code
from nepso.casework.intake.services import submission_erase, submission_show
from nepso.foundation.jobs.models import Job
from nepso.publicapi.models import PartnerFiling
from nepso.publicapi.tests.conftest import TEXT, form, make_key

POST = "/open311/v2/requests.json"
PERSONAL = {
    "email": "lan@example.test",
    "first_name": "Lan",
    "last_name": "Nguyễn",
    "phone": "0912000111",
    "lat": "21.594",
    "long": "105.848",
    "address_string": "Số 5 ngõ 7",
    "device_id": "may-cua-lan",
    "account_id": "lan-1990",
}


def refused(client, status=400, **changes):
    answer = client.post(POST, form(**changes))
    assert answer.status_code == status, answer.content.decode()
    assert Submission.objects.count() == 0
    assert all(set(one) == {"code", "description"} for one in answer.json())
    return " ".join(one["description"] for one in answer.json())


def test_filed_and_read_again_without_a_word_of_it(client, key):
    answer = client.post(POST, form(key, **PERSONAL))
    assert answer.status_code == 200, answer.content.decode()
    [row] = answer.json()
    held = Submission.objects.get()
    assert (held.harm, held.came_by, held.text, held.commune.code) == (
        "scam", "open311", TEXT, "X01",
    )  # fmt: skip
    assert (held.contact.name, held.contact.telephone) == ("Nguyễn Lan", "0912000111")
    assert set(held.consents.values_list("recipient", "field_group")) == {
        ("coordinator", "text"), ("coordinator", "contact"), ("police", "text"),
    }  # fmt: skip
    name = row["service_request_id"]
    assert name == PartnerFiling.objects.get().public_id != held.public_id
    said = [answer.content.decode()]
    for address in (f"requests/{name}", "requests", "servicerequestupdates"):
        for kind in ("json", "xml"):
            got = client.get(f"/open311/v2/{address}.{kind}", headers={"X-Api-Key": key})
            assert got.status_code == 200
            assert "no-store" in got["Cache-Control"]
            assert name in got.content.decode()
            said.append(got.content.decode())
    for word in (*PERSONAL.values(), "OTP", held.public_id, held.code_hash, held.form_token):
        assert not [one for one in said if word in one], word
    assert not re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", " ".join(said)), "no tracking code"
    stored = json.dumps(list(Submission.objects.values()), default=str) + str(
        Contact.objects.values_list("name", "email", "telephone").get()
    )
    for dropped in ("may-cua-lan", "lan-1990", "21.594", "105.848", "Số 5 ngõ 7"):
        assert dropped not in stored


def test_status_harm_and_times(client, key):
    client.post(POST, form(key))
    held = Submission.objects.get()
    submission_show(submission=held, state="answered", by=None)
    [row] = client.get(POST, headers={"X-Api-Key": key}).json()
    assert row["status"] == "closed"
    assert row["status_notes"] == "Đã trả lời"
    assert row["service_code"] == "scam"
    assert row["address_id"] == "X01"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00", row["updated_datetime"])
    kept_empty = ("description", "agency_responsible", "address", "lat", "long", "media_url")
    assert not any(row[name] for name in kept_empty)


def test_what_became_of_it_comes_as_updates(client, key):
    client.post(POST, form(key))
    held = Submission.objects.get()
    for state in ("considering", "considering", "handling", "erased"):
        submission_show(submission=held, state=state, by=None)
    rows = client.get("/open311/v2/servicerequestupdates.json", headers={"X-Api-Key": key}).json()
    assert [(one["status"], one["description"]) for one in rows] == [
        ("open", "Đã nhận"), ("open", "Đang xem xét"), ("open", "Đang xử lý"), ("closed", ""),
    ]  # fmt: skip
    assert len({one["update_id"] for one in rows}) == 4
    other = make_key("khác")
    assert not client.get(
        "/open311/v2/servicerequestupdates.json", headers={"X-Api-Key": other}
    ).json()


def test_consent_must_be_asked_for_every_recipient(client, key):
    said = refused(client, key=key, **{"attribute[consent_police][]": None})
    assert "attribute[consent_police]" in said
    said = refused(client, key=key, **{"attribute[consent_coordinator][]": ["none"]})
    assert "consent_coordinator" in said
    said = refused(client, key=key, **{"attribute[consent_police][]": ["none", "text"]})
    assert "none" in said
    said = refused(client, key=key, **{"attribute[consent_police][]": ["material"]})
    assert "consent_police" in said


ANSWER = "attribute[answer_by]"


def test_the_person_behind_it_gets_code_and_answer_by_mail_and_the_partner_neither(client, key):
    nobody = {"attribute[consent_coordinator][]": ["text"], ANSWER: "email"}
    answer = client.post(POST, form(key, email=PERSONAL["email"], **nobody))
    assert "xin xác nhận" in answer.json()[0]["service_notice"]
    assert not Contact.objects.exists(), "no officer may read the address"
    address = NoticeAddress.objects.get(carries_answer=True)
    job = Job.objects.get(name="intake.confirm_address")
    confirm_address(**job.arguments)
    [letter] = mail.outbox
    assert letter.to == [PERSONAL["email"]]
    where = "/xac-nhan-thu/" + letter.body.split("/xac-nhan-thu/")[1].split()[0]
    before = Submission.objects.get().code_hash
    assert "một lần" in client.get(where).content.decode()
    assert Submission.objects.get().code_hash == before, "a scanner that opens links takes nothing"
    page = client.post(where).content.decode()
    [code] = re.findall(r'class="nep-code"[^>]*>([^<]+)<', page)
    assert submission_by_code(code) == address.submission
    told = client.get("/open311/v2/requests.json", headers={"X-Api-Key": key}).content.decode()
    assert code not in told
    assert client.get(where).status_code == 404


@pytest.mark.parametrize(
    ("way", "lacks"), [("email", "email"), ("telephone", "phone"), ("letter", "answer_by")]
)
def test_a_way_to_answer_by_which_nobody_could_is_refused(client, key, way, lacks):
    assert lacks in refused(client, key=key, **{ANSWER: way})


def test_who_is_called_allowed_somebody_to_see_the_number(client, key):
    nobody = {"attribute[consent_coordinator][]": ["text"], ANSWER: "telephone"}
    said = refused(client, key=key, phone="0912000111", **nobody)
    assert "answer_by" in said
    assert "đồng ý" in said


def test_a_name_dropped_beside_the_address_of_the_answer_is_told(client, key):
    nobody = {"attribute[consent_coordinator][]": ["text"], ANSWER: "email"}
    told = client.post(POST, form(key, **PERSONAL, **nobody)).json()[0]["service_notice"]
    assert "Tên và số điện thoại không được lưu" in told


def test_contact_that_nobody_may_read_is_not_kept(client, key):
    answer = client.post(
        POST, form(key, **PERSONAL, **{"attribute[consent_coordinator][]": ["text"]})
    )
    assert "không được lưu" in answer.json()[0]["service_notice"]
    without = client.post(POST, form(key, **{"attribute[consent_coordinator][]": ["text"]}))
    assert "không được lưu" not in without.json()[0]["service_notice"]
    assert not Contact.objects.exists()
    assert Consent.objects.filter(submission=Submission.objects.earliest("id")).count() == 2


@pytest.mark.parametrize("harm", ["scam", "child_safety"])
def test_media_are_refused_and_no_address_is_opened(client, key, harm, monkeypatch):
    import socket

    from django.core.files.uploadedfile import SimpleUploadedFile

    def never(*_, **__):
        raise AssertionError("an address was looked up")

    monkeypatch.setattr(socket, "getaddrinfo", never)
    assert "media_url" in refused(
        client, key=key, service_code=harm, media_url="https://example.test/a.jpg"
    )
    picture = SimpleUploadedFile("a.png", b"\x89PNG", content_type="image/png")
    assert "media_url" in refused(client, key=key, service_code=harm, media=picture)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"service_code": None}, "service_code"),
        ({"description": None}, "description"),
        ({"description": "  "}, "description"),
        ({"description": "a" * 4001}, "description"),
        ({"address_id": "S01"}, "address_id"),
        ({"address_id": "X99"}, "address_id"),
        ({"email": "khong-phai"}, "email"),
        ({"attribute[links]": "\n".join(f"https://a{n}.vn" for n in range(11))}, "links"),
        ({"attribute[seen_on]": "hôm qua"}, "seen_on"),
        ({"attribute[seen_on]": "2999-01-01"}, "seen_on"),
        ({"attribute[wanted]": "tien"}, "wanted"),
        ({"attribute[going_on]": ["yes", "no"]}, "going_on"),
        ({"attribute[external_id]": "x" * 101}, "external_id"),
        ({"service_code": "official_channel"}, "complained_of"),
    ],
)
def test_every_fault_is_named(client, key, changes, named):
    assert named in refused(client, key=key, **changes)


@pytest.mark.parametrize("code", [Harm.SOMETHING_ELSE.value, "opinion", "../scam"])
def test_what_is_not_offered_is_404(client, key, code):
    assert "service_code" in refused(client, status=404, key=key, service_code=code)


def test_several_faults_are_several_errors(client, key):
    answer = client.post(POST, form(key, description=None, address_id="X99"))
    assert len(answer.json()) == 2


def test_answers_links_and_the_agency_complained_of(client, key):
    client.post(
        POST,
        form(
            key,
            service_code="official_channel",
            description=None,
            **{
                "attribute[links]": "https://a.vn\nhttps://b.vn\n\nhttps://a.vn",
                "attribute[complained_of]": "S01",
                "attribute[going_on]": "yes",
                "attribute[wanted]": "answer",
                "attribute[seen_on]": "2026-03-05T20:00:00Z",
            },
        ),
    )
    held = Submission.objects.get()
    assert held.links == ["https://a.vn", "https://b.vn"]
    assert held.complained_of.code == "S01"
    assert held.answers == {"going_on": True}
    assert held.wanted == "answer"
    assert str(held.seen_on) == "2026-03-06"  # the day in Việt Nam


def test_the_same_number_twice_is_one(client, key):
    twice = form(key, **{"attribute[external_id]": "1022/7"})
    first, second = client.post(POST, twice).json(), client.post(POST, twice).json()
    assert first == second
    assert Submission.objects.count() == 1
    kept = str(list(PartnerFiling.objects.values())) + str(list(Submission.objects.values()))
    assert "1022/7" not in kept
    submission_erase(submission=Submission.objects.get(), by=None, why="by_code")
    assert client.post(POST, twice).json() == first, "erased, it is not filed anew"
    other = make_key("khác")
    client.post(POST, {**twice, "api_key": other})
    client.post(POST, form(key))
    client.post(POST, form(key))
    assert Submission.objects.count() == 4


@pytest.mark.parametrize("harm", SUGGESTED)
def test_every_harm_is_taken_as_its_definition_says(client, key, harm):
    asked = client.get(f"/open311/v2/services/{harm}.json").json()["attributes"]
    sent = {"service_code": harm.value, "description": TEXT, "api_key": key}
    for one in asked:
        if one["required"]:
            many = "[]" if one["datatype"] == "multivaluelist" else ""
            sent[f"attribute[{one['code']}]{many}"] = one["values"][0]["key"]
    assert client.post(POST, sent).status_code == 200
    assert Submission.objects.get().harm == harm


def test_bounded(client, key):
    big = client.post(POST, form(key, description="a" * 70_000))
    assert big.status_code == 413
    assert big.json()[0]["code"] == 413
    many = client.post(POST, {**form(key), **{f"x{n}": "" for n in range(5_100)}})
    assert many.status_code in (400, 413)
    assert many.json()[0]["description"]
    for kind, body in (
        ("application/json", "{}"),
        ("multipart/form-data; boundary=x", "--x\r\nkhông phải"),
        ("multipart/form-data", "x"),
    ):
        answer = client.post(POST, body.encode(), content_type=kind, headers={"X-Api-Key": key})
        assert answer.status_code == 400, kind
    assert client.put(POST).status_code == 405
    assert Submission.objects.count() == 0


def test_another_sites_form_needs_no_cookie_and_gains_nothing(key):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(POST, form("")).status_code == 403
    assert strict.post(POST, form(key)).status_code == 200
    assert not strict.cookies


def test_what_no_database_stores_is_refused_in_the_shape(client, key):
    assert "UTF-8" in refused(client, api_key=key, description="a\x00b")
    assert client.get("/open311/v2/requests.json", {"api_key": "a\x00"}).status_code == 400


def test_a_wrong_address_is_told_in_the_shape_whatever_the_method():
    client = Client(enforce_csrf_checks=True)
    got = client.post("/open311/v2/khong-co.json", {})
    assert (got.status_code, got.json()[0]["code"]) == (404, 404)
