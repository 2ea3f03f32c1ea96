"""G12: the first view of each public page: bytes over the wire, and LCP on a slow 4G telephone.

The demonstration served as an IT officer would, with two products put out and an invented code that
plainly is a test; Debian's Chromium with an empty cache, a telephone's screen, the network of
Lighthouse's "slow 4G" (1.6 Mbit/s down, 150 ms) and a processor four times slower. Bytes are those
that the browser says came in, headers too; each page also without a script at all.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
CODE = PROJECT / "nepso/foundation/rulebook/tests/quy-che-mau-thu.txt"
LIMIT_KB, STRETCH_KB, LIMIT_LCP_MS = 100.0, 50.0, 2500.0
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
ROUNDS = 3
PAGES = {
    "home": "/", "report": "/phan-anh/", "check": "/kiem-tra/", "code": "/bo-quy-tac/",
    "code_article": "/bo-quy-tac/dieu-2/", "news": "/tin/", "article": "", "agency": "",
    "search": "/tim-kiem/?q=xa", "corrections": "/dinh-chinh/", "progress": "/tien-do/",
    "figures": "/so-lieu/", "plan": "/ke-hoach-cong-khai/", "accessibility": "/tro-nang/",
}  # fmt: skip
PUT_OUT = (
    "from nepso.outreach.products.models import Product; from django.utils.timezone import now; "
    "Product.objects.update(state='out', approved_at=now())"
)
LCP = """() => new Promise((told) => {
  new PerformanceObserver((list) => told(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => told(-1), 5000);
})"""


def run() -> list[tuple[str, float]]:
    """kB of each page, the heaviest, the slowest LCP (median of three), with their limits."""
    sys.path.insert(0, str(PROJECT))
    from tests.browser import PHONE, chromium

    told: list[tuple[str, float]] = []
    heaviest = slowest = 0.0
    with _served() as address, chromium() as browser:
        pages = PAGES | _found(address)
        for name, path in pages.items():
            size = {"width": PHONE[0], "height": PHONE[1]}
            views = [_view(browser, address + path, size) for _ in range(ROUNDS)]
            weight = statistics.median(kb for kb, _ in views)
            lcp = statistics.median(ms for _, ms in views)
            heaviest, slowest = max(heaviest, weight), max(slowest, lcp)
            told += [(f"g12_{name}_kb", weight), (f"g12_{name}_lcp_ms", lcp)]
    limits = [
        ("g12_heaviest_kb", heaviest), ("g12_limit_kb", LIMIT_KB), ("g12_stretch_kb", STRETCH_KB),
        ("g12_slowest_lcp_ms", slowest), ("g12_limit_lcp_ms", LIMIT_LCP_MS),
    ]  # fmt: skip
    return told + limits


def _view(browser: Any, url: str, size: dict[str, int]) -> tuple[float, float]:
    """kB that came in until the network was idle, and the LCP, of a browser that knows nothing."""
    context = browser.new_context(viewport=size, device_scale_factor=2, service_workers="block")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_4G)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    came: list[float] = []
    wire.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    answer = page.goto(url, wait_until="networkidle", timeout=60_000)
    if answer is None or answer.status != 200:
        raise RuntimeError(f"{url}: {answer and answer.status}")
    lcp = float(page.evaluate(LCP))
    context.close()
    return sum(came) / 1000, lcp


def _found(address: str) -> dict[str, str]:
    """An article and an agency of this demonstration."""
    news = urllib.request.urlopen(f"{address}/tin/").read().decode()
    agencies = urllib.request.urlopen(f"{address}/don-vi/?q=so+van+hoa").read().decode()
    article = re.search(r'href="(/tin/[a-z0-9-]+-[a-z0-9]{16}/)"', news)
    agency = re.search(r'href="(/don-vi/[a-z0-9]{16}/)"', agencies)
    if article is None or agency is None:
        raise RuntimeError("the demonstration shows no article or no agency")
    return {"article": article.group(1), "agency": agency.group(1)}


@contextmanager
def _served() -> Iterator[str]:
    """``nepso demo`` and ``nepso run`` in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="nepso-bench-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
        probe.close()
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEPSO_", "DJANGO_"))}
        environment = kept | {"NEPSO_DATA": folder}
        command = [sys.executable, "-m", "config.command_line"]
        for words in (["demo"], ["code", "import", str(CODE)], ["shell", "-c", PUT_OUT]):
            subprocess.run(
                [*command, *words], cwd=PROJECT, env=environment, check=True, capture_output=True
            )
        server = subprocess.Popen(
            [*command, "run", "--port", str(port)],
            cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            while "Ctrl+C" not in (server.stdout.readline() if server.stdout else "Ctrl+C"):
                if server.poll() is not None:
                    raise RuntimeError("the demonstration did not start")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()
