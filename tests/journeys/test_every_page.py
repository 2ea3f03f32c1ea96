"""Every page a role can reach by links: no axe fault, nothing cut off, no English."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Error

from tests.browser import DESK, PHONE, faults
from tests.conventions.vietnamese import english_words
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.browser

# What each visitor must at least have seen, so that an empty walk cannot pass.
VISITORS = {
    "": 4, "administrator": 15, "lead_desk": 15, "focal_officer": 8, "leader": 8,
    "reception": 8, "police_officer": 10, "appeal_officer": 3,
}  # fmt: skip
# A feed is no page; what a browser saves is told by the browser.
FEEDS = (".xml", ".json", ".atom", ".rss", ".ics", ".m3u8")
_clean: set[str] = set()  # pages without fault for another visitor: for the next one, one size


def _faults(page, address):
    where = f"{address} at {page.viewport_size['width']} px"
    found = [f"{where}: {fault}" for fault in faults(page)]
    if foreign := english_words(page.content()):
        found.append(f"{where}: English words {sorted(foreign)[:8]}")
    return found


def _links(page, here):
    for href in page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"):
        there = urlsplit(urljoin(here, href))
        if there.netloc == urlsplit(here).netloc and not there.path.endswith(FEEDS):
            yield there.path


def _name(path):
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


@pytest.mark.timeout(600)
@pytest.mark.parametrize("role", VISITORS)
def test_pages(open_page, province, role):
    page = open_page(size=DESK)
    errors = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    if role:
        sign_in(page, role)
    rest, seen, found = ["/", "/ban-lam-viec/", "/giao-dien/"], {}, []
    while rest:
        path = rest.pop(0)
        name = _name(path)
        if name is None or name in seen or "logout" in name or name.startswith("admin:"):
            continue
        seen[name] = path
        try:
            answer = page.goto(province.address + path)
        except Error as download:
            if "Download is starting" not in str(download):
                raise
            continue
        if answer is None or answer.status >= 500 or answer.status == 404:
            found.append(f"{path}: status {answer and answer.status}")
            continue
        if answer.status >= 400:
            continue  # a link that this role may not follow: tested by the rights matrices
        before = len(found)
        for size in (PHONE,) if name in _clean else (PHONE, DESK):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            found += _faults(page, path)
        if len(found) == before:
            _clean.add(name)
        rest += _links(page, page.url)
    found += [e for e in errors if "favicon" not in e and "status of 403" not in e]
    assert not found, "\n".join(found)
    assert len(seen) >= VISITORS[role], f"only {sorted(seen)} were reached"
