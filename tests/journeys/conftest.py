"""A real province in a real server, driven by a real browser."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from config.environment import PROJECT
from tests.browser import DESK, chromium


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of a file stay together, as they share what they made; those that say another
    group (``xdist_group``) are shared out by it."""
    for item in items:
        if item.get_closest_marker("browser") and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


@dataclass(frozen=True)
class Province:
    """A running demonstration: its address and the folder of its data."""

    address: str
    environment: dict[str, str]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Province]:
    """`nepso demo`, then `nepso run`, as an IT officer would."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEPSO_", "DJANGO_"))}
    # A screen calls every second and ends a line of its log every three: nobody waits for it.
    hasty = {"NEPSO_POLL": "1", "NEPSO_PLAY_BUCKET": "3"}
    environment = kept | hasty | {"NEPSO_DATA": str(tmp_path_factory.mktemp("province"))}
    command = [sys.executable, "-m", "config.command_line"]
    subprocess.run([*command, "demo"], cwd=PROJECT, env=environment, check=True)
    port = _free_port()
    server = subprocess.Popen(
        [*command, "run", "--port", str(port)],
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    end = time.monotonic() + 180  # a busy machine takes its time
    assert server.stdout is not None
    try:
        while "Ctrl+C" not in server.stdout.readline():
            assert server.poll() is None, "the server stopped"
            assert time.monotonic() < end, "the server did not start"
        yield Province(f"http://127.0.0.1:{port}", environment)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
        server.stdout.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a word to the outside."""
    with chromium() as running:
        yield running


@pytest.fixture
def open_page(browser: Browser, province: Province) -> Iterator[Callable[..., Page]]:
    """``open_page(size=PHONE, script=False)``: a fresh visitor with that screen."""
    contexts = []

    def opened(*, size: tuple[int, int] = DESK, script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=script,
            base_url=province.address,
            locale="vi-VN",
        )
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
