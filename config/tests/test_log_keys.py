"""What is logged of an address has no key in it, and everything else stays readable."""

import io
import logging
import re

import pytest
from django.conf import settings
from django.urls import get_resolver
from django.utils.module_loading import import_string

from config.log_keys import BEFORE_A_KEY

KEY = "x7" * 22
# What is called key, token or code in an address, yet is public: anybody may read it in a page.
NO_SECRETS = (
    *("/tra-loi/mau/", "/tin/anh/", "/nghe-xem/"),
    "/thiet-bi/",  # on the QR of a loudspeaker in the street
    *("/open311/v2/services/", "/bao-cao-tong-hop/"),
)


@pytest.fixture
def logged():
    """The lines that the server would write, as its own handler writes them."""
    lines, told = io.StringIO(), settings.LOGGING
    handler = logging.StreamHandler(lines)
    asked = told["formatters"][told["handlers"]["stderr"]["formatter"]]
    handler.setFormatter(import_string(asked["()"])(asked["format"]))
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


@pytest.mark.parametrize("before", BEFORE_A_KEY)
def test_a_traceback_is_written_without_the_key_that_its_exception_holds(logged, before):
    address = f"https://nepso.vidu.vn{before}{KEY}/"
    try:
        try:
            raise ValueError(f"{address!r} does not answer")
        except ValueError as first:
            raise RuntimeError(f"given up: {address}") from first
    except RuntimeError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", address)
    lines = logged.getvalue()
    assert "RuntimeError: given up" in lines
    assert "Traceback" in lines
    assert (KEY in lines, lines.count(f"{before}...")) == (False, 3)


@pytest.mark.parametrize(
    "public",
    [
        "/tin/canh-bao-lua-dao-qua-dien-thoai-gia-danh-cong-an/",
        "/bo-quy-tac/dieu-2/",
        "/san-pham/kho/abc/",
        "/kenh/man-hinh/0123456789abcdef/nhat-ky/",
        "/static/nepso.0123456789abcdef0123456789abcdef.css",
    ],
)
def test_other_lines_stay_as_they_are(logged, public):
    logging.getLogger("django.request").warning("Not Found: %s", public)
    assert public in logged.getvalue()


def test_every_address_with_a_key_is_known():
    named = re.compile(r"<(str:)?(key|token|code)>")
    keyed = {route for route in _routes(get_resolver()) if named.search(route)}
    unknown = {one for one in keyed if not one.startswith((*BEFORE_A_KEY, *NO_SECRETS))}
    assert len(keyed) > len(BEFORE_A_KEY)
    assert unknown == set()


def _routes(resolver, before="/"):
    for one in resolver.url_patterns:
        route = f"{before}{str(one.pattern).removeprefix('^')}"
        if hasattr(one, "url_patterns"):
            yield from _routes(one, route)
        else:
            yield route
