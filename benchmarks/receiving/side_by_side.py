"""Ours, the bare view and django-helpdesk on the same machine in the same run, turn by turn."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEER = ROOT / ".tools" / "peers" / "helpdesk"
PEER_PACKAGES = ["django-helpdesk==2.6.1", "psycopg[binary]>=3.2", "pillow"]
ROUNDS, COUNT = 3, 250
POSTGRES = os.environ.get("NEPSO_BENCH_POSTGRESQL", "postgresql://root@127.0.0.1:5432/postgres")


def peer_python() -> Path:
    """The interpreter of the peer's environment, made and filled the first time."""
    python = PEER / "bin" / "python"
    marked = PEER / "installed"
    if not marked.exists():
        venv.create(PEER, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEER_PACKAGES], check=True)
        marked.write_text("\n".join(PEER_PACKAGES), encoding="utf-8")
    return python


def databases() -> dict[str, str]:
    """SQLite, and PostgreSQL where one answers: each measurement in a database of its own."""
    import psycopg

    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError:
        print("BỎ QUA PostgreSQL: không có máy chủ nào trả lời.", file=sys.stderr)
        return {"sqlite": "sqlite://"}
    return {"sqlite": "sqlite://", "postgres": POSTGRES}


def one(who: str, url: str, photo: bool) -> dict[str, float]:
    """One measurement in a process of its own: requests a second, p95 and CPU in ms."""
    python = str(peer_python()) if who == "helpdesk" else sys.executable
    with _database(url) as address:
        done = subprocess.run(
            [python, "-m", f"benchmarks.receiving.{who}", address, str(COUNT),
             "photo" if photo else "no"],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{who}: {done.stderr[-2000:]}")
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


@contextmanager
def _database(url: str) -> Iterator[str]:
    """A new PostgreSQL database while it is measured; SQLite makes its own file."""
    if url.startswith("sqlite"):
        yield url
        return
    name = f"nepso_bench_{os.getpid()}"
    _execute(url, f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
    try:
        yield url.rpartition("/")[0] + "/" + name
    finally:
        _execute(url, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _execute(url: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def compared(name: str, whom: list[str], *, photo: bool) -> list[tuple[str, float]]:
    """Medians of the rounds: requests a second and CPU ms of each, ours as a share of the
    others."""
    lines: list[tuple[str, float]] = []
    for database, url in databases().items():
        rounds = [{who: one(who, url, photo) for who in whom} for _ in range(ROUNDS)]
        for who in whom:
            speed = statistics.median(told[who]["per_second"] for told in rounds)
            lines.append((f"{name}_{database}_{who}_per_s", speed))
            worked = statistics.median(told[who]["cpu_ms"] for told in rounds)
            lines.append((f"{name}_{database}_{who}_cpu_ms", worked))
        for who in whom[1:]:
            shares = [told["ours"]["per_second"] / told[who]["per_second"] for told in rounds]
            lines.append((f"{name}_{database}_vs_{who}", statistics.median(shares)))
        slower = [told["ours"]["p95_ms"] / told["bare"]["p95_ms"] for told in rounds]
        lines.append((f"{name}_{database}_p95_vs_bare", statistics.median(slower)))
    return lines
