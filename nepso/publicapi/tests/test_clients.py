"""Clients that we did not write, against a live server: three 0.8.0 and georeport 0.3.1.

``three`` is of the time of Python 2: ``itertools.ifilter`` is put back for it. Its XML stays
unread: it takes ``dict.keys()[0]``, which no Python 3 has.
"""

import itertools
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import submission_show
from nepso.publicapi.tests.conftest import TEXT, form, make_agencies, make_key

itertools.ifilter = filter
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # an escape of its day in relaxml
    import georeport
    import three


@pytest.fixture
def served(live_server, settings):
    settings.NEPSO_URL = live_server.url
    make_agencies()
    return live_server.url


def test_three_finds_files_reads_and_follows(served):
    key, other = make_key(), make_key("khác")
    city = three.Three(
        served + "/open311/v2", api_key=key, discovery=served + "/open311/discovery.json"
    )
    [endpoint] = city.discovery()["endpoints"]
    city.configure(endpoint=endpoint["url"])
    assert city.discovery(endpoint["url"] + "/discovery.json")
    codes = [one["service_code"] for one in city.services()]
    assert "scam" in codes
    assert len(codes) == 10
    asked = city.services("scam")["attributes"]
    consents = {f"attribute[{one['code']}][]": ["text"] for one in asked if one["required"]}
    filed = city.post(
        "scam",
        address="5 Bến Oánh",
        name="Lan Nguyễn",
        phone="0912000111",
        email="lan@example.test",
        description=TEXT,
        **consents,
    )
    name = filed[0]["service_request_id"]
    assert city.post_response.status_code == 200
    assert Submission.objects.get().text == TEXT

    [one] = city.request(name, api_key=key)
    assert one["status"] == "open"
    assert one["description"] is None
    assert [row["service_request_id"] for row in city.requests(api_key=key)] == [name]
    assert city.requests("copyright", api_key=key) == []
    assert len(city.requests(between=["01-01-2000", "02-01-2000"], api_key=key)) == 0
    assert city.requests(count=5, page=1, status="open", api_key=key)
    assert city.request(name, api_key=other)[0]["code"] == 404
    assert city.requests()[0]["code"] == 403
    submission_show(submission=Submission.objects.get(), state="answered", by=None)
    [told] = city.get("servicerequestupdates", api_key=key)[-1:]
    assert told["status"] == "closed"

    refused = city.post("scam", description=TEXT)
    assert {one["code"] for one in refused} == {400}
    assert len(refused) == len(consents)
    picture = city.post("scam", description=TEXT, media=("a.png", b"\x89PNG"), **consents)
    assert picture[0]["code"] == 400
    assert city.post("khong-co")[0]["code"] == 404
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("output_format", ["json", "xml"])
def test_georeport_reads_with_the_key_in_its_address(served, output_format):
    key = make_key()
    for _ in range(2):
        posted = requests.post(served + "/open311/v2/requests.json", form(key), timeout=20)
        assert posted.status_code == 200, posted.text
    name = posted.json()[0]["service_request_id"]
    root = served.replace("http://", f"http://{key}:-@") + "/open311/v2/"
    client = georeport.GeoReport(root, output_format=output_format)
    listed = client.get_service_list()
    assert next(one["service_code"] for one in listed) == "scam"
    assert len(listed) == 10
    defined = client.get_service_definition("scam")
    assert defined["service_code"] == "scam"
    rows = client.get_service_requests(status="open", service_code="scam")
    assert name in [one["service_request_id"] for one in rows]
    assert len(rows) == 2
    one = client.get_service_request(name)
    assert one["status"] == "open"
    assert not one["description"]
    assert one["requested_datetime"].endswith("+07:00")

    keyless = georeport.GeoReport(served + "/open311/v2", output_format=output_format)
    assert keyless.get_service_list() == listed
    with pytest.raises(requests.HTTPError, match="403"):
        keyless.get_service_requests()
    with pytest.raises(requests.HTTPError, match="404"):
        client.get_service_request("khong-co")


def test_one_number_posted_at_once_by_many_is_one(served):
    key = make_key()
    sent = form(key, **{"attribute[external_id]": "c-1"})

    def post(_):
        return requests.post(served + "/open311/v2/requests.json", sent, timeout=60)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(post, range(16)))
    assert {one.status_code for one in answers} == {200}
    assert len({one.json()[0]["service_request_id"] for one in answers}) == 1
    assert Submission.objects.count() == 1
