"""No route without an owner: each is on the list, guarded as the list says, and asks a policy."""

import re

import pytest

from nepso.foundation.accounts.models import Account
from tests.conventions.routes import all_routes, listed, source_of

GUARD = re.compile(r"require\(|may_\w+\(|visible_to|_of_mine|policies\.")


def test_every_route_is_on_the_list():
    names, known = {r.name for r in all_routes()}, set(listed())
    assert names == known, (
        f"new: {sorted(names - known)}, gone: {sorted(known - names)}. "
        "Say in tests/conventions/routes.txt who may open it: public, signed_in or staff."
    )


def test_the_list_knows_three_audiences():
    assert set(listed().values()) <= {"public", "signed_in", "staff"}


@pytest.mark.django_db
def test_nobody_opens_a_guarded_route_without_signing_in(client):
    audience, open_doors = listed(), []
    for route in all_routes():
        if audience.get(route.name) == "public":
            continue
        client.cookies.clear()
        answer = client.get(route.example)
        sent_to_sign_in = answer.status_code == 302 and "/tai-khoan/" in answer["Location"]
        if not sent_to_sign_in and answer.status_code != 405:
            open_doors.append(f"{route.name} {answer.status_code}")
    assert not open_doors, f"{open_doors}: put @login_required above the view."


@pytest.mark.django_db
def test_an_account_without_a_role_opens_no_staff_route(client):
    client.force_login(Account.objects.create(username="khong-vai", full_name="Không Vai"))
    audience, open_doors = listed(), []
    for route in all_routes():
        if audience.get(route.name) == "staff":
            status = client.get(route.example).status_code
            if status not in (403, 404, 405):
                open_doors.append(f"{route.name} {status}")
    assert not open_doors, f"{open_doors}: ask a policy: require(may_…(request.user, …))."


def test_every_staff_view_asks_a_policy():
    audience, silent = listed(), []
    for route in all_routes():
        if audience.get(route.name) == "staff" and not GUARD.search(source_of(route.view)):
            silent.append(f"{route.name} ({route.view.__module__})")
    assert not silent, f"{silent}: start the view with require(may_…(request.user, …)) (habit 4)."
