"""Around every operation: ETag, sizes, methods, unreadable bodies, faults of ours."""

import pytest
from django.db import OperationalError

from nepso.casework.intake.models import PaceCount
from nepso.publicapi.pace import AddressPace
from nepso.publicapi.rest import caller
from nepso.publicapi.rest.operations import products
from nepso.publicapi.rest.tests.conftest import draft, error_of


def test_what_did_not_change_is_304_with_no_body(anybody, commune, out, desk):
    for machine, path, cached in (
        (anybody, "/products", "public"),
        (commune, "/own/products", "private"),
    ):
        first = machine.get(path)
        tag = first.headers["ETag"]
        assert first.headers["Cache-Control"].startswith(cached)
        assert "Authorization" in first.headers["Vary"]
        for known in (tag, f"W/{tag}", f'"khac", {tag}', "*"):
            again = machine.get(path, **{"If-None-Match": known})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["ETag"] == tag
        assert machine.get(path, **{"If-None-Match": '"khac"'}).status_code == 200
    desk.write(title="Mới")
    assert commune.get("/own/products", **{"If-None-Match": tag}).status_code == 200


def test_an_address_that_is_none_is_told_in_the_one_shape(client, db):
    for path in ("khong-co", "products/", "products/a/b", "plan/"):
        error_of(client.get(f"/api/v1/{path}"), 404, "not_found")


def test_another_method_is_405_and_says_which_there_are(client, anybody, commune):
    answer = client.delete("/api/v1/products")
    error_of(answer, 405, "wrong_method")
    assert answer.headers["Allow"] == "GET, HEAD"
    error_of(commune.put("/own/products", draft()), 405)


@pytest.mark.parametrize(
    "body", ["", "{", "[]", '"chữ"', "null", b"\xff\xfe", '{"title": 1}', '{"title": "\\ud800"}']
)
def test_a_body_that_is_none_is_400_or_422(commune, body):
    answer = commune.post("/own/products", body)
    assert answer.status_code in (400, 422)
    error_of(answer, answer.status_code)


@pytest.mark.parametrize("size", ["%207", "+7", "%2B7", "1_0", "07", "7,0", "bảy", ""])
def test_a_number_in_the_address_is_digits_and_nothing_else(anybody, db, size):
    error = error_of(anybody.get(f"/products?size={size}"), 422)
    assert error["fields"] == {"size": "Phải là số nguyên."}
    error_of(anybody.get("/figures/+2026"), 422)


@pytest.mark.parametrize("number", ["1", True, 1.5])
def test_a_number_in_a_body_is_a_number(commune, number):
    fields = error_of(commune.post("/own/products", draft(articles=[number])), 422)["fields"]
    assert fields == {"articles.0": "Phải là số nguyên."}


def test_a_body_too_large_is_413(commune):
    error_of(commune.post("/own/products", draft(source="x" * 300_000)), 413, "too_large")


def test_a_fault_of_ours_says_so_and_nothing_of_what_it_was(anybody, db, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("bí mật")

    monkeypatch.setattr(products, "postings_read", broken)
    error = error_of(anybody.get("/products"), 500, "our_fault")
    assert "bí mật" not in str(error)

    def away(*_, **__):
        raise OperationalError("disk full")

    monkeypatch.setattr(products, "postings_read", away)
    answer = anybody.get("/products")
    error_of(answer, 503, "unavailable")
    assert answer.headers["Retry-After"]


def test_a_session_has_no_power_here(client, desk):
    client.force_login(desk.person("head"))
    error_of(client.get("/api/v1/own/products"), 401)


def test_a_header_lifts_no_limit_of_what_is_public(client, db, monkeypatch):
    monkeypatch.setattr(caller, "address_pace", AddressPace(3))
    answers = [
        client.get("/api/v1/products", headers={"Authorization": "x"}, REMOTE_ADDR="127.9.9.9")
        for _ in range(5)
    ]
    assert answers[-1].status_code == 429
    assert answers[-1]["Retry-After"]


def test_the_limit_does_not_grow_with_the_number_of_processes(client, db, monkeypatch):
    """Each process has a memory of its own; what is beyond the quiet eighth is counted by all."""
    monkeypatch.setattr("nepso.publicapi.pace.time.time", lambda: 1_800_000_030.0)
    workers = [AddressPace(24), AddressPace(24)]
    passed = 0
    for turn in range(60):
        monkeypatch.setattr(caller, "address_pace", workers[turn % 2])
        answer = client.get("/api/v1/products", REMOTE_ADDR="127.9.9.8")
        passed += answer.status_code == 200
    assert 24 <= passed <= 24 + workers[0].quiet


def test_who_asks_little_leaves_no_trace(client, db, monkeypatch):
    monkeypatch.setattr(caller, "address_pace", AddressPace(24))
    for _ in range(3):
        client.get("/api/v1/products", REMOTE_ADDR="127.9.9.7")
    assert not PaceCount.objects.exists()
