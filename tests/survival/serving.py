"""The web server and the worker of ``nepso run`` as processes that a test may kill."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import suppress
from functools import cache
from pathlib import Path

from config import environment

_PREPARE = "from config import preparing as p; p.prepare(); p.collect_static()"


def _prepare(variables: dict[str, str]) -> None:
    command = [sys.executable, "-c", _PREPARE]
    subprocess.run(command, cwd=environment.PROJECT, env=variables, check=True)


@cache
def _prepared() -> Path:
    """A data folder as a first start makes it, to be copied; gone when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="nepso-prepared-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _prepare(_variables() | {"NEPSO_DATA": str(folder)})
    return folder


def _variables() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEPSO_", "DJANGO_"))}
    return kept | {
        "NEPSO_MODE": "local",
        "NEPSO_DATABASE_URL": "",
        "NEPSO_FILINGS_REFUSED_AFTER": "1000000000",
        "NEPSO_FILINGS_A_MINUTE": "1000000000",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


class Served:
    """A data folder with its server and worker on a free port; a flood from one address passes."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder = folder
        here = {"NEPSO_DATA": str(folder), "NEPSO_DATABASE_URL": database}
        self.environment = _variables() | here
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._said = (folder.parent / "said.txt").open("wb")  # what the processes complain of
        self.server: subprocess.Popen[bytes] | None = None
        self.worker: subprocess.Popen[bytes] | None = None
        if database:
            _prepare(self.environment)
        else:  # a new folder is like another: its tables and static files are made once
            shutil.copytree(_prepared(), folder, dirs_exist_ok=True)

    def start(self) -> None:
        """Start what does not run; each leads a group, so that nothing of it outlives a kill."""
        if self.server is None:
            self.server = self._process(f"serving._start_server('127.0.0.1', {self.port})")
        if self.worker is None:
            self.worker = self._process("serving._start_worker()")

    def _process(self, how: str) -> subprocess.Popen[bytes]:
        code = f"from config import serving; raise SystemExit({how}.wait())"
        return subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=environment.PROJECT,
            env=self.environment,
            stderr=self._said,
            start_new_session=True,
        )

    def kill_server(self) -> None:
        """kill -9 of the server with all its processes, as a power cut ends them."""
        self.server = _killed(self.server)

    def kill_worker(self) -> None:
        """kill -9 of the process that does the jobs."""
        self.worker = _killed(self.worker)

    def kill_one_process(self) -> None:
        """kill -9 of one process of the server that answers; its master starts another."""
        assert self.server is not None
        answering = [c for m in _children(self.server.pid) for c in _children(m)]
        assert answering, "the server has no process that answers"
        os.kill(answering[0], signal.SIGKILL)

    def back_within(self, seconds: float) -> float:
        """Seconds until the server answers again; AssertionError when it does not."""
        begun = time.monotonic()
        while time.monotonic() - begun < seconds:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2):
                    return time.monotonic() - begun
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        said = Path(self._said.name).read_text(errors="replace")[-2000:]
        ended = self.server.poll() if self.server else "not started"
        busy = os.getloadavg()[0] / (os.cpu_count() or 1)
        raise AssertionError(
            f"not back after {seconds} s (ended: {ended}, load a core: {busy:.1f}): {said}"
        )

    def stop(self) -> None:
        """End both."""
        self.kill_worker()
        self.kill_server()
        self._said.close()


def _killed(process: subprocess.Popen[bytes] | None) -> None:
    if process is not None:
        with suppress(ProcessLookupError):  # it could not start and has ended: told elsewhere
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []
