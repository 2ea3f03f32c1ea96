"""A key is shown once, kept as a hash, counted, and taken back."""

import base64
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.db.models import QuerySet

from nepso.foundation.audit.models import AuditLine
from nepso.publicapi.models import PartnerKey
from nepso.publicapi.tests.conftest import form, make_key

READ = "/open311/v2/requests.json"


def told(*words):
    out = StringIO()
    call_command("open311_key", *words, stdout=out)
    return out.getvalue()


def test_create_shows_the_key_once_list_and_revoke(client, province):
    said = told("create", "--agency", "TD", "--for", "tổng đài")
    key = said.split(": ")[-1].strip()
    assert key.startswith("nso-")
    assert len(key) > 32
    row = PartnerKey.objects.get()
    kept = " ".join(str(v) for v in PartnerKey.objects.values_list().get())
    assert key not in kept
    assert key not in told("list")
    assert row.hint in told("list")
    assert client.get(READ, headers={"X-Api-Key": key}).status_code == 200
    assert "thu hồi" in told("revoke", row.public_id)
    assert client.get(READ, headers={"X-Api-Key": key}).status_code == 403
    with pytest.raises(CommandError, match="từ trước"):
        told("revoke", row.public_id)
    with pytest.raises(CommandError, match="Không có khóa"):
        told("revoke", "khong-co")
    assert set(AuditLine.objects.values_list("act", flat=True)) == {
        "publicapi.partner_key_make",
        "publicapi.partner_key_revoke",
    }


@pytest.mark.parametrize("agency", ["khong co co quan nay", ""])
def test_create_needs_an_agency(province, agency):
    with pytest.raises(CommandError):
        told("create", "--agency", agency, "--for", "thử")


def test_three_ways_to_say_a_key(client, key):
    basic = "Basic " + base64.b64encode(f"{key}:".encode()).decode()
    assert client.get(READ, {"api_key": key}).json() == []
    assert client.get(READ, headers={"X-Api-Key": key}).json() == []
    assert client.get(READ, headers={"Authorization": basic}).json() == []


@pytest.mark.parametrize(
    "given", ["", "nso-khong-phai", "x" * 5000, "khóa", "Basic !!!", "Basic /w=="]
)
def test_no_key_or_a_wrong_one_is_403_in_the_shape_of_the_specification(client, province, given):
    header = "Authorization" if given.startswith("Basic") else "X-Api-Key"
    for answer in (
        client.get(READ, headers={header: given.encode().decode("latin-1")}),
        client.post(READ, form(), headers={header: given.encode().decode("latin-1")}),
    ):
        assert answer.status_code == 403
        [error] = answer.json()
        assert error["code"] == 403
        assert "hóa" in error["description"]


def test_too_fast_is_429_and_says_when(client, province):
    slow, other = make_key("chậm", per_minute=2), make_key("khác")
    answers = [client.get(READ, headers={"X-Api-Key": slow}) for _ in range(4)]
    late = [one for one in answers if one.status_code == 429]
    assert late
    assert answers[0].status_code == 200
    assert 1 <= int(late[0]["Retry-After"]) <= 60
    assert late[0].json()[0]["code"] == 429
    assert client.get(READ, headers={"X-Api-Key": other}).status_code == 200


def test_a_limiter_that_is_down_stops_nobody(client, key, monkeypatch):
    def down(*_, **__):
        raise OperationalError("disk full")

    monkeypatch.setattr(QuerySet, "update", down)
    assert client.get(READ, headers={"X-Api-Key": key}).status_code == 200
