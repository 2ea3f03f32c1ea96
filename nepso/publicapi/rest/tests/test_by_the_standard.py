"""What RFC 9110 and RFC 8259 ask of any server: HEAD as GET without a body, JSON in UTF-8."""

import pytest

from nepso.publicapi.rest.tests.conftest import ROOT, error_of

pytestmark = pytest.mark.django_db
READ = ["/products", "/postings", "/alerts", "/openapi.json"]


@pytest.mark.parametrize("path", READ)
def test_head_is_answered_as_get_without_a_body(client, out, path):
    got = client.get(ROOT + path)
    head = client.head(ROOT + path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head["ETag"] == got["ETag"]
    assert head["Cache-Control"] == got["Cache-Control"]
    assert int(head["Content-Length"]) == len(got.content)
    assert head["Content-Type"] == got["Content-Type"]


def test_head_of_what_is_known_is_304_and_of_what_is_not_there_is_404(client, out):
    tag = client.get(f"{ROOT}/products")["ETag"]
    assert client.head(f"{ROOT}/products", headers={"If-None-Match": tag}).status_code == 304
    missing = client.head(f"{ROOT}/products/zzzzzzzzzzzzzzzz")
    assert (missing.status_code, missing.content) == (404, b"")


def test_a_wrong_way_names_head_beside_get(client):
    answer = client.delete(f"{ROOT}/products")
    error_of(answer, 405, "wrong_method")
    assert answer["Allow"] == "GET, HEAD"


def test_a_command_is_no_get(commune, out):
    answer = commune.client.head(f"{ROOT}/own/alerts", headers=commune._headers({}))
    assert answer.status_code == 405


def test_vietnamese_stands_as_it_is_written(client, out):
    answer = client.get(f"{ROOT}/products")
    assert out.title.encode() in answer.content
    assert b"\\u" not in answer.content
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert b"\\u" not in client.get(f"{ROOT}/openapi.json").content


def test_the_rule_of_a_name_used_twice_stands_where_it_is_asked_for(client):
    document = client.get(f"{ROOT}/openapi.json").json()
    names = [
        (one, operation["responses"]["422"]["description"])
        for path in document["paths"].values()
        for operation in path.values()
        for one in operation.get("parameters", ())
        if one["name"] == "Idempotency-Key"
    ]
    assert names
    for one, meaning in names:
        for said in ("422", "90 ngày", "từng ký tự"):
            assert said in one["description"]
        assert "Idempotency-Key" in meaning


def _example(client, name):
    schemas = client.get(f"{ROOT}/openapi.json").json()["components"]["schemas"]
    return schemas[name]["examples"][0]


def test_what_is_shown_as_an_example_is_taken(client, commune):
    made = commune.post("/own/products", _example(client, "ProductIn"))
    assert made.status_code == 201, made.content
    told = made.json()
    change = _example(client, "ProductChangeIn") | {"revision": told["revision"]}
    assert commune.put(f"/own/products/{told['id']}", change).status_code == 200
    for name, path in (("ProofIn", "proofs"), ("ReachIn", "reach")):
        body, at = _example(client, name), f"/own/postings/{told['id']}/{path}"
        answer = commune.post(at, body) if path == "proofs" else commune.put(at, body)
        error_of(answer, 404, "not_found")  # its fields are right: there is no such posting


@pytest.mark.parametrize("body", ["[]", "null", ""])
def test_a_body_that_is_no_object_is_told_under_a_name(commune, body):
    error = error_of(commune.post("/own/products", body), 422)
    assert list(error["fields"]) == ["body"]
