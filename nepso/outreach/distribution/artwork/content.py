"""What an artwork says: the words, pictures and address of one product, and nothing of a database.

Text is data from end to end: no mark in it is ever read as markup.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc
from nepso.outreach.distribution.addresses import is_web_address
from nepso.outreach.distribution.artwork.glyphs import is_seen

LONGEST_TITLE, LONGEST_MESSAGE, LONGEST_ADDRESS = 200, 120, 300
MOST_LETTERS = 60_000
AUDIENCES = ("everybody", "pupil", "official", "elder", "business", "minority")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words of one look."""

    text: str
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the text; ``level`` 1 or 2 (the title of the artwork stands above both)."""

    runs: Runs
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line break in it is "\\n"."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Steps in order, from ``start``."""

    items: tuple[Runs, ...]
    start: int = 1


Block = Heading | Paragraph | Bullets | Numbered


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes (JPEG, PNG, WebP) or how to read them, its words for those who do not see
    it, whose it is. What is read when its turn comes is equal where it says so itself."""

    data: bytes | Callable[[], bytes]
    alt: str
    credit: str = ""

    def read(self) -> bytes:
        """Its bytes, read anew each time where they are not at hand."""
        return self.data if isinstance(self.data, bytes) else self.data()


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the blocks that answer it."""

    asked: str
    blocks: tuple[Block, ...]

    @property
    def answer(self) -> str:
        """Its words, a line for each paragraph or item."""
        lines = ("".join(run.text for run in runs) for one in self.blocks for runs in runs_of(one))
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class ArtworkContent:
    """One product as an artwork needs it. ``page_url`` is where everybody reads it, "" where no
    page shows it: then nothing is printed that would send people there. ``disclosure`` is printed
    on every artwork where it is not empty; ``audience`` is one of AUDIENCES and only chooses size
    and colour."""

    title: str
    key_message: str
    page_url: str
    agency: str
    parent: str = ""
    date: dt.date | None = None
    blocks: tuple[Block, ...] = ()
    pictures: tuple[Picture, ...] = ()
    questions: tuple[Question, ...] = ()
    disclosure: str = ""
    credits: str = ""
    language: str = "vi"
    audience: str = field(default="everybody")


def checked(content: ArtworkContent) -> ArtworkContent:
    """The same content, texts composed and on one line; Invalid with a sentence for each fault."""
    lines: dict[str, Any] = {name: one_line(getattr(content, name)) for name in _ONE_LINE}
    found = replace(content, **lines)
    wrong = {name: sentence for name, sentence in _faults(found) if sentence}
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    return found


_ONE_LINE = ("title", "key_message", "page_url", "agency", "parent", "disclosure", "credits")


def one_line(text: str) -> str:
    """Words with single blanks between, composed (NFC)."""
    return " ".join(nfc(text).split())


def _faults(content: ArtworkContent) -> Iterable[tuple[str, str]]:
    title, message = len(content.title), len(content.key_message)
    is_named = is_seen(content.title)
    yield "title", "" if is_named else "Ấn phẩm chưa có tên in được: hãy đặt tên cho sản phẩm."
    if title > LONGEST_TITLE:
        yield "title", f"Tên dài quá {LONGEST_TITLE} ký tự ({title}): hãy đặt tên ngắn hơn."
    if message > LONGEST_MESSAGE:
        yield (
            "key_message",
            f"Thông điệp chính dài quá {LONGEST_MESSAGE} ký tự ({message}): hãy viết ngắn lại.",
        )
    if not is_seen(content.agency):
        yield "agency", "Chưa ghi cơ quan phát hành: hãy chọn cơ quan."
    is_address = not content.page_url or is_web_address(content.page_url)
    if len(content.page_url) > LONGEST_ADDRESS or not is_address:
        yield "page_url", "Địa chỉ trang cho mã QR phải bắt đầu bằng http:// hoặc https://."
    if content.audience not in AUDIENCES:
        yield "audience", "Đối tượng không có trong danh sách: hãy chọn lại."
    if sum(len(text) for text in words_of(content)) > MOST_LETTERS:
        yield "blocks", f"Nội dung dài quá {MOST_LETTERS:,} ký tự: hãy chia nhỏ.".replace(",", ".")


def runs_of(block: Block) -> Iterable[Runs]:
    """The lines of words of a block: one, or one an item."""
    return block.items if isinstance(block, Bullets | Numbered) else (block.runs,)


def words_of(content: ArtworkContent) -> Iterable[str]:
    """Every text that may be seen on an artwork of it."""
    yield from (getattr(content, name) for name in _ONE_LINE)
    for block in content.blocks:
        for runs in runs_of(block):
            yield "".join(run.text for run in runs)
    for question in content.questions:
        yield from (question.asked, question.answer)
    for picture in content.pictures:
        yield from (picture.alt, picture.credit)
