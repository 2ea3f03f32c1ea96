"""Duties in the closing paragraph, after the last clause (contract: clause ``closing``)."""

from __future__ import annotations

import re

from vanban.understanding.agencies import begins_name, read_names
from vanban.understanding.closing_words import closes, opens_closing
from vanban.understanding.drafts import Draft
from vanban.understanding.duties import is_bare_call, is_invitation, is_report, states_no_duty
from vanban.understanding.headings import states_whole_duty, title_of
from vanban.understanding.outline import Node
from vanban.understanding.roles import Subject, subject_of
from vanban.understanding.sentences import sentences
from vanban.understanding.setting import Setting
from vanban.understanding.themes import Theme

_ASKS = re.compile(r"(?<=[;,.]\s)(?:đề nghị|yêu cầu)\s|(?<=\s)(?:đề nghị|yêu cầu)\s+(?=các\s)")
_FIRST_CALL = re.compile(r"Yêu cầu\s+")
_FURTHER_CALL = re.compile(r",?\s*(?:và\s+)?đề nghị\s+")
_IN_CASE = re.compile(r"(?:Trường hợp|Nếu|Khi)\s")


def closing_paragraphs(root: Node) -> list[Node]:
    """The plain paragraphs at the end of the body that close the document."""
    last = root
    while last.children:
        last = last.children[-1]
        if last.is_clause:
            continue
        break
    siblings = last.parent.children if last.parent is not None else []
    found: list[Node] = []
    for node in reversed(siblings):
        if not node.is_plain or node.unit is None:
            break
        ends = not found and (closes(node.words) or _follows_table(siblings))
        if not ends and not opens_closing(node.words):
            break
        found.insert(0, node)
    if found and len(found) == len(siblings) and _is_bare_title(last.parent, found[0]):
        return found[1:]  # the only words of a section are its own
    return found


def _follows_table(siblings: list[Node]) -> bool:
    """Whether the last paragraph tells agencies something after a table, under no number."""
    if len(siblings) < 2 or siblings[-1].path or not siblings[-2].is_table:
        return False
    return begins_name(siblings[-1].words) and subject_of(siblings[-1].words) is not None


def _is_bare_title(node: Node | None, closer: Node) -> bool:
    """Whether a clause is a title and nothing more, and no duty that closing words stand under."""
    if node is None or node.unit is None or node.mark is None:
        return False
    if opens_closing(closer.words) and states_whole_duty(node.words):
        return False
    title = title_of(node)
    return title is not None and title.rest >= len(node.unit.text)


def closing_drafts(nodes: list[Node]) -> list[Draft]:
    """The duties of the closing paragraphs; each goes on until another agency is given its own."""
    drafts = [draft for node in nodes for draft in _drafts_in(node)]
    if len(drafts) > 1:
        for number, draft in enumerate(drafts, start=1):
            draft.bullet = number
    return drafts


def _drafts_in(node: Node) -> list[Draft]:
    drafts: list[Draft] = []
    addressed: Subject | None = None  # by this sentence, or by the latest call before the duty
    for offset, sentence in sentences(node.words):
        asked = _asked_in(sentence)
        if drafts and not _is_of_another(sentence, asked, drafts[-1]):
            continue
        addressed = asked or addressed
        if _adds_nothing(sentence.strip()):
            continue
        if drafts:
            drafts[-1].end = node.start + offset
        names, requested = (addressed.names, addressed.requested) if addressed else ((), False)
        setting = Setting(Theme.ASSIGNMENT, names, requested)
        drafts.append(Draft(node, node.start + offset, "closing", setting))
    return drafts


def _is_of_another(sentence: str, asked: Subject | None, latest: Draft) -> bool:
    """Whether a sentence after a duty gives one to somebody else, who would not be seen in it."""
    if asked is None or _IN_CASE.match(sentence):
        return False
    known = {name.lower() for name in latest.setting.leads}
    return bool(known) and not known >= {name.lower() for name in asked.names}


def _adds_nothing(bare: str) -> bool:
    """Whether a sentence is what the document is, a bare call, an invitation or a statement."""
    if re.match(r"Trên đây là", bare) and ";" not in bare and not _orders_inside(bare):
        return True
    told = states_no_duty(bare) and not _orders_inside(bare)
    invites = is_invitation(bare) and not is_report(bare.partition(";")[0])
    return is_bare_call(bare) or invites or told


def _asked_in(sentence: str) -> Subject | None:
    """Whom a sentence addresses, also after "Trên đây là …; đề nghị …"."""
    subject = _asked_in_turn(sentence) or subject_of(sentence)
    called = _ASKS.search(sentence) if subject is None and sentence.startswith("Trên") else None
    return subject_of(sentence[called.start() :]) if called else subject


def _asked_in_turn(sentence: str) -> Subject | None:
    """ "Yêu cầu các đơn vị thuộc Sở, đề nghị UBND các huyện tổ chức thực hiện": both."""
    call = _FIRST_CALL.match(sentence)
    if call is None:
        return None
    first = read_names(sentence, call.end())
    call = _FURTHER_CALL.match(sentence, first.end)
    second = read_names(sentence, call.end()) if call is not None else None
    if second is None or not second.names:
        return None
    return Subject(first.names + second.names, requested=False, predicate=second.end)


def _orders_inside(sentence: str) -> bool:
    return bool(re.search(r"(?:yêu cầu|đề nghị)\s+[^.]*(?:báo cáo|trước ngày)", sentence))
