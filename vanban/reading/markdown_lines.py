"""The printed lines of one Markdown paragraph: markup gone, line breaks judged."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.token import Token

from vanban.reading.letters import pattern

LABEL = re.compile(
    r"(?:[-–+•*]\s|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s|[a-zđ][).]\s|[IVXLC]+[.)]\s"
    r"|(?:Điều|Phần|Chương|Mục|PHẦN|CHƯƠNG|ĐIỀU)\s+[\dIVXLC]+|Nơi nhận|Kính gửi)"
)
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|center|h[1-6])\s*>", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\[\^[\w-]{1,20}\](?!:)")
_CHECKBOX = re.compile(r"^\[[ xX]\]\s+")
# the lines of authority over a signature; what follows them is a line of its own
# ("Q. CHỦ TỊCH" acts for the chairman, "Q. Tân Bình" is a district that wrapped)
_SIGNS_FOR = pattern(
    r"(?:TM|KT|TL|TUQ)\s?\.\s*[A-ZĐỦỤ]|[TK]/[MTL]\s*\.?\s*[A-ZĐỦỤ]|"
    r"Q\s?\.\s*(?:[A-ZĐÀ-Ỹ]{2}|(?:Chủ tịch|Giám đốc|Tổng|Chánh|Trưởng|Thủ trưởng|Hiệu trưởng)\b)"
)
_NAMES_WHO_SIGNS = re.compile(
    r"(?:QUYỀN )?(?:PHÓ )?(?:TỔNG )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG |HIỆU TRƯỞNG|BÍ THƯ|"
    r"(?:CHI )?CỤC TRƯỞNG|BỘ TRƯỞNG|CHÁNH |VIỆN TRƯỞNG|THỦ TRƯỞNG)[A-ZĐÀ-Ỹ ]*$"
)
_SAYS_SIGNED = re.compile(r"\(?đã ký\)?$", re.IGNORECASE)
_LONG = 160  # a source line longer than any wrapped one: this file breaks only between paragraphs


@dataclass(slots=True)
class Line:
    """One source line without markup; ``starts`` when a hard break stands before it."""

    text: str = ""
    starts: bool = False
    bold: bool = True


def printed_lines(inline: Token, *, apart: bool) -> list[Line]:
    """The lines of a paragraph as they should stand: wraps joined, new items apart.

    With ``apart`` (the heading of the document, cells that lay out columns) every break counts.
    """
    lines = _source_lines(inline)
    longest = max((len(line.text) for line in lines), default=0)
    made: list[Line] = []
    for line in lines:
        line.text = _CHECKBOX.sub("", _NOTE_MARK.sub("", line.text).strip())
        if not line.text.strip("=-_*~"):
            continue  # a rule drawn with letters
        if not made or apart or line.starts or _begins_anew(made[-1], line, longest):
            made.append(line)
        else:
            made[-1].text += f" {line.text}"
            made[-1].bold &= line.bold
    return made


def _begins_anew(before: Line, line: Line, longest: int) -> bool:
    if _SIGNS_FOR.match(line.text) or (_SIGNS_FOR.match(before.text) and line.text.isupper()):
        return True
    if _NAMES_WHO_SIGNS.match(before.text) and (
        (before.bold and line.bold) or _may_be_a_name(line.text)
    ):
        return True
    if _SAYS_SIGNED.match(before.text):
        return True
    if LABEL.match(f"{line.text} ") or longest > _LONG or (before.bold and not line.bold):
        return True
    ended = before.text.endswith((".", ";", ":")) and line.text[0].isupper()
    return ended and len(before.text) < longest * 0.75


def _may_be_a_name(text: str) -> bool:
    """Whether a line under a position can be who signs, or a note that they did.

    Small letters tell it from a position that wraps; its bold letters may not be marked.
    """
    return not text.isupper() and (text[0].isupper() or _SAYS_SIGNED.match(text) is not None)


def _source_lines(inline: Token) -> list[Line]:
    lines = [Line()]
    strong = 0
    for child in inline.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            lines.append(Line(starts=child.type == "hardbreak"))
        elif child.type == "html_inline":
            if _BREAK.match(child.content):
                lines.append(Line(starts=True))
        elif child.type == "strong_open":
            strong += 1
        elif child.type == "strong_close":
            strong -= 1
        else:
            _add(lines[-1], child, bold=strong > 0)
    return lines


def _add(line: Line, child: Token, *, bold: bool) -> None:
    text = child.content.replace("**", "") if child.type in {"text", "code_inline"} else ""
    if child.type == "image":
        text = child.content
    line.text += text
    if text.strip():
        line.bold = line.bold and bold
