"""Plan and figures: the numbers of the pages and their files, small cells suppressed alike."""

import csv
import io

import pytest

from nepso.portal.tests.conftest import world  # noqa: F401
from nepso.portal.tests.test_figures import CLOSED, YEAR, casework, closed  # noqa: F401
from nepso.portal.tests.test_progress import done  # noqa: F401
from nepso.publicapi.rest.tests.conftest import error_of


def test_without_a_plan_it_says_so(anybody, db):
    error_of(anybody.get("/plan"), 404, "not_found")
    assert anybody.get("/plan/clauses").json() == {"items": []}


def test_the_plan_in_force_and_its_clauses_as_the_page_has_them(client, anybody, world, done):  # noqa: F811
    plan = anybody.get("/plan").json()
    assert plan["title"]
    assert set(plan) == {"version", "title", "symbol", "issuer", "issued_on", "adopted_on"}
    items = anybody.get("/plan/clauses").json()["items"]
    rows = client.get("/tien-do/du-lieu.json").json()["du_lieu"]
    assert [one["label"] for one in items] == [row["muc"] for row in rows]
    for one, row in zip(items, rows, strict=True):
        told = [one[name] for name in ("tasks", "done", "under_way", "not_started", "activities")]
        names = ("nhiem_vu", "da_xong", "dang_lam", "chua_bat_dau", "hoat_dong")
        assert told == [row[name] for name in names]
    label = items[0]["label"]
    told = anybody.get(f"/plan/clauses/{label}").json()
    assert {**told, "counted_at": ""} == {**items[0], "counted_at": ""}
    error_of(anybody.get("/plan/clauses/IX.9"), 404, "not_found")


def test_figures_are_those_of_the_csv_and_no_small_one_is_told(client, anybody, closed):  # noqa: F811
    assert CLOSED in anybody.get("/figures").json()["years"]
    told = anybody.get(f"/figures/{CLOSED}").json()
    text = client.get(f"/so-lieu/{CLOSED}.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(told["items"]) == len(rows)
    for one, row in zip(told["items"], rows, strict=True):
        assert ("" if one["value"] is None else str(one["value"])) == row["so"]
        assert ("đúng" if one["is_hidden"] else "sai") == row["khong_cong_bo"]
        assert (one["table"], one["code"]) == (row["bang"], row["ma"])
    hidden = [one for one in told["items"] if one["is_hidden"]]
    assert hidden
    assert all(one["value"] is None for one in hidden)


@pytest.mark.parametrize("year", ["1999", "2101", "0", "mot-nam"])
def test_a_year_that_has_no_figures(anybody, db, year):
    status = 404 if year == "2101" else 422
    error_of(anybody.get(f"/figures/{year}"), status)
    assert YEAR
