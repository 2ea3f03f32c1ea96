"""The compiled document as one self-contained page: document and register side by side.

Works without JavaScript: a task is a link to its sentence, which lights up (``:target``); each
sentence links back. The page allows nothing but its own style sheet (CSP by hash), so that even
hostile text of a document could fetch and run nothing.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files

from vanban.model import CompiledDocument, DocumentTask, SegmentPart, Span
from vanban.writing.labels import KIND, agency_in_words, heading_facts, percent, place_of

_PART_TITLES = {
    SegmentPart.PAGE_FURNITURE: "Đầu trang, chân trang",
    SegmentPart.FOOTNOTE: "Chú thích",
}


def to_html(document: CompiledDocument) -> str:
    """The whole page as text; every letter of the document is escaped."""
    style = files("vanban.writing").joinpath("register.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    title = escape(document.header.title or document.source.name)
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>",
            '<a class="skip" href="#so">Đến sổ nhiệm vụ</a>',
            f"<header><h1>{title}</h1>{_facts(document)}</header>",
            f'<div class="sides"><main id="so">{_register(document)}</main>',
            '<section class="paper" id="van-ban" aria-label="Văn bản">',
            f"{_paper(document)}</section>",
            "</div>\n</body>\n</html>\n",
        ]
    )


def _facts(document: CompiledDocument) -> str:
    pairs = [pair for pair in heading_facts(document) if pair[0] != "Trích yếu"]
    pairs.append(("Tệp", f"{document.source.name} ({document.source.pages} trang)"))
    rows = "".join(f"<div><dt>{escape(a)}</dt><dd>{escape(b)}</dd></div>" for a, b in pairs)
    return f'<dl class="facts">{rows}</dl>'


def _register(document: CompiledDocument) -> str:
    made = [f"<h2>Sổ nhiệm vụ ({len(document.tasks)})</h2>", _problems(document)]
    if not document.tasks:
        made.append("<p>Không tìm thấy nhiệm vụ nào trong văn bản này.</p>")
    made.append("<ol>")
    _, sentence_of = _marks(document)
    for number, task in enumerate(document.tasks, start=1):
        made.append(_card(number, task, sentence_of[number]))
    made.append("</ol>")
    return "".join(made)


def _problems(document: CompiledDocument) -> str:
    if not document.problems:
        return ""
    items = "".join(f"<li>{escape(problem.message)}</li>" for problem in document.problems)
    return f'<div class="look"><h3>Cần xem lại</h3><ul>{items}</ul></div>'


def _card(number: int, task: DocumentTask, sentence: int) -> str:
    facts = [("Loại", KIND[task.kind])]
    if task.agency_lead:
        facts.append(("Cơ quan", agency_in_words(task)))
    if task.agency_coordinate:
        facts.append(("Phối hợp với", "; ".join(task.agency_coordinate)))
    if task.deadline:
        facts.append(("Thời hạn", task.deadline.text))
    if task.product:
        facts.append(("Sản phẩm", task.product))
    if task.references:
        facts.append(("Căn cứ", "; ".join(task.references)))
    facts.append(("Độ tin cậy", percent(task.confidence)))
    rows = "".join(f"<div><dt>{escape(a)}</dt><dd>{escape(b)}</dd></div>" for a, b in facts)
    doubts = "".join(f'<p class="doubt">{escape(doubt.sentence)}</p>' for doubt in task.doubts)
    return (
        f'<li id="v{number}"><a href="#c{sentence}"><b>{escape(place_of(task))}</b> '
        f"{escape(task.text)}</a><dl>{rows}</dl>{doubts}</li>"
    )


_Mark = tuple[int, int, int]  # start, end, number of the task


def _marks(document: CompiledDocument) -> tuple[list[_Mark], dict[int, int]]:
    """Where sentences of tasks stand, in order and apart, and the sentence each task points to.

    Tasks may share a sentence (a table row given to two agencies): then they share its mark.
    """
    found = sorted((*task.span, number) for number, task in enumerate(document.tasks, start=1))
    marks: list[_Mark] = []
    sentence_of: dict[int, int] = {}
    for start, end, number in found:
        begin = max(start, marks[-1][1]) if marks else start
        if begin < end or not marks:
            marks.append((begin, end, number))
        sentence_of[number] = marks[-1][2]
    return marks, sentence_of


def _paper(document: CompiledDocument) -> str:
    """The text segment by segment, each task's sentence an anchor that links to its card."""
    marks, _ = _marks(document)
    named: set[int] = set()
    made = ["<h2>Văn bản</h2>"]
    for segment in document.segments:
        start, end = segment.span
        inside = [mark for mark in marks if mark[0] < end and mark[1] > start]
        title = _PART_TITLES.get(segment.part)
        label = f'<span class="part">{title}</span> ' if title else ""
        words = _marked(document.text, segment.span, inside, named)
        if words.strip():
            made.append(f'<p class="{segment.part.value}">{label}{words}</p>')
    return "".join(made)


def _marked(text: str, span: Span, marks: list[_Mark], named: set[int]) -> str:
    made = []
    at, end = span
    for begin, stop, number in marks:
        first, last = max(begin, at), min(stop, end)
        name = "" if number in named else f' id="c{number}"'
        named.add(number)
        made.append(escape(text[at:first]))
        words = escape(text[first:last])
        made.append(f'<a{name} class="sentence" href="#v{number}">{words}</a>')
        at = last
    made.append(escape(text[at:end]))
    return "".join(made)
