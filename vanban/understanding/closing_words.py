"""The words that a closing paragraph opens with or ends in."""

from __future__ import annotations

import re

_OPENS = re.compile(
    r"^(?:Trên đây là|Căn cứ (?:nội dung )?(?:Kế hoạch|Chương trình|Hướng dẫn)|Trong quá trình|"
    r"Nhận được|Yêu cầu|Đề nghị|Quá trình|"
    r"Kế hoạch này|Ủy ban nhân dân [^.,;]{0,40}(?:yêu cầu|đề nghị)|"
    r"UBND [^.,;]{0,40}(?:yêu cầu|đề nghị))"
)
_CALLS = re.compile(r"^[A-ZĐ][^.;:]{2,90}?\s(?:yêu cầu|đề nghị)\s")


def opens_closing(words: str) -> bool:
    """Whether a paragraph at the end opens as those that close a document."""
    return bool(_OPENS.match(words) or _CALLS.match(words))


def closes(words: str) -> bool:
    """Whether the last paragraph closes a document: it opens so, or ends with the mark "./."."""
    return opens_closing(words) or words.rstrip().endswith("./.")
