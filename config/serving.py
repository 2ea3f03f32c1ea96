"""``nepso run``: one web server and one worker on this machine."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

from config import environment, preparing
from config.receiving import RECEIVING_THREADS

READY_SECONDS = 180  # a busy machine; a process that ends is noticed at once


def serve(*, port: int, serve_name: str = "") -> int:
    """Prepare the data folder, start server and worker, print the address, wait; returns 0 or 1.

    Binds loopback. ``serve_name`` alone opens it to other machines, and then only under that name.
    """
    host = "0.0.0.0" if serve_name else "127.0.0.1"  # noqa: S104 - asked for by name
    address = f"http://{serve_name or '127.0.0.1'}:{port}"
    if _is_taken(port):
        print(
            f"Cổng {port} đang có chương trình khác dùng: hãy mở {address} nếu đó là Nếp Số, "
            "hoặc chọn cổng khác bằng “make run PORT=8001”.",
            file=sys.stderr,
        )
        return 1
    os.environ.setdefault("NEPSO_URL", address)
    if serve_name:
        os.environ["NEPSO_HOSTS"] = f"{serve_name},127.0.0.1,localhost"
    preparing.prepare()
    preparing.collect_static()
    preparing.fill_register()
    children = [_start_server(host, port), _start_worker()]
    return _watch(children, address)


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _start_server(host: str, port: int) -> subprocess.Popen[bytes]:
    command = ["-m", "gunicorn", "config.wsgi", "--bind", f"{host}:{port}"]
    # One process reads the program and the others are copies of it: back sooner, less memory.
    shape = ["--worker-class", "gthread", "--workers", "2", "--preload", "--timeout", "60"]
    shape += ["--threads", str(RECEIVING_THREADS)]
    quiet = ["--log-level", "warning", "--no-control-socket"]
    return subprocess.Popen([sys.executable, *command, *shape, *quiet], cwd=environment.PROJECT)


def _start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "django", "worker"], cwd=environment.PROJECT)


def _watch(children: list[subprocess.Popen[bytes]], address: str) -> int:
    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        if not _becomes_ready(address, children):
            print("Nếp Số không khởi động được: xem thông báo lỗi ở trên.", file=sys.stderr)
            return 1
        _greet(address)
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        print("Một tiến trình của Nếp Số đã dừng; dừng cả hệ thống.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait()


def _becomes_ready(address: str, children: list[subprocess.Popen[bytes]]) -> bool:
    local = f"http://127.0.0.1:{address.rsplit(':', 1)[1]}/healthz"
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and all(child.poll() is None for child in children):
        try:
            with urllib.request.urlopen(local, timeout=2) as answer:
                if answer.status == 200:
                    return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


def _greet(address: str) -> None:
    from nepso.foundation.accounts.services import local_administrator_link  # noqa: PLC0415

    print(f"\nNếp Số đang chạy tại {address}")
    print(f"Đăng nhập quản trị (dùng một lần): {local_administrator_link(address)}")
    print("Nhấn Ctrl+C để dừng.", flush=True)
