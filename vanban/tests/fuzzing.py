"""``python -m vanban.tests.fuzzing SEED COUNT [large]``: broken copies of real files, compiled.

``large`` makes texts of 1 to 3 MB of such copies. One process for all inputs, held to the child's
memory; prints JSON: how many were read and refused, every crash with what made it, the slowest
input in seconds a megabyte (a smaller file counts as one), the most memory used.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import signal
import sys
import time
import zipfile
from pathlib import Path
from typing import NoReturn

from vanban.compiling import compile_in_process
from vanban.errors import UnreadableDocument
from vanban.limits import MEMORY_BYTES
from vanban.tests.plan_in_word import DEMO, plan_docx

ROOT = DEMO.parents[1]
SHARED = Path(os.environ.get("NEPSO_SHARED", ROOT.parent / "shared"))
SECONDS_A_MB = 2
MAX_SEED = 600_000
_PIECES = [
    b"\x00", b"\xff\xfe", b"%PDF-1.7", b"endobj", b"<w:p>", b"</w:tbl>", b"\n- ", b"1.1.1. ",
    "đ) ".encode(), "Nơi nhận:".encode(), b"|", b"****", b"9" * 40, b"(" * 200, b"> " * 50,
    "ngày 99 tháng 99 năm 0000 ".encode(), "\u0301\u0323".encode(), b"[" * 60, b"&a;", b"%s%n",
]  # fmt: skip


_ENDLESS = [
    "phối hợp với Sở Y tế, Công an tỉnh và các sở; ".encode(), b"1. " + b"1." * 40 + b" x\n",
    "- Giao Sở Y tế (chủ trì) báo cáo trước ngày 30/6/2026.\n".encode(), "a, và ".encode(),
    "Các sở, ban, ngành và ".encode(), "- chính trị\n".encode(), b"(", "“ngày 1/1 ".encode(),
]  # fmt: skip


class TooSlow(Exception):
    """An input took longer than it may."""


def seeds() -> list[tuple[str, bytes]]:
    """The demonstration plan in every format, and the samples where they are present."""
    text = DEMO.read_bytes()
    found = [
        ("a.txt", text),
        ("b.md", text),
        ("c.md", b"# K\n\n| a | b |\n|--|--|\n| c | d |\n\n" + text.replace(b"\n- ", b"\n* ")),
        ("d.docx", plan_docx(word_counts=True, task_table=True)),
        ("e.docx", plan_docx(word_counts=False)),
        ("f.pdf", (ROOT / "benchmarks/inputs/plan-text.pdf").read_bytes()),
        ("g.pdf", (ROOT / "benchmarks/inputs/plan-tables.pdf").read_bytes()),
    ]
    samples = sorted((SHARED / "plan" / "samples").glob("*25-kh*.pdf"))
    return found + [(path.name, path.read_bytes()) for path in samples]


def broken(name: str, data: bytes, chance: random.Random) -> bytes:
    """A copy of a file with a few things wrong; of a .docx often inside its parts."""
    if name.endswith(".docx") and chance.random() < 0.8:
        return _broken_inside(data, chance)
    made = bytearray(data[:MAX_SEED])
    if name.endswith((".txt", ".md")) and chance.random() < 0.5:
        begin = chance.randrange(len(made))
        made = made[begin : begin + chance.randrange(1, 6000)]
    for _ in range(chance.choice((1, 2, 5, 20, 80))):
        _hurt(made, chance)
    return bytes(made)


def large(files: list[tuple[str, bytes]], chance: random.Random) -> tuple[str, bytes]:
    """A text of 1 to 3 MB: broken copies one after another, or one line that never ends."""
    name, data = chance.choice([file for file in files if file[0].endswith((".txt", ".md"))])
    size = chance.randrange(1_000_000, 3_000_000)
    pieces: list[bytes] = []
    if chance.random() < 0.4:
        piece = chance.choice(_ENDLESS)
        return name, b"\n".join((_clean(data[:600]), piece * (size // len(piece))))
    while sum(map(len, pieces)) < size:
        pieces.append(_clean(broken(name, data, chance)))
    return name, _clean(b"\n".join(pieces)[:size])


def _clean(data: bytes) -> bytes:
    """Without what makes a whole text no text, so that it is read and not refused at the door."""
    return data.decode("utf-8", errors="ignore").replace("\0", "").encode()


def _broken_inside(data: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            inner = bytearray(old.read(member))
            if member in {"word/document.xml", "word/numbering.xml", "word/styles.xml"}:
                for _ in range(chance.choice((0, 1, 3, 10))):
                    _hurt(inner, chance)
            if chance.random() > 0.02:
                new.writestr(member, bytes(inner))
    return stream.getvalue()


def _hurt(data: bytearray, chance: random.Random) -> None:
    """One wound: a byte changed, a stretch cut, doubled, moved, or something put in."""
    if not data:
        return
    at = chance.randrange(len(data))
    length = min(chance.choice((1, 4, 30, 400, 5000)), len(data) - at)
    match chance.randrange(6):
        case 0:
            data[at] = chance.randrange(256)
        case 1:
            del data[at : at + length]
        case 2:
            data[at:at] = data[at : at + length]
        case 3:
            data[at:at] = chance.choice(_PIECES)
        case 4:
            stretch = data[at : at + length]
            del data[at : at + length]
            where = chance.randrange(len(data) + 1)
            data[where:where] = stretch
        case _:
            del data[max(at, len(data) // 2) :]


def _ring(_signal: int, _frame: object) -> NoReturn:
    raise TooSlow


def ending(name: str, data: bytes) -> str:
    """How one input ended: ``read``, ``refused``, or what is wrong in words."""
    try:
        document = compile_in_process(name, data)
    except UnreadableDocument as error:
        return "refused" if error.sentence.endswith(".") else "no sentence"
    return _untiled(document.text, [segment.span for segment in document.segments])


def _timed_ending(name: str, data: bytes) -> str:
    """The same with a crash in words, and not longer than it may take."""
    seconds = SECONDS_A_MB * max(1.0, len(data) / 1_000_000)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        return ending(name, data)
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _untiled(text: str, spans: list[tuple[int, int]]) -> str:
    """``read`` when every letter lies in exactly one segment, else where the first does not."""
    at = 0
    for start, end in sorted(spans):
        if start < at or text[at:start].strip():
            return f"segments do not tile at {at}"
        at = max(at, end)
    return "read" if not text[at:].strip() else f"segments end at {at}"


def _most_memory_mb() -> int:
    """The high-water mark of this program alone (rusage would count who started it)."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def main(seed: int, count: int, *, of_megabytes: bool = False) -> int:
    """Compile ``count`` broken inputs and print what happened."""
    signal.signal(signal.SIGVTALRM, _ring)
    resource.setrlimit(resource.RLIMIT_AS, (2 * MEMORY_BYTES, 2 * MEMORY_BYTES))
    chance = random.Random(seed)
    files = seeds()
    told: dict[str, object] = {"read": 0, "refused": 0}
    crashes: list[str] = []
    slowest = (0.0, "")
    keep = os.environ.get("FUZZ_KEEP")
    for number in range(count):
        if of_megabytes:
            name, data = large(files, chance)
        else:
            name, data = chance.choice(files)
            data = broken(name, data, chance)
        begun = time.process_time()
        ended = _timed_ending(name, data)
        spent = (time.process_time() - begun) / max(1.0, len(data) / 1_000_000)
        slowest = max(slowest, (spent, f"{number} {name}"))
        if ended in {"read", "refused"}:
            told[ended] = int(str(told[ended])) + 1
        else:
            crashes.append(f"{number} {name}: {ended}")
            if keep:
                Path(keep, f"{seed}-{number}-{name}").write_bytes(data)
    told |= {"crashes": crashes, "slowest_s": round(slowest[0], 2), "slowest": slowest[1]}
    told["max_rss_mb"] = _most_memory_mb()
    print(json.dumps(told))  # noqa: T201 - what this command is for
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), of_megabytes="large" in sys.argv[3:]))
