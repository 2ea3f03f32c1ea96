"""Captions: WebVTT (W3C) and SubRip read, faults told by the line, written anew plainly.

What is stored is what this writes: times, words, and the marks <i>, <b>, <u>, <v NAME> alone. No
style, no region, no setting, no note of whoever made the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc

MOST_CUES, MOST_FAULTS, LONGEST_CUE, LAST_HOUR = 5_000, 12, 400, 9
_TIME = re.compile(r"^(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})$")
_ARROW = re.compile(r"^(\S+)\s*-->\s*(\S+)(?:\s+.*)?$")
_TAG = re.compile(r"<([^<>]*)>")
_KNOWN = re.compile(r"^(?:/?[ibu]|/?v|v [^\W\d_][^<>&\"]{0,40}|\d\d:\d\d:\d\d\.\d{3})$")


@dataclass(frozen=True, slots=True)
class Cue:
    """What stands on the screen from when to when, in milliseconds."""

    begins: int
    ends: int
    text: str


def captions_read(typed: str) -> list[Cue]:
    """The cues of a WebVTT or SubRip text. Raises Invalid: what is wrong on which line."""
    lines = nfc(typed).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    faults: list[str] = []
    cues: list[Cue] = []
    for number, block in _blocks(lines):
        _take(number, block, cues, faults)
    if not cues and not faults:
        faults.append("chưa có câu nào: mỗi câu gồm một dòng giờ và một dòng lời")
    if len(cues) > MOST_CUES:
        faults.append(f"có hơn {MOST_CUES} câu: hãy chia tệp")
    if faults:
        more = f"; và {len(faults) - MOST_FAULTS} lỗi nữa" if len(faults) > MOST_FAULTS else ""
        sentence = f"Phụ đề chưa đúng: {'; '.join(faults[:MOST_FAULTS])}{more}."
        raise Invalid(sentence, fields={"text": sentence})
    return cues


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Groups of lines between empty ones, each with the number of its first line."""
    found: list[tuple[int, list[str]]] = []
    current: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            current.append(line.strip())
        elif current:
            found.append((number - len(current), current))
            current = []
    return found


def _take(number: int, block: list[str], cues: list[Cue], faults: list[str]) -> None:
    if block[0].startswith(("WEBVTT", "NOTE", "STYLE", "REGION")) and "-->" not in block[0]:
        return
    # A name or number may stand above the times.
    at = 1 if len(block) > 1 and "-->" not in block[0] else 0
    arrow = _ARROW.match(block[at]) if at < len(block) else None
    begins = _milliseconds(arrow.group(1)) if arrow else None
    ends = _milliseconds(arrow.group(2)) if arrow else None
    where = f"dòng {number + at}"
    if arrow is None or begins is None or ends is None:
        faults.append(f"{where}: cần giờ dạng 00:01.000 --> 00:04.000")
        return
    words = block[at + 1 :]
    if ends <= begins:
        faults.append(f"{where}: giờ kết thúc phải sau giờ bắt đầu")
    elif cues and begins < cues[-1].begins:
        faults.append(f"{where}: câu này bắt đầu trước câu ở trên")
    if not words:
        faults.append(f"{where}: thiếu lời sau dòng giờ")
    for offset, line in enumerate(words, 1):
        if wrong := _fault_of(line):
            faults.append(f"dòng {number + at + offset}: {wrong}")
    cues.append(Cue(begins, ends, "\n".join(words)))


def _fault_of(line: str) -> str:
    if len(line) > LONGEST_CUE:
        return f"dài quá {LONGEST_CUE} ký tự"
    for tag in _TAG.findall(line):
        if not _KNOWN.match(tag):
            return f"có thẻ lạ <{tag[:20]}>: chỉ dùng chữ thường"
    rest = _TAG.sub("", line)
    return "có dấu < hoặc > lẻ: hãy bỏ đi" if "<" in rest or ">" in rest else ""


def _milliseconds(text: str) -> int | None:
    found = _TIME.match(text)
    if found is None:
        return None
    hours, minutes, seconds, thousandths = (int(one or 0) for one in found.groups())
    if hours > LAST_HOUR:
        return None
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def captions_written(cues: list[Cue]) -> str:
    """WebVTT of these cues; "&" is written as the entity that it must be."""
    lines = ["WEBVTT"]
    for cue in cues:
        text = re.sub(r"&(?!amp;|lt;|gt;|nbsp;|lrm;|rlm;)", "&amp;", cue.text)
        lines += ["", f"{_clock(cue.begins)} --> {_clock(cue.ends)}", text]
    return "\n".join(lines) + "\n"


def as_subrip(text: str) -> str:
    """A stored text as SubRip, for players that know nothing else."""
    lines: list[str] = []
    for number, cue in enumerate(captions_read(text), 1):
        words = _TAG.sub("", cue.text).replace("&amp;", "&").replace("&nbsp;", " ")
        times = f"{_clock(cue.begins)} --> {_clock(cue.ends)}".replace(".", ",")
        lines += [str(number), times, words.replace("&lt;", "<").replace("&gt;", ">"), ""]
    return "\n".join(lines)


def _clock(milliseconds: int) -> str:
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"
