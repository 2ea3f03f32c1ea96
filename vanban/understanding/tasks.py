"""From the tree of clauses to the duties that the document states."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from vanban.understanding.agencies import begins_name, without_prefix
from vanban.understanding.attributes import (
    attribute_kind,
    has_inline,
    note_attributes,
    tells_of_reports,
)
from vanban.understanding.deadlines import deadline_in
from vanban.understanding.drafts import Draft, duty_at
from vanban.understanding.duties import is_further_duty, opens_list, states_no_duty
from vanban.understanding.headings import Heading, title_of
from vanban.understanding.lexicon import verbs
from vanban.understanding.outline import Node
from vanban.understanding.setting import (
    Setting,
    addressed_by,
    after_opener,
    heading_and_setting,
    is_bare_opener,
    of_item,
    opened_by,
    says_no_more,
    soft_heading,
    under_item,
)
from vanban.understanding.stages import is_stage
from vanban.understanding.themes import Theme
from vanban.understanding.zones import titles_appendix


def drafts_of(root: Node, setting: Setting) -> Iterator[Draft]:
    """All duties under ``root``, in the order of the document."""
    yield from _Clause(root, setting, None).drafts()


def clause_drafts(node: Node, setting: Setting) -> Iterator[Draft]:
    """The duties of one clause and of all below it."""
    yield from _clause_of(node, setting).drafts()


class _Clause:
    """One clause with the paragraphs and items right under it, which share its bullets."""

    def __init__(self, node: Node, setting: Setting, heading: Heading | None) -> None:
        self.node = node
        self.setting = setting
        self.heading = heading
        self._count = 0
        self._bulleted: list[Draft] = []
        self._latest: Draft | None = None
        self._own: Draft | None = None
        self._told: list[_Clause] = []  # those beside this one that tell of its latest duty
        self._places: dict[int, int] = {}  # of the children, by their identity
        self._parts: set[int] = set()  # items that only list the parts of a duty

    def drafts(self) -> Iterator[Draft]:
        found: list[Draft | _Clause] = []
        if self.node.mark is not None:
            self._take_own_words(found)
        soft = self.setting
        before_clauses = self.node.mark is None and any(c.is_clause for c in self.node.children)
        for child in self.node.children:
            before_clauses = before_clauses and not child.is_clause
            if before_clauses and soft_heading(child, soft, is_top=self.node.mark is None) is None:
                continue  # legal bases and the sentence that opens the document
            if self.node.mark is None and child.is_plain and titles_appendix(child.words):
                break  # what an appendix lists is read from its tables alone
            soft = self._take(child, soft, found)
        self._note_told(found)
        if self._count == 1:
            for draft in self._bulleted:
                draft.bullet = None
        for entry in found:
            if isinstance(entry, _Clause):
                yield from entry.drafts()
            else:
                yield entry

    def _note_told(self, found: list[Draft | _Clause]) -> None:
        for told in self._told:
            last = found[-1] if found else None
            if isinstance(last, _Clause):
                last._told.append(told)
                continue
            taken = self._takes_in(told.node, told.setting, found)
            if not taken and tells_of_reports(told.node.words):
                found.append(told)

    @property
    def _label(self) -> str:
        return ".".join(self.node.path)

    def _take_own_words(self, found: list[Draft | _Clause]) -> None:
        """The words of the clause itself: a duty, or the text after its title's colon."""
        node, unit = self.node, self.node.unit
        assert unit is not None
        if self.heading is not None and self.heading.rest >= len(unit.text):
            return
        told = (
            self.heading is not None
            and attribute_kind(node.words) is not None
            and not tells_of_reports(node.words)
        )
        if told and self.setting.theme is not Theme.MONEY:
            return  # "2.3. Đơn vị chủ trì: …" tells of what stands above
        start = self.heading.rest if self.heading is not None else node.start
        words = unit.text[start:]
        if self.heading is None and opens_list(words) and self.node.children:
            if not all(child.is_clause for child in node.children) and not self._items_are_duties():
                self._add_own(found, start)
            else:
                self.setting = opened_by(self.setting, words)
            return
        if node.children and is_bare_opener(words):
            self.setting = opened_by(self.setting, words)
            return
        at = duty_at(words, self.setting)
        if at is not None:
            self._add_own(found, start + at)

    def _items_are_duties(self) -> bool:
        items = [
            child for child in self.node.children if not child.is_clause and not child.is_table
        ]
        duties = [item for item in items if _states_own(item.words)]
        return bool(items) and 2 * len(duties) >= len(items)

    def _add_own(self, found: list[Draft | _Clause], start: int) -> None:
        self._own = self._latest = Draft(self.node, start, self._label, self.setting)
        if has_inline(self._own.text):
            note_attributes(self._own.text, self._own.attributes)
        found.append(self._own)

    def _take(self, child: Node, soft: Setting, found: list[Draft | _Clause]) -> Setting:
        """Sort one child in; return the setting for those that follow it."""
        if child.is_clause:
            clause = _clause_of(child, soft)
            last = found[-1] if found and self._tells_of_another(child) else None
            if isinstance(last, _Clause):
                last._told.append(clause)
            elif last is None or not self._takes_in(child, soft, found):
                found.append(clause)
            return soft
        if child.is_table or self._takes_in(child, soft, found):
            return soft
        title = soft_heading(child, soft, is_top=self.node.mark is None)
        if title is not None:
            return title
        if child.mark is None and opens_list(child.words):
            return self._take_opener(child, soft, found)
        addressed = None if child.children else addressed_by(child, soft)
        if addressed is not None:  # over dashes of its own level
            soft = addressed
        elif id(child) not in self._parts:
            self._add_item(child, soft, found)
        return soft

    def _take_opener(self, child: Node, soft: Setting, found: list[Draft | _Clause]) -> Setting:
        parts = self._parts_under(child)
        if parts:
            self._parts.update(id(part) for part in parts)
            self._add_bullet(child, soft, found)
            if self._latest is not None and self._latest.node is child:
                self._latest.parts += [part.words for part in parts]
            return soft
        return after_opener(child, soft) if self.node.mark is not None else soft

    def _tells_of_another(self, child: Node) -> bool:
        """ "b) Đơn vị chủ trì: …" after "a) Hoạt động: …": lettered lines that tell of one duty."""
        if attribute_kind(child.words) not in _TELLING or len(child.path) < _DEEP:
            return False
        kinds = {attribute_kind(other.words) for other in self.node.children if other.is_clause}
        return bool(kinds & {"lead", "partner"})

    def _parts_under(self, opener: Node) -> list[Node]:
        """The items under a paragraph that is itself the duty, if they only list its parts."""
        if verbs().match(opener.words) is None or states_no_duty(opener.words):
            return []
        siblings = self.node.children
        if not self._places:
            self._places = {id(child): at for at, child in enumerate(siblings)}
        after = (siblings[at] for at in range(self._places[id(opener)] + 1, len(siblings)))
        items = list(takewhile(lambda node: node.mark is not None and node.mark.is_item, after))
        duties = [item for item in items if _states_own(item.words)]
        if not items or 2 * len(duties) >= len(items):
            return []
        return items

    def _takes_in(self, line: Node, soft: Setting, found: list[Draft | _Clause]) -> bool:
        """Whether the latest duty takes what a line tells of it, and what the lines under it do."""
        if not self._notes(line):
            return False
        for below in line.children:
            assert self._latest is not None
            if _may_tell_of(below, self._latest):
                note_attributes(below.words, self._latest.attributes)
            else:
                self._add_bullet(below, soft, found)
        return True

    def _notes(self, line: Node) -> bool:
        """Whether the latest duty takes what a line tells of it."""
        latest = self._latest
        if latest is None or attribute_kind(line.words) is None or not _may_tell_of(line, latest):
            return False
        note_attributes(line.words, latest.attributes)
        return True

    def _add_item(self, child: Node, soft: Setting, found: list[Draft | _Clause]) -> None:
        crosses = [below for below in child.children if not below.is_table]
        words = child.words
        if crosses and self._only_opens(child, crosses):
            opened = under_item(child, soft)
            for below in crosses:
                self._add_bullet(below, of_item(below, opened, soft), found)
            return
        if opens_list(words) and not child.children and not begins_name(words):
            return  # "* Cấp huyện:" over dashes of the same level only opens them
        self._add_bullet(child, soft, found)
        opener = self._latest if self._latest and self._latest.node is child else None
        for below in crosses:
            if attribute_kind(below.words):
                if not self._notes(below) and tells_of_reports(below.words):
                    self._add_bullet(below, soft, found)
            elif not opens_list(words) and is_further_duty(below.words):
                self._add_bullet(below, soft, found)
            elif opener is not None:
                opener.parts.append(below.words)

    def _only_opens(self, child: Node, crosses: list[Node]) -> bool:
        """Whether a dash has no duty of its own but those of the "+" items under it."""
        if all(attribute_kind(below.words) for below in crosses):
            return False
        duties = [below for below in crosses if _states_own(below.words)]
        if opens_list(child.words):
            if all(is_stage(below.words) for below in crosses):
                return True
            return (
                2 * len(duties) >= len(crosses)
                or begins_name(without_prefix(child.words))
                or says_no_more(child.words)
            )
        title = title_of(child)
        return title is not None and title.rest >= len(child.unit.text if child.unit else "")

    def _add_bullet(self, child: Node, setting: Setting, found: list[Draft | _Clause]) -> None:
        words = child.words
        at = duty_at(words, setting)
        states_own = is_further_duty(words) or tells_of_reports(words)
        told_of_own = self._own is not None and child.mark is not None and not states_own
        if told_of_own:
            at = None
        if child.mark is None and at is None:
            return
        if child.mark is not None and self._notes(child):
            return
        if told_of_own and self._own is not None:
            self._own.parts.append(words)
        self._count += 1
        if at is None:
            return
        draft = Draft(child, child.start + at, ".".join(child.path), setting, bullet=self._count)
        if has_inline(words):
            note_attributes(words, draft.attributes)
        self._bulleted.append(draft)
        self._latest = draft
        found.append(draft)


def _states_own(words: str) -> bool:
    """Whether a "+" item states a duty, or a part of one that has a time of its own."""
    return is_further_duty(words) or deadline_in(words) is not None


_TELLING = ("lead", "partner", "time", "product")
_DEEP = 3  # "I.2.b"; "II.4. Thời gian thực hiện: …" is of the whole plan


def _may_tell_of(line: Node, latest: Draft) -> bool:
    """ "Thời gian báo cáo: …" tells of a duty to report; after another it is one of its own."""
    return not tells_of_reports(line.words) or "báo cáo" in latest.text.lower()


def _clause_of(node: Node, above: Setting) -> _Clause:
    heading, setting = heading_and_setting(node, above)
    return _Clause(node, setting, heading)
