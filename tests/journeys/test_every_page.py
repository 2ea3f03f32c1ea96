"""Every page that a role can reach by links: no accessibility fault, nothing cut off, no English."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve

from tests.conventions.vietnamese import english_words
from tests.journeys.conftest import DESK, PHONE

pytestmark = pytest.mark.browser

AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
DOWNLOADS = re.compile(r"\.(xlsx|ics|pdf|docx|txt|json)$|/tep/|/tai-ve/|/xuat")
# What each visitor must at least have seen, so that an empty walk cannot pass.
VISITORS = {"": 4, "administrator": 15, "lead_desk": 15, "focal_officer": 8, "leader": 8}


def _faults(page, address):
    found = []
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    if wide > 1:
        found.append(f"{address}: {wide} px wider than a {page.viewport_size['width']} px screen")
    report = Axe().run(page, options=AXE_OPTIONS).response
    for fault in report["violations"]:
        where = fault["nodes"][0]["html"][:160]
        found.append(f"{address} ({page.viewport_size['width']} px): {fault['id']}: {where}")
    foreign = english_words(page.content())
    if foreign:
        found.append(f"{address}: English words {sorted(foreign)[:8]}")
    return found


def _links(page, here):
    for href in page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"):
        there = urlsplit(urljoin(here, href))
        if there.netloc == urlsplit(here).netloc and not DOWNLOADS.search(there.path):
            yield there.path


def _name(path):
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


def _sign_in(page, province, role):
    from tests.journeys.signing_in import demonstration_account, sign_in

    sign_in(page, *demonstration_account(province, role))


@pytest.mark.timeout(600)
@pytest.mark.parametrize("role", VISITORS)
def test_pages(open_page, province, role):
    page = open_page(size=DESK)
    refused, errors = [], []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    if role:
        _sign_in(page, province, role)
    rest, seen, faults = ["/", "/ban-lam-viec/", "/giao-dien/"], {}, []
    while rest:
        path = rest.pop(0)
        name = _name(path)
        if name is None or name in seen or "logout" in name or name.startswith("admin:"):
            continue
        answer = page.goto(province.address + path)
        seen[name] = path
        if answer is None or answer.status >= 500 or answer.status == 404:
            faults.append(f"{path}: status {answer and answer.status}")
            continue
        if answer.status >= 400:
            refused.append(path)
            continue
        for size in (PHONE, DESK):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            faults += _faults(page, path)
        rest += _links(page, page.url)
    faults += [e for e in errors if "favicon" not in e and "status of 403" not in e]
    assert not faults, "\n".join(faults)
    assert len(seen) >= VISITORS[role], f"only {sorted(seen)} were reached"
