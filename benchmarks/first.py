"""First: from a fresh clone without caches to the first page, and to the filled demonstration.

Clones what is committed here into a folder that is thrown away, once for ``make run`` and once for
``make demo``, each with an empty cache of uv and pip and a data folder of its own, and asks for the
front page until it answers. What is downloaded counts.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from config.environment import PROJECT

FIRST_PAGE_LIMIT_S, DEMO_LIMIT_S = 30.0, 60.0
_GIVEN_UP_AFTER_S = 600


def run() -> list[tuple[str, float]]:
    """Seconds of both, with their limits."""
    return [
        ("first_page_s", _seconds_of("run")),
        ("first_page_limit_s", FIRST_PAGE_LIMIT_S),
        ("demo_s", _seconds_of("demo")),
        ("demo_limit_s", DEMO_LIMIT_S),
    ]


def _seconds_of(target: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        clone, caches = Path(folder) / "clone", Path(folder) / "caches"
        subprocess.run(["git", "clone", "--quiet", str(PROJECT), str(clone)], check=True)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEPSO_", "DJANGO_"))}
        empty = {f"{tool}_CACHE_DIR": str(caches / tool) for tool in ("UV", "PIP")}
        port, begun = _free_port(), time.monotonic()
        make = subprocess.Popen(
            ["make", target, f"PORT={port}"],
            cwd=clone,
            env=kept | empty,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # make, server and worker end together
        )
        try:
            _wait_for_page(f"http://127.0.0.1:{port}/", make)
            return time.monotonic() - begun
        finally:
            with contextlib.suppress(ProcessLookupError):  # all of it ended by itself
                os.killpg(make.pid, signal.SIGTERM)
            make.wait(30)


def _wait_for_page(address: str, make: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _GIVEN_UP_AFTER_S
    while time.monotonic() < end:
        if make.poll() is not None:
            raise RuntimeError(f"make ended with {make.returncode} before {address} answered")
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"{address} did not answer in {_GIVEN_UP_AFTER_S} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
