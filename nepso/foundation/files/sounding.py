"""Sound measured, converted and spoken: what the system's own programs can do where they are
installed, and what is left without them (decision 0176)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from nepso.foundation.audit.services import Actor
from nepso.foundation.files.kinds import AUDIO, FileKind
from nepso.foundation.files.limited import Limits, child_environment, run_limited_on_file
from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.services import media_keep
from nepso.kernel.errors import Invalid

_LIMITS = Limits(memory_bytes=1024 * 1024 * 1024, cpu_seconds=60)
_MEASURING = Limits(memory_bytes=320 * 1024 * 1024, cpu_seconds=60)
_MOST = 400_000_000
_SPENT = "Tệp âm thanh này quá phức tạp để đo: hãy lưu lại dạng MP3 thường rồi gửi."
_NO_VOICE = "Máy chủ chưa cài giọng đọc máy: hãy ghi âm hoặc tải bản đọc lên."
# The reader that ffmpeg is to use, so that it opens no list of addresses or other container.
_READERS = {
    FileKind.MP3: "mp3", FileKind.M4A: "mov", FileKind.OGG: "ogg", FileKind.WAV: "wav",
    FileKind.WEBA: "matroska",
}  # fmt: skip


def has_ffmpeg() -> bool:
    """Whether sound can be converted here."""
    return shutil.which("ffmpeg") is not None


def has_voice() -> bool:
    """Whether a machine can speak here."""
    return shutil.which("espeak-ng") is not None


def levels_of(stored: StoredFile) -> dict[str, Any] | None:
    """What ``media/levels.py`` tells of it; None where it is no WAV and nothing here decodes it."""
    kind = FileKind(stored.kind)
    if kind not in AUDIO or (kind is not FileKind.WAV and not has_ffmpeg()):
        return None
    with tempfile.TemporaryDirectory(prefix="nepso-") as folder:
        source = _copied(stored, folder)
        if kind is not FileKind.WAV:
            wanted = ["-ac", "1", "-ar", "16000", "-c:a", "pcm_s16le", "-f", "wav"]
            source = _converted(source, kind, Path(folder) / "wav", wanted)
        with source.open("rb") as sound, tempfile.TemporaryFile() as out:
            return run_limited_on_file(
                "nepso.foundation.files.media.levels:levels_measured", sound, out,
                limits=_MEASURING, sentence=_SPENT,
            ).facts  # fmt: skip


def sound_as_mp3(*, stored: StoredFile, by: Actor | None) -> StoredFile:
    """The same as an MP3 for loudspeakers, where ffmpeg is installed; itself otherwise."""
    kind = FileKind(stored.kind)
    if kind is FileKind.MP3 or kind not in AUDIO or not has_ffmpeg():
        return stored
    with tempfile.TemporaryDirectory(prefix="nepso-") as folder:
        wanted = ["-ac", "1", "-c:a", "libmp3lame", "-b:a", "64k", "-f", "mp3"]
        made = _converted(_copied(stored, folder), kind, Path(folder) / "mp3", wanted)
        with made.open("rb") as content:
            return media_keep(content=File(content), name=stored.name, by=by, taken=AUDIO)


def spoken_by_machine(*, text: str, words_a_minute: int, name: str, by: Actor | None) -> StoredFile:
    """A machine reads Vietnamese words aloud: a preview, never a voice to be put on the air
    unheard. Raises Invalid in words where no voice is installed."""
    voice = shutil.which("espeak-ng")
    if voice is None:
        raise Invalid(_NO_VOICE)
    with tempfile.TemporaryDirectory(prefix="nepso-") as folder:
        out = Path(folder) / "giong.wav"
        _run([voice, "-v", "vi", "-s", str(words_a_minute), "-w", str(out), "--stdin"], text)
        made = ContentFile(out.read_bytes() if out.is_file() else b"")
        return media_keep(content=made, name=name, by=by, taken=AUDIO)


def _copied(stored: StoredFile, folder: str) -> Path:
    path = Path(folder) / "nguon"
    with default_storage.open(stored.path) as content, path.open("wb") as out:
        shutil.copyfileobj(content, out)
    return path


def _converted(source: Path, kind: FileKind, out: Path, wanted: list[str]) -> Path:
    program = shutil.which("ffmpeg") or ""
    read = ["-nostdin", "-loglevel", "error", "-protocol_whitelist", "file", "-threads", "1"]
    found = ["-f", _READERS[kind], "-i", str(source), "-vn", "-map_metadata", "-1"]
    _run([program, *read, *found, *wanted, str(out)])
    return out


def _run(command: list[str], text: str = "") -> None:
    limits = [str(_LIMITS.memory_bytes), str(_LIMITS.cpu_seconds), str(_MOST)]
    try:
        subprocess.run(  # noqa: S603 - a program of the system by its path, arguments as a list
            [sys.executable, "-m", "nepso.foundation.files.child_exec", *limits, *command],
            input=text.encode(),
            capture_output=True,
            timeout=_LIMITS.cpu_seconds * 2,
            env=child_environment(),
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise Invalid(_SPENT) from error
