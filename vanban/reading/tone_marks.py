"""Puts Vietnamese tone marks back on the vowel they belong to.

PDF writers draw a mark apart from its letter, so that readers see ``hoc̣`` for ``học``,
``vi ̣`` for ``vị``, ``duṇ g`` for ``dụng``. A tone mark can only stand on a vowel; the vowel
follows from the spelling of the syllable.
"""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = "\u0302\u0306\u031b"
_MARKS = _TONES + _SHAPES
_AFTER_GAP = re.compile(rf"([aeiouyAEIOUY][{_MARKS}]*)((?:[ .,;:]+[{_MARKS}]+)+)(?=(\w?))")
_MARK = re.compile(f"[{_MARKS}]")
_LOOSE = re.compile(f"[ .,;:][{_MARKS}]")  # a mark without its letter, as rare as quickly seen
_CUT_ENDING = re.compile(
    rf"([bcdghklmnpqrstvxđBCDGHKLMNPQRSTVXĐ]*[aeiouyAEIOUY{_MARKS}]+)([nc])([{_TONES}]) "
    rf"([gh])(?![\w{_MARKS}])"
)
_SYLLABLE = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")
_VOWELS = frozenset("aeiouyAEIOUY")
_MISPLACED = re.compile(
    rf"[bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX][{_TONES}]|"
    rf"[aeoăâêôơ][{_SHAPES}]*[iyuoe][{_SHAPES}]*[{_TONES}]",
    re.I,
)
# the second of these pairs carries the mark; of every other pair without an ending, the first
_SECOND_CARRIES = frozenset({"oa", "oe", "uy", "ue", "uo", "ie", "ye"})


def mend_marks(text: str) -> str:
    """Return ``text`` with marks moved back to their vowels (NFD or NFC in, NFD-safe out)."""
    if text.isascii():
        return text
    spread = unicodedata.normalize("NFD", text)
    if not _needs_mending(spread):
        return text
    spread = _AFTER_GAP.sub(_close_gap, spread)
    spread = _CUT_ENDING.sub(r"\1\2\3\4", spread)
    return _SYLLABLE.sub(lambda found: _mend_syllable(found.group()), spread)


def _needs_mending(spread: str) -> bool:
    if _MISPLACED.search(spread):
        return True
    return bool(_LOOSE.search(spread) and _AFTER_GAP.search(spread))


def _close_gap(found: re.Match[str]) -> str:
    letter, between, following = found.groups()
    gap, mark = _MARK.sub("", between), "".join(_MARK.findall(between))
    blank = " " if gap.endswith(" ") or following else ""
    return f"{letter}{mark}{gap.rstrip(' ')}{blank}"


def _mend_syllable(syllable: str) -> str:
    """Move a tone mark from a consonant, or from a vowel that cannot carry it."""
    tones = [mark for mark in syllable if mark in _TONES]
    if len(tones) != 1 or not _MISPLACED.search(syllable):
        return syllable
    bare = syllable.replace(tones[0], "")
    place = _vowel_to_mark(bare)
    if place is None:
        return syllable
    return bare[:place] + tones[0] + bare[place:]


def _vowel_to_mark(bare: str) -> int | None:
    """The offset after the vowel (and its shape mark) that carries the tone, or None."""
    nucleus = _nucleus(bare)
    if not nucleus:
        return None
    shaped = [i for i in nucleus if i + 1 < len(bare) and bare[i + 1] in _SHAPES]
    if shaped:
        place = shaped[-1]
    elif len(nucleus) == 1:
        place = nucleus[0]
    else:
        ends_open = nucleus[-1] == len(bare) - 1
        pair = (bare[nucleus[0]] + bare[nucleus[1]]).lower()
        later = len(nucleus) > 2 or not ends_open or pair in _SECOND_CARRIES
        place = nucleus[1] if later else nucleus[0]
    after = place + 1
    while after < len(bare) and bare[after] in _SHAPES:
        after += 1
    return after


def _nucleus(bare: str) -> list[int]:
    """Offsets of the first run of vowels, without the u of qu and the i of gi before a vowel."""
    spots = [i for i, letter in enumerate(bare) if letter in _VOWELS]
    if not spots:
        return []
    run = [spots[0]]
    for spot in spots[1:]:
        between = bare[run[-1] + 1 : spot]
        if any(mark not in _SHAPES for mark in between):
            break
        run.append(spot)
    start = bare[: run[0] + 1].lower()
    if len(run) > 1 and (start.endswith("qu") or start.endswith("gi")):
        run = run[1:]
    return run
