"""Every page a role can reach by links, and what its forms answer to nothing filled in: no axe
fault, nothing cut off, nothing too small for a thumb, no English."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Error

from tests.browser import DESK, PHONE, axe_faults, laid_out_wrongly
from tests.conventions.vietnamese import english_words
from tests.journeys.signing_in import sign_in
from tests.structure import Judged, parts_of

pytestmark = pytest.mark.browser

# What each visitor must at least have seen, so that an empty walk cannot pass.
VISITORS = {
    "": 4, "administrator": 15, "lead_desk": 15, "focal_officer": 8, "leader": 8,
    "reception": 8, "police_officer": 10, "appeal_officer": 3,
}  # fmt: skip
# A feed is no page; what a browser saves is told by the browser.
FEEDS = (".xml", ".json", ".atom", ".rss", ".ics", ".m3u8")
# What a browser says of an answer that the walk asked for: a right denied, a form refused.
_REFUSED = re.compile(r"favicon|status of 4(00|03|09|22)")
# A form that a browser would not send like this: nothing in it, and the server refuses it.
_EMPTIED = """form => {
  form.noValidate = true;
  for (const field of form.elements) {
    if (field.type === 'hidden' || field.localName === 'button') continue;
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = false;
    else field.value = '';
  }
}"""


@pytest.fixture(scope="session")
def judged(tmp_path_factory, worker_id):
    base = tmp_path_factory.getbasetemp()
    return Judged((base if worker_id == "master" else base.parent) / "judged")


def _faults(page, address, judged):
    where = f"{address} at {page.viewport_size['width']} px"
    found, parts = laid_out_wrongly(page), parts_of(page)
    if not judged.knows(parts):
        by_axe = axe_faults(page)
        found += by_axe
        if not by_axe:
            judged.note(parts)
    found = [f"{where}: {fault}" for fault in found]
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


def _refusals(page, path, asked, judged):
    """What the forms of this page answer when nothing is filled in that must be; each act once."""
    found = []
    forms = "main form[method=post]:not([hx-post]):has([required])"
    for number in range(page.locator(forms).count()):
        form = page.locator(forms).nth(number)
        name = _name(urlsplit(urljoin(page.url, form.get_attribute("action") or "")).path)
        send = form.locator("button:not([type=button]):not([formaction])")
        if name is None or name in asked or not send.count() or "logout" in name:
            continue
        asked[name] = path
        form.evaluate(_EMPTIED)
        with page.expect_navigation():
            send.first.evaluate("button => button.form.requestSubmit(button)")
        found += _faults(page, f"{path} ({name} with nothing)", judged)
        page.goto(path)
    return found


# Two processes share the walk: each has about half of the pages.
def _half(role):
    first = role in ("", "lead_desk", "reception", "police_officer")
    return pytest.mark.xdist_group("pages-1" if first else "pages-2")


@pytest.mark.timeout(900)
@pytest.mark.parametrize("role", [pytest.param(role, marks=_half(role)) for role in VISITORS])
def test_pages(open_page, province, judged, role):
    page = open_page(size=DESK)
    errors = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    if role:
        sign_in(page, role)
    rest, seen, asked, found = ["/", "/ban-lam-viec/", "/giao-dien/"], {}, {}, []
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
        for size in (DESK, PHONE):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            found += _faults(page, path, judged)
        rest += _links(page, page.url)
        found += _refusals(page, path, asked, judged)
    found += [e for e in errors if not _REFUSED.search(e)]
    assert not found, "\n".join(found)
    assert len(seen) >= VISITORS[role], f"only {sorted(seen)} were reached"
