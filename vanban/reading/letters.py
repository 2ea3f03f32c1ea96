"""Patterns in which ``À-Ỹ`` means the accented capitals of Vietnamese and ``à-ỹ`` the small ones.

As a range of Unicode ``à-ỹ`` holds capitals too (Đ and đ, Ă and ă stand beside each other), so
that "Đề nghị" would pass for a word in small letters.
"""

from __future__ import annotations

import re
from functools import cache

_CAPITALS = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"


@cache
def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Compile ``text`` with both classes spelled out."""
    spelled = text.replace("À-Ỹ", _CAPITALS).replace("à-ỹ", _CAPITALS.lower())
    return re.compile(spelled, flags)
