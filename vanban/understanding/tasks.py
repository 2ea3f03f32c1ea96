"""From the tree of clauses to the duties that the document states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from vanban.understanding.agencies import addressees, begins_name, read_names, without_prefix
from vanban.understanding.attributes import Attributes, attribute_kind, has_inline, note_attributes
from vanban.understanding.duties import (
    is_further_duty,
    is_money_duty,
    money_duty_at,
    opens_list,
    states_no_duty,
)
from vanban.understanding.headings import Heading, heading_of, title_of
from vanban.understanding.lexicon import verbs
from vanban.understanding.markers import Rank
from vanban.understanding.outline import Node
from vanban.understanding.roles import partners_in, role_of, subject_of
from vanban.understanding.stages import is_dated_stage, is_stage
from vanban.understanding.themes import Theme, theme_of

_SENTENCE = re.compile(
    r"\b(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|căn cứ|chủ trì|chủ động)\b"
)


_INSPECTORATE = re.compile(r"Thanh tra (?:tỉnh|Sở|huyện|thành phố|Chính phủ|Bộ|ngành)\b")
_THING = re.compile(
    r"(?:Công tác|Chế độ|Về|Việc|Nhiệm vụ|Nội dung|Thời gian|Kinh phí|Hình thức|Một số|"
    r"Giai đoạn|Bước|Đợt|Tổ chức|Các bước|"
    r"Chương trình|Kế hoạch|Báo cáo|Thông tin|Quy trình|Phương thức|Tiến độ|Chỉ tiêu|Kết quả|"
    r"Mục|Phương pháp|Cách thức|"
    r"Điều kiện|Chuẩn bị|Khen thưởng|Thi đua|Ngoài|Trên|Trong|Căn cứ|Hằng|Định kỳ|Năm|Tháng|"
    r"Quý|Ngày|Danh mục|Hoạt động)\b"
)
_TEAM = re.compile(r"(?:Lực lượng|Đội|Tổ)\s")
_LONG_NAME = 12  # words


@dataclass(frozen=True, slots=True)
class Setting:
    """What the headings above a paragraph say: the theme, and whom the duties are addressed to."""

    theme: Theme = Theme.MEASURE
    leads: tuple[str, ...] = ()
    requested: bool = False
    opener: str | None = None  # the words of the dash that opens a list of "+" items


@dataclass(slots=True)
class Draft:
    """A duty before its words are weighed: its place, its number, what the headings say."""

    node: Node
    start: int  # offset in the unit's text
    clause: str
    setting: Setting
    bullet: int | None = None
    attributes: Attributes = field(default_factory=Attributes)

    @property
    def text(self) -> str:
        assert self.node.unit is not None
        return self.node.unit.text[self.start :].strip()


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
        self._parts: set[int] = set()  # items that only list the parts of a duty

    def drafts(self) -> Iterator[Draft]:
        found: list[Draft | _Clause] = []
        if self.node.mark is not None:
            self._take_own_words(found)
        soft = self.setting
        before_clauses = self.node.mark is None and any(c.is_clause for c in self.node.children)
        for child in self.node.children:
            before_clauses = before_clauses and not child.is_clause
            if before_clauses and self._soft_heading(child, soft) is None:
                continue  # legal bases and the sentence that opens the document
            soft = self._take(child, soft, found)
        if self._count == 1:
            for draft in self._bulleted:
                draft.bullet = None
        for entry in found:
            if isinstance(entry, _Clause):
                yield from entry.drafts()
            else:
                yield entry

    @property
    def _label(self) -> str:
        return ".".join(self.node.path)

    def _take_own_words(self, found: list[Draft | _Clause]) -> None:
        """The words of the clause itself: a duty, or the text after its title's colon."""
        node, unit = self.node, self.node.unit
        assert unit is not None
        if self.heading is not None and self.heading.rest >= len(unit.text):
            return
        told = self.heading is not None and attribute_kind(node.words) is not None
        if told and self.setting.theme is not Theme.MONEY:
            return  # "2.3. Đơn vị chủ trì: …" tells of what stands above
        start = self.heading.rest if self.heading is not None else node.start
        words = unit.text[start:]
        if self.heading is None and opens_list(words) and self.node.children:
            if not all(child.is_clause for child in node.children) and not self._items_are_duties():
                self._add_own(found, start)
            else:
                self.setting = self._opened_by(words)
            return
        at = self._duty_at(words, self.setting)
        if at is not None:
            self._add_own(found, start + at)

    def _items_are_duties(self) -> bool:
        items = [
            child for child in self.node.children if not child.is_clause and not child.is_table
        ]
        duties = [item for item in items if is_further_duty(item.words)]
        return bool(items) and 2 * len(duties) >= len(items)

    def _add_own(self, found: list[Draft | _Clause], start: int) -> None:
        self._own = self._latest = Draft(self.node, start, self._label, self.setting)
        if has_inline(self._own.text):
            note_attributes(self._own.text, self._own.attributes)
        found.append(self._own)

    def _opened_by(self, words: str) -> Setting:
        """The setting of items under an opening line: its subject leads, its role is theirs."""
        subject = subject_of(words)
        names = subject.names if subject and not self.setting.leads else self.setting.leads
        says = (
            bool(partners_in(words))
            or role_of(words, has_lead=True, requested=False) != "thuc_hien"
        )
        requested = self.setting.requested or bool(subject and subject.requested)
        return replace(
            self.setting, leads=names, requested=requested, opener=words if says else None
        )

    def _take(  # noqa: PLR0911 (one sort of child, one answer)
        self, child: Node, soft: Setting, found: list[Draft | _Clause]
    ) -> Setting:
        """Sort one child in; return the setting for those that follow it."""
        if child.is_clause:
            found.append(_clause_of(child, self._base(soft)))
            return soft
        if child.is_table:
            return soft
        kind = attribute_kind(child.words)
        if kind and self._latest is not None:
            self._note(child)
            return soft
        title = self._soft_heading(child, soft)
        if title is not None:
            return title
        if child.mark is None and opens_list(child.words):
            if self._lists_parts(child):
                self._add_bullet(child, soft, found)
                return soft
            return self._after_opener(child, soft)
        if id(child) not in self._parts:
            self._add_item(child, soft, found)
        return soft

    def _lists_parts(self, opener: Node) -> bool:
        """Whether a paragraph is itself the duty, and the items under it only list its parts."""
        if verbs().match(opener.words) is None or states_no_duty(opener.words):
            return False
        siblings = self.node.children
        after = siblings[siblings.index(opener) + 1 :]
        items = list(takewhile(lambda node: node.mark is not None and node.mark.is_item, after))
        duties = [item for item in items if is_further_duty(item.words)]
        if not items or 2 * len(duties) >= len(items):
            return False
        self._parts.update(id(item) for item in items)
        return True

    def _base(self, soft: Setting) -> Setting:
        return replace(soft, opener=None)

    def _note(self, child: Node) -> None:
        assert self._latest is not None
        note_attributes(child.words, self._latest.attributes)
        for below in child.children:
            note_attributes(below.words, self._latest.attributes)

    def _soft_heading(self, child: Node, soft: Setting) -> Setting | None:
        """A paragraph without a number that is a title: bold, capitals, or a bare addressee."""
        if child.mark is not None or child.unit is None:
            return None
        words = child.words.strip()
        named = len(words.split()) <= 30 and _is_name_only(without_prefix(words))
        styled = child.unit.bold or words.isupper()
        if len(words.split()) > 30 or (not styled and not (named and words.endswith(":"))):
            return None
        if words.endswith((".", ";")) and not words.isupper():
            return None
        theme = theme_of(words, soft.theme, is_top=self.node.mark is None)
        if named and theme in (Theme.ASSIGNMENT, Theme.MEASURE):
            return Setting(theme, addressees(words.rstrip(":")), "Đề nghị" in words[:12])
        return Setting(theme)

    def _after_opener(self, child: Node, soft: Setting) -> Setting:
        subject = subject_of(child.words)
        if self.node.mark is None:
            return soft
        if subject is not None and not soft.leads:
            soft = replace(soft, leads=subject.names, requested=subject.requested)
        joint = bool(partners_in(child.words)) and bool(soft.leads)
        return replace(soft, opener=child.words) if joint else soft

    def _add_item(self, child: Node, soft: Setting, found: list[Draft | _Clause]) -> None:
        crosses = [below for below in child.children if not below.is_table]
        words = child.words
        if crosses and self._only_opens(child, crosses):
            opened = self._item_setting(child, soft)
            for below in crosses:
                self._add_bullet(below, opened, found)
            return
        if opens_list(words) and not child.children and not begins_name(words):
            return  # "* Cấp huyện:" over dashes of the same level only opens them
        self._add_bullet(child, soft, found)
        if crosses and not opens_list(words):
            for below in crosses:
                if is_further_duty(below.words) and not attribute_kind(below.words):
                    self._add_bullet(below, soft, found)
        for below in crosses:
            if attribute_kind(below.words) and self._latest is not None:
                note_attributes(below.words, self._latest.attributes)

    def _only_opens(self, child: Node, crosses: list[Node]) -> bool:
        """Whether a dash has no duty of its own but those of the "+" items under it."""
        if all(attribute_kind(below.words) for below in crosses):
            return False
        duties = [below for below in crosses if is_further_duty(below.words)]
        if opens_list(child.words):
            if all(is_stage(below.words) for below in crosses):
                return True
            return 2 * len(duties) >= len(crosses) or begins_name(without_prefix(child.words))
        title = title_of(child)
        return title is not None and title.rest >= len(child.unit.text if child.unit else "")

    def _item_setting(self, child: Node, soft: Setting) -> Setting:
        words = child.words.rstrip(" :")
        bare = without_prefix(words)
        if (
            not soft.leads
            and begins_name(bare)
            and subject_of(child.words.rstrip(" :") + ":") is not None
        ):
            subject = subject_of(words) or subject_of(words + ":")
            if subject is not None:
                soft = replace(soft, leads=subject.names, requested=subject.requested)
        return replace(soft, opener=child.words)

    def _add_bullet(self, child: Node, setting: Setting, found: list[Draft | _Clause]) -> None:
        words = child.words
        at = self._duty_at(words, setting)
        if self._own is not None and child.mark is not None and not is_further_duty(words):
            at = None
        if child.mark is None and at is None:
            return
        if child.mark is not None and attribute_kind(words) and self._latest is not None:
            note_attributes(words, self._latest.attributes)
            return
        self._count += 1
        if at is None:
            return
        draft = Draft(child, child.start + at, self._label, setting, bullet=self._count)
        if has_inline(words):
            note_attributes(words, draft.attributes)
        self._bulleted.append(draft)
        self._latest = draft
        found.append(draft)

    def _duty_at(self, words: str, setting: Setting) -> int | None:
        """Where the duty begins in a paragraph: at 0, or past a statement on money; else None."""
        if self._is_duty(words, setting):
            return 0
        return money_duty_at(words) if setting.theme is Theme.MONEY else None

    def _is_duty(self, words: str, setting: Setting) -> bool:
        theme = setting.theme
        if states_no_duty(words) or (theme is Theme.NONE and not is_dated_stage(words)):
            return False
        if theme is Theme.MONEY:
            return is_money_duty(words) or bool(setting.leads)
        return True


