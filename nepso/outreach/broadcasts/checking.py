"""What there is to say of a reading before it is on the air: too quiet, cut off, too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nepso.outreach.broadcasts.models import Reading
from nepso.ui.components.numbers import so, thoi_luong

# EBU R 128 wants -23 LUFS for programmes; horns in the open are driven louder, as speech on the
# telephone is. Between these a person who listens will not reach for the knob.
QUIETEST_DB, LOUDEST_DB = -30.0, -10.0
LONGEST_SILENCE, MOST_CLIPPED = 2.0, 0.01
SHORTEST_SHARE, LONGEST_SHARE = 0.6, 1.6


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: whether it is as it should be, and words that say what to do."""

    is_good: bool
    text: str


def findings(
    reading: Reading, script_seconds: int, slots: Sequence[tuple[str, int]]
) -> list[Finding]:
    """Of its length against the script and the station's hours (words, minutes), of its level."""
    seconds = reading.stored.seconds or 0
    found = [_length(seconds, script_seconds)]
    found += [
        Finding(
            False,
            f"Dài hơn buổi phát “{words}” ({minutes} phút): hãy đọc gọn lại hoặc chọn buổi khác.",
        )
        for words, minutes in slots
        if seconds > minutes * 60
    ]
    if reading.levels is None:
        return [*found, Finding(False, "Máy chủ chưa đo được độ to của loại tệp này: hãy nghe kỹ.")]
    return found + _levels(reading.levels)


def _length(seconds: float, script_seconds: int) -> Finding:
    told = f"Dài {thoi_luong(seconds)}, lời đọc khoảng {thoi_luong(script_seconds)}"
    if seconds < script_seconds * SHORTEST_SHARE:
        return Finding(False, f"{told}: ngắn hơn nhiều, hãy nghe xem có đọc thiếu không.")
    if seconds > script_seconds * LONGEST_SHARE:
        return Finding(False, f"{told}: dài hơn nhiều, hãy nghe xem có đoạn thừa không.")
    return Finding(True, f"{told}.")


def _levels(levels: dict[str, float]) -> list[Finding]:
    loud = levels["loudness_db"]
    told = f"Độ to {so(loud, 1)} dB"
    if loud < QUIETEST_DB:
        found = [Finding(False, f"{told}, quá nhỏ: hãy đọc gần micro hơn rồi ghi lại.")]
    elif loud > LOUDEST_DB:
        found = [Finding(False, f"{told}, quá to: hãy lùi xa micro rồi ghi lại.")]
    else:
        found = [Finding(True, f"{told}, vừa nghe.")]
    if levels["clipped"] > MOST_CLIPPED:
        found.append(Finding(False, "Tiếng bị vỡ vì quá to: hãy lùi xa micro rồi ghi lại."))
    for name, where in (("silence_before", "đầu"), ("silence_after", "cuối")):
        if levels[name] > LONGEST_SILENCE:
            quiet = thoi_luong(levels[name])
            found.append(Finding(False, f"Im lặng {quiet} ở {where}: hãy cắt bớt."))
    return found
