"""Calls a WSGI application as a server would, one POST after the other, and counts.

No network: what is compared is the work of the application and of its database.
"""

from __future__ import annotations

import atexit
import io
import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

TEXT = (
    "Tôi nhận được tin nhắn nói trúng thưởng xe máy, bảo bấm vào đường dẫn và nộp phí hồ sơ hai "
    "triệu đồng. Số gọi đến tự xưng là nhân viên ngân hàng, hối thúc chuyển tiền trong ngày. "
) * 3
BOUNDARY = "----nep-so-do"


def folder_for_once(prefix: str) -> str:
    """A folder that is gone when this process ends."""
    folder = tempfile.mkdtemp(prefix=prefix)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def database(url: str, folder: str) -> dict[str, Any]:
    """Django's DATABASES entry: SQLite with a write that is on the disk when it returns, or
    PostgreSQL by its address."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(folder) / "do.sqlite3"),
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": parts.username or "",
        "PASSWORD": parts.password or "",
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 600,
    }


def encoded(
    fields: Sequence[tuple[str, str]], photo: tuple[str, bytes] | None
) -> tuple[str, bytes]:
    """The content type and the body of a form, with a photo as (field, bytes) when there is one."""
    if photo is None:
        return "application/x-www-form-urlencoded", urlencode(fields).encode()
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields
    ]
    name, content = photo
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="a.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    )
    parts += [head.encode(), content, f"\r\n--{BOUNDARY}--\r\n".encode()]
    return f"multipart/form-data; boundary={BOUNDARY}", b"".join(parts)


def photo_bytes() -> bytes:
    """A JPEG of about 300 kB: noise, as a photo of a screen is to the encoder."""
    import random

    from PIL import Image

    chance = random.Random(3)
    small = Image.frombytes("RGB", (400, 300), chance.randbytes(400 * 300 * 3))
    out = io.BytesIO()
    small.resize((1200, 900), Image.Resampling.BICUBIC).save(out, "JPEG", quality=72)
    return out.getvalue()


def called(
    application: Callable[..., Any], path: str, cookie: str, body: tuple[str, bytes], caller: int
) -> tuple[str, bytes]:
    """One POST; the status line and the body of the answer."""
    kind, content = body
    status: list[str] = []
    environ = {
        "REQUEST_METHOD": "POST", "PATH_INFO": path, "QUERY_STRING": "", "SCRIPT_NAME": "",
        "SERVER_NAME": "testserver", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": f"127.{caller >> 16 & 255}.{caller >> 8 & 255}.{caller & 255}",
        "HTTP_HOST": "testserver", "HTTP_COOKIE": cookie,
        "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(content)),
        "wsgi.input": io.BytesIO(content), "wsgi.errors": io.StringIO(), "wsgi.version": (1, 0),
        "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False,
        "wsgi.url_scheme": "http",
    }  # fmt: skip
    answer = application(environ, lambda told, headers, *_: status.append(told))
    try:
        return status[0], b"".join(answer)
    finally:
        close = getattr(answer, "close", None)
        if close:
            close()


def measure(
    application: Callable[..., Any],
    path: str,
    cookie: str,
    bodies: Sequence[tuple[str, bytes]],
    accepted: Callable[[str, bytes], bool],
) -> str:
    """JSON with requests a second, p95 in ms and this process's CPU ms for each (which a busy
    machine changes less); RuntimeError when one is not accepted."""
    warm, took, worked = max(5, len(bodies) // 10), [], 0.0
    for at, body in enumerate(bodies):
        if at == warm:
            worked = time.process_time()
        begun = time.perf_counter()
        status, content = called(application, path, cookie, body, at)
        spent = time.perf_counter() - begun
        if not accepted(status, content):
            raise RuntimeError(f"{status}: {content[:2000]!r}")
        if at >= warm:
            took.append(spent)
    cpu = (time.process_time() - worked) / len(took) * 1000
    p95 = statistics.quantiles(took, n=20)[-1] * 1000
    return json.dumps({"per_second": len(took) / sum(took), "p95_ms": p95, "cpu_ms": cpu})
