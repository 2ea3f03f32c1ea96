"""What Django logs of a refused address has no key in it."""

import io
import logging

import pytest
from django.conf import settings
from django.urls import get_resolver
from django.utils.module_loading import import_string

from config.log_keys import BEFORE_A_KEY

KEY = "x7" * 22
# What is called key or token in an address, yet is public: anybody may read it in a page.
NO_SECRETS = {"tra-loi/mau/", "tin/anh/", "nghe-xem/"}


@pytest.fixture
def logged():
    """The lines that the server would write, through the filters its own handler is given."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    for name in settings.LOGGING["handlers"]["stderr"]["filters"]:
        handler.addFilter(import_string(settings.LOGGING["filters"][name]["()"])())
    logger = logging.getLogger("django")
    logger.addHandler(handler)
    yield lines
    logger.removeHandler(handler)


@pytest.mark.django_db
@pytest.mark.parametrize("rest", ["/", "", "/)", "/./lich.ics", ".m3u8"])
def test_a_refused_address_is_logged_without_its_key(client, logged, rest):
    for before in BEFORE_A_KEY:
        client.put(f"{before}{KEY}{rest}")
        client.get(f"{before}{KEY}{rest}")
    lines = logged.getvalue()
    assert KEY not in lines
    assert lines, "this test hears what is logged"


def test_other_lines_stay_as_they_are(logged):
    logging.getLogger("django.request").warning("Not Found: %s", "/san-pham/kho/abc/")
    assert "/san-pham/kho/abc/" in logged.getvalue()


def test_every_address_with_a_key_is_known():
    found = {f"/{route}" for route in _routes(get_resolver())}
    keyed = {route for route in found if "<str:key>" in route or "<str:token>" in route}
    public = tuple(f"/{one}" for one in NO_SECRETS)
    assert keyed
    assert {one for one in keyed if not one.startswith((*BEFORE_A_KEY, *public))} == set()


def _routes(resolver, before=""):
    for one in resolver.url_patterns:
        route = f"{before}{one.pattern}"
        if hasattr(one, "url_patterns"):
            yield from _routes(one, route)
        else:
            yield route
