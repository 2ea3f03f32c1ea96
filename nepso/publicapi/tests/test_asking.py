"""Reading: 90 days, pages, filters, and never what another key filed."""

import datetime as dt
from xml.etree import ElementTree

import pytest

from nepso.casework.intake.models import Submission
from nepso.kernel.clock import held_at, now
from nepso.publicapi.models import PartnerFiling
from nepso.publicapi.open311.answers import answer
from nepso.publicapi.tests.conftest import form, make_key

REQUESTS = "/open311/v2/requests"
DAY = dt.timedelta(days=1)


def asked(client, key, kind="json", **arguments):
    return client.get(f"{REQUESTS}.{kind}", arguments, headers={"X-Api-Key": key})


@pytest.fixture
def filed(client, key):
    """Today, 40 and 100 days ago, the middle one of another harm; and one of another key."""
    other = make_key("khác")
    for days, harm in ((0, "scam"), (40, "copyright"), (100, "scam")):
        with held_at(now() - days * DAY):
            client.post(f"{REQUESTS}.json", form(key, service_code=harm))
    client.post(f"{REQUESTS}.json", form(other))
    return key, other


def test_what_one_asks_for(client, filed):
    key, other = filed
    ids = list(
        PartnerFiling.objects.filter(key__label="tổng đài").order_by("-filed_at")
        .values_list("public_id", flat=True)
    )  # fmt: skip
    foreign = PartnerFiling.objects.get(key__label="khác").public_id

    def got(**arguments):
        answer = asked(client, key, **arguments)
        assert answer.status_code == 200, answer.content.decode()
        return [one["service_request_id"] for one in answer.json()]

    today = now()
    assert got() == ids[:2]
    assert got(start_date="", status="", service_code="") == ids[:2]
    assert got(start_date=(today - 110 * DAY).isoformat()) == ids[1:]
    assert got(end_date=(today - 50 * DAY).isoformat()) == ids[2:]
    assert got(start_date=f"{today - 41 * DAY:%Y-%m-%dT%H:%M:%SZ}", service_code="copyright") == [
        ids[1]
    ]
    assert got(service_code="scam,copyright") == ids[:2]
    assert got(service_code="harassment") == []
    assert got(service_request_id=f"{ids[2]},{foreign}", status="closed") == [ids[2]]
    assert got(status="open") == ids[:2]
    assert got(status="closed") == []
    assert got(status="open,closed") == ids[:2]
    assert got(page_size="1", page="2") == [ids[1]]
    assert got(page_size="1", page="9") == []
    Submission.objects.filter(partner_filing__public_id=ids[0]).update(state="refused")
    assert got(status="closed") == [ids[0]]
    assert got(status="open") == [ids[1]]

    for one in (foreign, "khong-co-dau"):
        single = client.get(f"{REQUESTS}/{one}.json", headers={"X-Api-Key": key})
        assert single.status_code == 404
        assert single.json()[0]["description"].startswith("Không có phản ánh này")
    assert len(asked(client, other).json()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("start_date", "hôm nay"),
        ("start_date", "2026-13-45T00:00:00Z"),
        ("start_date", "0001-01-01T00:00:00Z"),
        ("end_date", "9999-12-31T23:59:59Z"),
        ("status", "mo"),
        ("page", "0"),
        ("page", "-1"),
        ("page_size", "1001"),
        ("page", "9" * 5000),
        ("page", "²"),
        ("service_request_id", ",".join(["a"] * 101)),
    ],
)
def test_what_cannot_be_asked_is_told_by_name(client, key, name, value):
    answer = asked(client, key, **{name: value})
    assert answer.status_code == 400
    assert name in answer.json()[0]["description"]


def test_more_than_ninety_days_or_backwards(client, key):
    for begin, end in (("2026-01-01", "2026-06-01"), ("2026-02-01", "2026-01-01")):
        answer = asked(client, key, start_date=begin, end_date=end)
        assert answer.status_code == 400
        assert "start_date" in answer.json()[0]["description"]


def test_a_page_costs_the_same_queries_whatever_is_on_it(
    client, key, django_assert_max_num_queries
):
    for _ in range(5):
        client.post(f"{REQUESTS}.json", form(key))
    asked(client, key)
    with django_assert_max_num_queries(3):
        assert len(asked(client, key).json()) == 5


