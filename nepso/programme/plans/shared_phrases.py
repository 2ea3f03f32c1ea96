"""The phrases that two texts share, as a person would name them: whole words that mean something.

A machine's run of equal syllables begins and ends anywhere ("dụng công nghệ", "bộ quy tắc đến").
Here a phrase begins and ends at a mark, at a small word, or between two words of two syllables, and
what every plan says ("tăng cường", "cơ quan, đơn vị") is no phrase of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from nepso.kernel.folding import lowered

_TOKEN = re.compile(r"\w+|[^\w\s]")


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_SMALL = _listed(
    "và|hoặc|hay|các|những|của|cho|đến|tới|trên|trong|ngoài|tại|với|về|từ|theo|để|nhằm|do|bởi|bằng|"
    "là|có|được|bị|này|đó|khi|nếu|thì|mà|như|cùng|ở|ra|vào|lên|qua|một|hai|ba|mỗi|từng|mọi|việc|"
    "sẽ|đã|đang|phải|cần|cũng|nhất|trước|sau|ngày|tháng|năm"
)
# Small where a number follows ("Điều 8"); else part of a word ("chuyên mục", "môi trường số").
_NUMBERED = _listed("số|điều|khoản|mục|điểm|quý|kỳ")
_SMALL_PAIRS = frozenset({("thông", "qua"), ("đối", "với"), ("nhất", "là"), ("liên", "quan")})
_COMMON = _listed(
    "tổ chức|thực hiện|triển khai|tăng cường|đẩy mạnh|góp phần|kịp thời|phù hợp|thường xuyên|"
    "hệ thống|nội dung|hình thức|hoạt động|cơ quan|đơn vị|địa phương|sở|ban|ngành|địa bàn|tỉnh|"
    "kế hoạch|nhiệm vụ|giải pháp|quy định|phối hợp|chủ trì|chỉ đạo|hướng dẫn|theo dõi|xây dựng|"
    "công tác|kết quả|báo cáo|ủy ban nhân dân|xã|phường|yêu cầu|tình hình|chủ động|hiệu quả|"
    "nâng cao|toàn thể|đầy đủ|nghiêm túc|thuộc|lĩnh vực|quản lý|sản phẩm|xã hội|phát hiện|"
    "thông tin|cán bộ|công chức|viên chức|người lao động|đảng viên|chú trọng|điện tử|giá trị"
)
_LONGEST = max(len(words.split()) for words in _COMMON)


def shared_phrases(text: str, other: str, weight: Callable[[list[str]], float]) -> list[str]:
    """What both texts say to the mark, the weightiest first, as ``text`` prints it in lower case.

    ``weight`` is asked for the words of a phrase; one of no weight is left out.
    """
    tokens = _TOKEN.findall(lowered(text))
    against = f" {' '.join(_TOKEN.findall(lowered(other)))} "
    small = _small(tokens)
    edges = _edges(tokens, small)
    found: dict[str, float] = {}
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and f" {' '.join(tokens[start : end + 1])} " in against:
            end += 1
        first, last = _trimmed(start, end, small, edges)
        words = [token for token in tokens[first:last] if token[0].isalnum()]
        if len(words) > 1 and not _is_common(tokens[first:last], small[first:last]):
            heavy = weight(words)
            if heavy > 0:
                found.setdefault(_printed(tokens[first:last]), heavy)
        start = max(end, start + 1)
    phrases: list[str] = []
    for phrase in sorted(found, key=lambda one: -found[one]):
        if not any(phrase in earlier for earlier in phrases):
            phrases.append(phrase)
    return phrases


def _small(tokens: list[str]) -> list[bool]:
    """Which tokens are marks, numbers or small words, alone or as a pair ("thông qua")."""
    small = [not word[0].isalpha() or word in _SMALL for word in tokens]
    for place, pair in enumerate(pairwise(tokens)):
        if pair[0] in _NUMBERED and pair[1].isdigit():
            small[place] = True
        elif pair in _SMALL_PAIRS:
            small[place] = small[place + 1] = True
    return small


def _edges(tokens: list[str], small: list[bool]) -> list[bool]:
    """Before which tokens a phrase may begin or end; one more than there are tokens.

    Inside a stretch of an even number of syllables words are taken for pairs, as most are; in an
    odd one nobody knows where the single syllable stands, so it is taken whole or not at all.
    """
    edges = [True] * (len(tokens) + 1)
    start = 0
    while start < len(tokens):
        end = start
        while end < len(tokens) and not small[end]:
            end += 1
        for place in range(start + 1, end):
            edges[place] = (end - start) % 2 == 0 and (place - start) % 2 == 0
        start = max(end, start + 1)
    return edges


def _trimmed(start: int, end: int, small: list[bool], edges: list[bool]) -> tuple[int, int]:
    while start < end and (small[start] or not edges[start]):
        start += 1
    while end > start and (small[end - 1] or not edges[end]):
        end -= 1
    return start, end


def _is_common(tokens: list[str], small: list[bool]) -> bool:
    """Whether no word is left of a phrase without those that stand in every plan; a syllable alone
    is none."""
    place = left = 0
    while place < len(tokens):
        if small[place]:
            place += 1
            continue
        lengths = range(_LONGEST, 0, -1)
        step = next((n for n in lengths if " ".join(tokens[place : place + n]) in _COMMON), 0)
        left += not step
        place += step or 1
    return left < 2


def _printed(tokens: list[str]) -> str:
    return re.sub(r" (?=[,;:.)…])|(?<=\() | (?=[-/])|(?<=/) ", "", " ".join(tokens))
