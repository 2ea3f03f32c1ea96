"""Debian's Chromium for tests and pictures; it says no word to the outside."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.touching import too_small_to_touch

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# What runs in this process: files that each start a browser share one.
_running: list[Playwright] = []
PHONE, DESK = (390, 844), (1280, 900)
FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """A running browser, with more flags; skips the test, loudly, where there is none."""
    if CHROMIUM is None:
        pytest.skip("SKIPPED LOUDLY: no Chromium on this machine (apt-get install chromium)")
    is_first = not _running
    if is_first:
        # Playwright keeps an event loop on this thread: only one, and Django must bear with it.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        _running.append(sync_playwright().start())
    browser = _running[0].chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags])
    try:
        yield browser
    finally:
        browser.close()
        if is_first:
            _running.pop().stop()


def faults(page: Page) -> list[str]:
    """What axe finds, whether the page is wider than its screen, and what on a phone is too small
    to touch; empty when all is well."""
    return laid_out_wrongly(page) + axe_faults(page)


def laid_out_wrongly(page: Page) -> list[str]:
    """Whether the page is wider than its screen; on a phone also what a thumb would miss."""
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    found = [f"{wide} px wider than the screen"] if wide > 1 else []
    if page.viewport_size and page.viewport_size["width"] <= PHONE[0]:
        found += too_small_to_touch(page)
    return found


def axe_faults(page: Page) -> list[str]:
    """What axe finds; empty when all is well."""
    found = []
    for fault in Axe().run(page, options=AXE_OPTIONS).response["violations"]:
        found += [f"{fault['id']}: {node['html'][:200]}" for node in fault["nodes"]]
    return found
