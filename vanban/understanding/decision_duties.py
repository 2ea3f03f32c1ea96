"""Duties in the articles of a decision: "Điều 2. Giao Sở Y tế chủ trì …".

A decision is no plan, and most of its articles decide or enact. Only an article (or a khoản or
điểm of it) that tells a named agency to do something is a duty (contract, *Leads*); that somebody
"chịu trách nhiệm thi hành Quyết định này" is a bare closing call (contract, *No tasks either*).
A plan that Điều 1 approves in its own words is read as a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.understanding.drafts import Draft
from vanban.understanding.lexicon import verbs
from vanban.understanding.markers import Rank
from vanban.understanding.outline import Node
from vanban.understanding.roles import subject_of
from vanban.understanding.sentences import after_adverbs
from vanban.understanding.setting import Setting
from vanban.understanding.tasks import clause_drafts
from vanban.understanding.themes import Theme

DECISIONS = frozenset({"Quyết định", "Nghị quyết"})
_ENFORCES = re.compile(
    r"(?:chịu trách nhiệm|căn cứ|có trách nhiệm)\s+(?:tổ chức\s+)?(?:thi hành|thực hiện)"
    r"(?:\s+và\s+\w+)*\s+"
    r"(?:Quyết định|Nghị quyết)(?:\s+này)?\s*(?:\./?\.?)?$|"
    r"(?:căn cứ|chiểu)\s+(?:Quyết định|Nghị quyết)(?:\s+này)?\s*,?\s*"
    r"(?:chịu trách nhiệm\s+)?thi hành"
)
_IS_GRANTED = re.compile(r"(?:có tên|có trụ sở|được)(?!\w)")
_APPROVES = re.compile(
    r"(?:Phê duyệt|Ban hành)\s[^.:]*?(?:Kế hoạch|Chương trình|Đề án|Phương án|Chiến lược|Dự án)"
)
_PARTS = r"(?:nhiệm vụ|giải pháp|biện pháp|nội dung|hoạt động)"
_MEASURES = re.compile(
    rf"(?:Các\s+|Một số\s+)?{_PARTS}(?:(?:,\s*|\s+và\s+){_PARTS})*"
    r"(?:\s+(?:chủ yếu|trọng tâm|cụ thể|thực hiện))*",
    re.IGNORECASE,
)


def decision_drafts(root: Node) -> Iterator[Draft]:
    """The duties of the articles, in the order of the document."""
    for article in root.children:
        if article.mark is None or article.mark.rank is not Rank.ARTICLE:
            continue
        if _APPROVES.match(article.words) and any(child.is_clause for child in article.children):
            for part in article.children:
                if part.is_clause:
                    yield from clause_drafts(part, Setting())
            continue
        if _holds_measures(article):
            yield from clause_drafts(article, Setting())
            continue
        for draft in clause_drafts(article, Setting(Theme.ASSIGNMENT)):
            if _tells_somebody(draft):
                yield draft


def _holds_measures(article: Node) -> bool:
    """ "Điều 2. Nhiệm vụ, giải pháp" over clauses: the plan that the decision itself prints."""
    divided = any(child.is_clause for child in article.children)
    return divided and _MEASURES.fullmatch(article.words.strip(" .:")) is not None


def _tells_somebody(draft: Draft) -> bool:
    """Whether an agency is named, by the heading or in the sentence, and told to do something."""
    text = draft.text
    if _ENFORCES.search(text):
        return False
    subject = subject_of(text)
    if draft.setting.leads and subject is None:
        return verbs().match(text) is not None
    if subject is None or _IS_GRANTED.match(text, subject.predicate):
        return False
    return verbs().match(text[after_adverbs(text, subject.predicate) :]) is not None
