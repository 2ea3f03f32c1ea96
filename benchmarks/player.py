"""The player's memory over 10,000 slide changes in Chromium, the clock of the page sped up.

The real page, style and script, with a list of twelve items and three pages each; the server is
played by the browser's own routing, so that nothing but the player is measured. JS heap and DOM
nodes after a forced collection, at the 500th change and at the last. Limit: 2 MB and no node more.
"""

from __future__ import annotations

import json
import os
import time
from types import SimpleNamespace
from typing import Any

CHANGES, WARM = 10_000, 500
HEAP_LIMIT_MB, NODES_LIMIT = 2.0, 50.0
_BASE, _SECONDS, _CHUNK_S = "http://127.0.0.1:9/man-hinh/thu/", 3, 300


def run() -> list[tuple[str, float]]:
    """Growth of the heap (MB) and of the nodes, with their limits; and how many slides changed."""
    # Settings are read when asked to measure; plain names of static files are served below.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.test_settings")
    import django

    django.setup()
    from tests.browser import chromium

    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        changes = _served(page)
        page.clock.install()
        page.goto(_BASE)
        cdp = page.context.new_cdp_session(page)
        cdp.send("Performance.enable")
        _play(page, changes, WARM)
        first = _measured(cdp)
        _play(page, changes, CHANGES)
        last = _measured(cdp)
    heap, nodes = last[0] - first[0], last[1] - first[1]
    return [
        ("player_slides_changed", float(changes["shown"])),
        (f"player_heap_growth_mb (≤ {HEAP_LIMIT_MB})", heap / 1e6),
        (f"player_nodes_growth (≤ {NODES_LIMIT})", nodes),
        ("player_heap_mb", last[0] / 1e6),
    ]


def _play(page: Any, changes: dict[str, int], until: int) -> None:
    """Let the page's time run until so many were shown; its promises need moments of ours."""
    while changes["shown"] < until:
        page.clock.run_for(_CHUNK_S * 1000)
        page.wait_for_timeout(20)
        changes["shown"] = page.evaluate("() => window.shownSlides")


def _measured(cdp: Any) -> tuple[float, float]:
    for _ in range(3):
        cdp.send("HeapProfiler.collectGarbage")
    told = {one["name"]: one["value"] for one in cdp.send("Performance.getMetrics")["metrics"]}
    return told["JSHeapUsedSize"], told["Nodes"]


def _served(page: Any) -> dict[str, int]:
    from django.contrib.staticfiles import finders
    from django.template.loader import render_to_string

    outlet = SimpleNamespace(name="Màn hình đo", agency=SimpleNamespace(name="Cơ quan đo"))
    values = {
        "screen": SimpleNamespace(shape="landscape", outlet=outlet),
        "poll": 20,
        "bucket": 900,
    }
    html = render_to_string("screens/player.html", values)
    given = json.dumps(_list(html))

    def answer(route: Any) -> None:
        path = route.request.url.split("?")[0]
        now = {
            "X-Nepso-Now": str(int(time.time() * 1000)),
            "ETag": '"mot"',
            "X-Nepso-Device": "paired",
        }
        if path == _BASE:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif path.endswith("danh-sach.json"):
            same = route.request.headers.get("if-none-match") == '"mot"'
            route.fulfill(status=304 if same else 200, body="" if same else given, headers=now)
        elif path.endswith("nhat-ky/"):
            kept = [one["id"] for one in json.loads(route.request.post_data or "[]")]
            route.fulfill(body=json.dumps({"kept": kept}), headers=now)
        else:
            name, _, rest = path.rsplit("/", 1)[-1].partition(".")  # player.HASH.js is player.js
            found = finders.find(f"screens/{name}.{rest.rpartition('.')[2]}")
            route.fulfill(path=str(found)) if found else route.fulfill(status=404)

    page.route("**/*", answer)
    page.add_init_script(
        "window.shownSlides = 0; addEventListener('DOMContentLoaded', () => { for (const one of"
        " document.querySelectorAll('.slide')) new MutationObserver((all) => { if (all.some((m) =>"
        " m.addedNodes.length)) window.shownSlides += 1; }).observe(one, { childList: true }); });"
    )
    return {"shown": 0}


def _list(html: str) -> dict[str, Any]:
    player = html.split('data-player="')[1].split('"', maxsplit=1)[0]
    words = "Không chuyển tiền theo lời một cuộc gọi. " * 5
    items = [
        {
            "id": f"ban{number:013}", "until": None, "slots": [[127, 0, 1440, _SECONDS]],
            "title": f"Bản số {number}", "pages": [[words], [words, words], [words]],
            "picture": "", "alt": "", "slide": "",
        }
        for number in range(12)
    ]  # fmt: skip
    return {
        "shape": "landscape", "zone": 420, "hold": 30 * 86_400_000, "player": player,
        "items": items, "alerts": [],
    }  # fmt: skip