def _clause_of(node: Node, above: Setting) -> _Clause:
    """A clause with the setting that its own heading makes."""
    heading = heading_of(node)
    titled = heading
    if titled is None and node.mark is not None and node.mark.rank is Rank.LETTER:
        letter_title = None if _lists_parts(node) else title_of(node)
        if letter_title is not None and letter_title.rest >= len(
            node.unit.text if node.unit else ""
        ):
            titled = heading = letter_title
        else:
            titled = None if above.leads else letter_title  # the addressee above leads its items
    if titled is None:
        return _Clause(node, above, None)
    return _Clause(node, _setting_under(titled.title, node, above), heading)


def _lists_parts(node: Node) -> bool:
    """Whether a lettered duty only lists papers or parts: "b) Mở dữ liệu của ngành:" and nouns."""
    items = [child for child in node.children if not child.is_table]
    return (
        opens_list(node.words)
        and bool(verbs().match(node.words))
        and all(child.mark is not None and child.mark.is_item for child in items)
        and not any(is_further_duty(child.words) for child in items)
    )


def _setting_under(title: str, node: Node, above: Setting) -> Setting:
    is_top = node.parent is not None and (
        node.parent.mark is None or node.parent.mark.rank <= Rank.CAPITAL
    )
    theme = theme_of(title, above.theme, is_top=is_top)
    if above.leads and not _is_addressee(title):
        return replace(above, theme=theme)
    words = without_prefix(title)
    if (
        theme is Theme.MEASURE
        and node.mark
        and node.mark.rank is Rank.LETTER
        and _TEAM.match(words)
    ):
        return Setting(
            theme
        )  # "a) Lực lượng dân phòng": what the measures build up, not who does it
    named = begins_name(words) or (theme is Theme.ASSIGNMENT and _names_somebody(words))
    if theme in (Theme.ASSIGNMENT, Theme.MEASURE) and named and not _is_deed(words):
        subject = subject_of(title) if _SENTENCE.search(title) else None
        names = subject.names if subject is not None else addressees(title)
        if ":" in title and node.children and all(subject_of(c.words) for c in node.children):
            names = ()  # "Giao các phòng: A, B" over items that each name one of them
        return Setting(theme, names, title.startswith(("Đề nghị", "Kính đề nghị")))
    return Setting(theme)


def _is_name_only(words: str) -> bool:
    """Whether a line is the name of agencies and nothing more."""
    bare = words.rstrip(" :")
    return begins_name(bare) and subject_of(bare) is None


def _names_somebody(words: str) -> bool:
    """Under "Tổ chức thực hiện" a short title that opens with no verb names who is addressed."""
    if len(words.split()) > 25 or words.isupper() or not words[:1].isupper():
        return False
    return not verbs().match(words) and not _THING.match(words)


def _is_addressee(title: str) -> bool:
    """Whether a title is names and no sentence: under "Các phòng" a "Phòng X" leads its own."""
    words = without_prefix(title).strip(" :.")
    whole = read_names(words, 0).end >= len(words) or len(words.split()) <= _LONG_NAME
    return begins_name(words) and whole and not _SENTENCE.search(words) and not _is_deed(words)


def _is_deed(words: str) -> bool:
    """ "Công an tỉnh" addresses; "Hội nghị triển khai" or a verb does not."""
    if _INSPECTORATE.match(words):
        return False
    return is_further_duty(words) and subject_of(words) is None