def test_xml_and_json_say_the_same(client, filed):
    key, _ = filed
    raw = asked(client, key, kind="xml")
    assert raw["Content-Type"] == "text/xml; charset=utf-8"
    assert raw.content.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
    root = ElementTree.fromstring(raw.content)
    assert root.tag == "service_requests"
    rows = [{field.tag: field.text for field in one} for one in root.findall("request")]
    assert rows == asked(client, key).json()


def test_services_and_definitions_in_both_formats(client, province):
    listed = client.get("/open311/v2/services.json").json()
    root = ElementTree.fromstring(client.get("/open311/v2/services.xml").content)
    assert [one.findtext("service_code") for one in root.findall("service")] == [
        one["service_code"] for one in listed
    ]
    assert len(listed) == 10
    assert "something_else" not in str(listed)
    assert {one["type"] for one in listed} == {"realtime"}
    assert root[0].findtext("metadata") == "true"
    defined = client.get("/open311/v2/services/scam.json").json()
    orders = [one["order"] for one in defined["attributes"]]
    assert orders == list(range(1, len(orders) + 1))
    consent = [one for one in defined["attributes"] if one["code"].startswith("consent_")]
    assert [one["code"] for one in consent] == [
        f"consent_{one}" for one in ("coordinator", "police", "platform_or_bank")
    ]
    assert all(one["required"] is True for one in consent)
    assert {one["datatype"] for one in consent} == {"multivaluelist"}
    xml = ElementTree.fromstring(client.get("/open311/v2/services/scam.xml").content)
    assert xml.tag == "service_definition"
    assert [one.findtext("code") for one in xml.iterfind("attributes/attribute")] == [
        one["code"] for one in defined["attributes"]
    ]
    keys = [one.text for one in xml.iterfind("attributes/attribute/values/value/key")]
    assert "contact" in keys
    assert "none" in keys


def test_discovery_has_every_field(client, settings):
    settings.NEPSO_URL = "https://phananh.example.test"
    for address in ("/open311/discovery", "/open311/v2/discovery"):
        got = client.get(f"{address}.json").json()
        [endpoint] = got["endpoints"]
        assert endpoint["specification"] == "http://wiki.open311.org/GeoReport_v2"
        assert endpoint["url"] == "https://phananh.example.test/open311/v2"
        assert endpoint["formats"] == ["text/xml", "application/json"]
        root = ElementTree.fromstring(client.get(f"{address}.xml").content)
        assert root.findtext("endpoints/endpoint/type") == "test"
        assert [one.text for one in root.iter("format")] == endpoint["formats"]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/open311/v2/services.txt", "xml"),
        ("/open311/v2/services/opinion.json", "json"),
        ("/open311/v2/services/something_else.xml", "xml"),
        ("/open311/v2/tokens/123.json", "json"),
        ("/open311/v2/khong-co", "xml"),
    ],
)
def test_what_is_not_there_is_404_in_the_asked_format(client, db, address, kind):
    got = client.get(address)
    assert got.status_code == 404
    if kind == "json":
        assert got.json()[0]["code"] == 404
    else:
        root = ElementTree.fromstring(got.content)
        assert root.tag == "errors"
        assert root.findtext("error/code") == "404"


def test_xml_stays_well_formed_whatever_it_holds():
    nasty = "a\x00\x0b\ud800<b>&amp;]]>\ufffe\u0085🙂"
    root = ElementTree.fromstring(answer("xml", "errors", [{"description": nasty}]).content)
    assert root.findtext("error/description") == "a<b>&amp;]]>\u0085🙂"


def test_the_page_for_people(client, db):
    page = client.get("/open311/").content.decode()
    assert "Xin khóa" in page
    assert "services/scam.json" in page


def test_a_database_that_is_away_is_503_in_the_shape(client, key, monkeypatch):
    from django.db import OperationalError

    from nepso.publicapi.open311 import views_public

    def away(*_):
        raise OperationalError("disk full")

    monkeypatch.setattr(views_public, "caller_of", away)
    got = asked(client, key)
    assert got.status_code == 503
    assert "chưa lưu gì" in got.json()[0]["description"]
