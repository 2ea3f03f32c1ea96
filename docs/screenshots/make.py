"""Make the screenshots of the README: a demonstration province, a real browser, both widths."""

from __future__ import annotations

import io
import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from PIL import Image

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
sys.path.insert(0, str(PROJECT))

os.environ["DJANGO_SETTINGS_MODULE"] = "config.test_settings"
django.setup()  # the accounts of the demonstration are told by a package of the program

from tests.browser import DESK, PHONE, chromium  # noqa: E402 - found from any folder
from tests.journeys.signing_in import sign_in  # noqa: E402

PICTURES = {
    "so-theo-doi": ("lead_desk", "/nhiem-vu/"),
    "ke-hoach-va-tien-do": ("lead_desk", "/nhiem-vu/van-ban/"),
    "tinh-hinh": ("leader", "/ban-lam-viec/tinh-hinh/"),
    "viec-cua-toi": ("focal_officer", "/nhiem-vu/cua-toi/"),
    "trang-chu": ("", "/"),
    "phan-anh": ("", "/phan-anh/"),
    "ho-so": ("police_officer", "/ho-so/"),
    "dieu-hanh": ("lead_desk", "/ban-lam-viec/dieu-hanh/"),
}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _take(address: str) -> None:
    with chromium() as browser:
        for name, (role, path) in PICTURES.items():
            for width, height in (PHONE, DESK):
                page = browser.new_context(
                    viewport={"width": width, "height": height}, base_url=address
                ).new_page()
                if role:
                    sign_in(page, role)
                page.goto(path)
                _keep_small(page.screenshot(), HERE / f"{name}-{width}.png")


def _keep_small(taken: bytes, path: Path) -> None:
    """A screen has few colours: 128 of them are a third of the bytes, and look the same."""
    with Image.open(io.BytesIO(taken)) as picture:
        picture.convert("RGB").quantize(128).save(path, optimize=True)


def main() -> None:
    """Fill a province in a folder of its own, serve it, take the pictures, stop."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEPSO_", "DJANGO_"))}
        environment = kept | {"NEPSO_DATA": folder}
        command, port = [sys.executable, "-m", "config.command_line"], _free_port()
        subprocess.run([*command, "demo"], cwd=PROJECT, env=environment, check=True)
        server = subprocess.Popen(
            [*command, "run", "--port", str(port)],
            cwd=PROJECT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            while "Ctrl+C" not in (server.stdout.readline() if server.stdout else "Ctrl+C"):
                if server.poll() is not None:
                    raise SystemExit("Nếp Số không khởi động được để chụp màn hình.")
            _take(f"http://127.0.0.1:{port}")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


if __name__ == "__main__":
    main()
