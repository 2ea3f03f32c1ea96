"""A parameter that an operation does not know is told, not passed over in silence."""

import pytest

from nepso.outreach.products.models import Product
from nepso.publicapi.rest.api import api
from nepso.publicapi.rest.parameters import NONE_TAKEN, parameters_of
from nepso.publicapi.rest.tests.conftest import draft, error_of

pytestmark = pytest.mark.django_db
WRONG = "Có trường chưa đúng: hãy sửa theo từng trường rồi gửi lại."


@pytest.mark.parametrize("query", ["limit=-1", "page=2", "size=5&Size=9", "_=1"])
def test_a_parameter_that_is_none_is_422_under_its_name(anybody, out, query):
    assert anybody.get("/products?size=5").status_code == 200
    error = error_of(anybody.get(f"/products?{query}"), 422, "invalid")
    assert error["sentence"] == WRONG
    (name,) = error["fields"]
    assert f"{name}=" in query
    assert "size, cursor" in error["fields"][name]


def test_what_takes_no_parameter_says_so_and_a_command_too(anybody, commune, out):
    for path in ("/alerts", f"/products/{out.public_id}"):
        assert error_of(anybody.get(f"{path}?x=1"), 422)["fields"] == {"x": NONE_TAKEN}
    error = error_of(commune.post("/own/products?dry_run=1", draft()), 422)
    assert error["fields"] == {"dry_run": NONE_TAKEN}
    assert Product.objects.count() == 1, "nothing was written"


def test_who_has_no_key_is_told_that_first(anybody, db):
    error_of(anybody.get("/own/products?x=1"), 401, "no_key")


def test_a_long_name_is_told_short(anybody, db):
    error = error_of(anybody.get(f"/alerts?{'a' * 500}=1&" + "&".join("bcdefghijklm")), 422)
    assert len(error["fields"]) == 10
    assert max(map(len, error["fields"])) == 60


def test_every_parameter_that_the_document_names_is_known(client, db):
    told = 0
    for path in api.get_openapi_schema(path_params={})["paths"].values():
        for operation in path.values():
            for one in operation["parameters"]:
                told += one["in"] == "query"
    known = 0
    for bound in api._get_bound_routers():
        for view in bound.path_operations.values():
            known += sum(len(parameters_of(one.view_func)) for one in view.operations)
    assert told == known
