"""The tree of clauses and items of a document: any usual scheme of numbers, kept as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vanban.understanding.markers import (
    IN_BRACKETS,
    POINTS,
    Mark,
    Rank,
    follows,
    is_counted,
    is_first,
    is_spelled,
    mark_of,
    number_of,
)
from vanban.understanding.paper import Unit
from vanban.understanding.zones import titles_appendix

_LOOK_BACK = 80  # children among which the row of a mark is looked for


@dataclass(slots=True)
class Node:
    """A clause (numbered or lettered), an item (dash, cross), a plain paragraph, or a table."""

    unit: Unit | None
    mark: Mark | None = None
    path: tuple[str, ...] = ()
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def start(self) -> int:
        """The offset in ``unit.text`` at which the words after the mark begin."""
        return self.mark.end if self.mark else 0

    @property
    def words(self) -> str:
        """The text without its mark."""
        return self.unit.text[self.start :] if self.unit else ""

    @property
    def is_clause(self) -> bool:
        return self.mark is not None and not self.mark.is_item

    @property
    def is_table(self) -> bool:
        return self.unit is not None and self.unit.paragraph.is_table

    @property
    def is_plain(self) -> bool:
        return self.unit is not None and self.mark is None and not self.is_table

    def clause(self) -> Node:
        """The nearest clause: this node, or the one above an item or paragraph."""
        node = self
        while node.parent is not None and not node.is_clause:
            node = node.parent
        return node

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Outline:
    """The root of the tree and the clauses whose number breaks its row."""

    root: Node
    faults: tuple[tuple[Node, str], ...]


def outline_of(units: Sequence[Unit]) -> Outline:
    """Build the tree of the body of a document."""
    builder = _Builder(by_articles=any(_opens_article(unit) for unit in units))
    for unit in units:
        builder.add(unit)
    _tell_brackets_apart(builder.root)
    return Outline(builder.root, tuple(builder.faults))


class _Builder:
    def __init__(self, *, by_articles: bool) -> None:
        self.root = Node(None)
        self._by_articles = by_articles
        self.faults: list[tuple[Node, str]] = []
        self._open: list[Node] = [self.root]  # the clauses that are open, outermost first
        self._item: Node | None = None

    def add(self, unit: Unit) -> None:
        mark = None if unit.paragraph.is_table else mark_of(unit.text)
        if mark is not None and self._is_row_of_item(mark):
            mark = replace(mark, rank=Rank.CROSS)  # as "+" under a dash
        if mark is not None and mark.rank in POINTS and self._is_dash_like(mark):
            mark = None
        if mark is None and titles_appendix(unit.text):
            self._open, self._item = [self.root], None  # an appendix is no part of the last clause
        if mark is None:
            self._append(Node(unit, parent=self._open[-1]))
            self._item = None if unit.paragraph.is_table else self._item
        elif mark.is_item:
            self._add_item(unit, mark)
        else:
            self._add_clause(unit, mark)

    def _is_row_of_item(self, mark: Mark) -> bool:
        """Whether "(1)", or "(2)" after it, counts under the open dash; the next dash goes on."""
        item = self._item
        if item is None or item.parent is not self._open[-1] or mark.rank not in IN_BRACKETS:
            return False
        if is_first(mark):
            return True
        last = item.children[-1].mark if item.children else None
        if last is None or not is_counted(last) or last.label.isdigit() != mark.label.isdigit():
            return False
        return number_of(last.label) + 1 == number_of(mark.label)

    def _is_dash_like(self, mark: Mark) -> bool:
        """A lone letter far from its row ("v. v …"), or number in brackets, is no mark."""
        return not is_first(mark) and self._last_of(mark.rank) is None

    def _last_of(self, rank: Rank) -> Mark | None:
        for node in reversed(self._open):
            for child in node.children[-_LOOK_BACK:]:
                if child.mark is not None and child.mark.rank is rank:
                    return child.mark
        return None

    def _append(self, node: Node) -> None:
        assert node.parent is not None
        node.parent.children.append(node)
        if not node.path:
            node.path = node.parent.path

    def _add_item(self, unit: Unit, mark: Mark) -> None:
        above = self._open[-1]
        first = self._item
        nested = first is not None and first.parent is above and self._nests(first, unit, mark)
        node = Node(unit, mark, parent=first if nested else above)
        self._append(node)
        if not nested:
            self._item = node

    def _nests(self, first: Node, unit: Unit, mark: Mark) -> bool:
        """Whether an item lies under the open one: a cross under a dash, another dot after ":"."""
        assert first.mark is not None
        assert first.unit is not None
        if first.mark.rank is Rank.CROSS:
            return False
        if mark.rank is Rank.CROSS:
            return True
        sign, sign_before = unit.text[0], first.unit.text[0]
        if sign == sign_before or {sign, sign_before} <= set("-–—−"):
            return False
        if sign in "*❖" or sign_before not in "*❖":
            return first.unit.text.rstrip().endswith(":") and sign not in "*"
        return True

    def _add_clause(self, unit: Unit, mark: Mark) -> None:
        parent = self._parent_for(unit, mark)
        node = Node(unit, mark, (*self._path_above(parent, mark), *self._steps(mark)), parent)
        self._note_fault(parent, node, mark)
        self._append(node)
        self._open = [*self._line_to(parent), node]
        self._item = None

    def _steps(self, mark: Mark) -> tuple[str, ...]:
        """ "Chương II" of a plan adds "II"; where articles are cited, their chapter keeps its word,
        for it is no part of how they are cited."""
        if mark.rank is Rank.CHAPTER and not self._by_articles:
            return (mark.label.partition(" ")[2],)
        return _steps(mark)

    def _line_to(self, node: Node) -> list[Node]:
        return self._open[: self._open.index(node) + 1]

    def _parent_for(self, unit: Unit, mark: Mark) -> Node:
        """The innermost open clause that can hold this mark."""
        article = next((n for n in self._open if n.mark and n.mark.rank is Rank.ARTICLE), None)
        if article is not None and mark.rank is Rank.ARTICLE:
            return article.parent or self.root
        if article is not None and mark.rank is Rank.ROMAN and _opens(article):
            return article
        if mark.rank in POINTS:
            return self._parent_of_point(mark)
        for node in reversed(self._open):
            if node.mark is None or _holds(node.mark, mark) or _heads(node, unit, mark):
                return node
        return self.root

    def _parent_of_point(self, mark: Mark) -> Node:
        """Letters and numbers in brackets hold one another as they open; a row goes on in place."""
        for node in reversed(self._open):
            if node.mark is not None and node.mark.rank is mark.rank:
                return node.parent or self.root
        return self._open[-1]

    def _path_above(self, parent: Node, mark: Mark) -> tuple[str, ...]:
        """The path of what holds the number; its own numbers come from what is printed."""
        if mark.rank is not Rank.NUMBER:
            return parent.path
        node: Node | None = parent
        below = mark
        while node is not None and node.mark is not None and node.mark.rank is Rank.NUMBER:
            if node.mark.depth == below.depth:  # held as a heading: its number is not printed again
                return node.path
            below = node.mark
            node = node.parent
        return node.path if node is not None else ()

    def _note_fault(self, parent: Node, node: Node, mark: Mark) -> None:
        before = _last_alike(parent, mark)
        printed = ".".join(_steps(mark)) if mark.rank is Rank.NUMBER else mark.label
        if before is not None and not follows(before, mark):
            self.faults.append((node, f"{before.label} → {printed}"))
        elif (before is None and not is_first(mark) and mark.rank >= Rank.CAPITAL) or not _under(
            parent, mark
        ):
            self.faults.append((node, printed))


def _tell_brackets_apart(root: Node) -> None:
    """ "(1)" under a clause that also holds "1.1." has the step "(1)": a path tells one place.

    The contract makes ``label`` the path of numbers as printed, and a task is found by its clause
    and bullet; only the brackets tell these two rows of numbers apart.
    """
    for node in list(root.walk()):
        numbered = {c.path for c in node.children if c.mark and c.mark.rank is Rank.NUMBER}
        row = [c for c in node.children if c.mark and c.mark.rank is Rank.BRACKETED]
        if any(child.path in numbered for child in row):
            for child in row:
                _respell(child, len(child.path) - 1, f"({child.path[-1]})")


def _respell(node: Node, at: int, step: str) -> None:
    for below in node.walk():
        below.path = (*below.path[:at], step, *below.path[at + 1 :])


def _heads(node: Node, unit: Unit, mark: Mark) -> bool:
    """Whether a styled heading "### 3. Công an phường" stands over a list that counts from 1."""
    if node.mark is None or node.unit is None or mark.rank is not Rank.NUMBER:
        return False
    alike = node.mark.rank is mark.rank and node.mark.depth == mark.depth
    if not alike or not _is_styled(node.unit) or _is_styled(unit):
        return False
    return is_first(mark) or _last_alike(node, mark) is not None


def _is_styled(unit: Unit) -> bool:
    return unit.paragraph.first.heading_level is not None


def _opens_article(unit: Unit) -> bool:
    mark = None if unit.paragraph.is_table else mark_of(unit.text)
    return mark is not None and mark.rank is Rank.ARTICLE


def _opens(article: Node) -> bool:
    """ "Điều 1. Phê duyệt Kế hoạch … sau:" holds the parts that follow, whatever their numbers."""
    return article.words.rstrip().endswith(":")


def _last_alike(parent: Node, mark: Mark) -> Mark | None:
    """The mark before this one in the same row of marks under ``parent``."""
    for child in reversed(parent.children[-_LOOK_BACK:]):
        other = child.mark
        if other is not None and other.rank is mark.rank and other.depth == mark.depth:
            return other
    return None


def _under(parent: Node, mark: Mark) -> bool:
    """Whether "1.2" stands under "1" (or right under a Roman number, as some offices print)."""
    if mark.depth == 1 or parent.mark is None or parent.mark.rank is not Rank.NUMBER:
        return True
    return mark.label.startswith(parent.mark.label + ".")


def _steps(mark: Mark) -> tuple[str, ...]:
    """The numbers that a mark adds to the path (contract, *Sections*: "the path of numbers").

    "Phần II" adds "II"; "Phần thứ hai" prints no number and adds nothing.
    """
    if mark.rank is Rank.PART:
        number = mark.label.partition(" ")[2]
        return () if is_spelled(number) else (number,)
    if mark.rank is not Rank.NUMBER:
        return (mark.label,)
    steps = mark.label.split(".")
    return tuple(step for step in steps if step.isdigit())


def _holds(outer: Mark, inner: Mark) -> bool:
    if outer.rank is Rank.NUMBER and inner.rank is Rank.NUMBER:
        return outer.depth < inner.depth
    return outer.rank < inner.rank
