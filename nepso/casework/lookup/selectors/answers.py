"""The answer about a pasted text: one for each link and number in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nepso.casework.lookup.finding import links_in, numbers_in
from nepso.casework.lookup.models import ListedItem
from nepso.casework.lookup.numbers import SHORT, TELEPHONE, digits, number_kind, said_of
from nepso.casework.lookup.selectors.lists import (
    is_any_listed,
    items_naming_link,
    items_naming_numbers,
)
from nepso.casework.lookup.verdict import LISTED, OFFICIAL, UNKNOWN, Listing, check_link
from nepso.kernel.errors import Invalid
from nepso.ui.components.numbers import ngay

NO_ENTRY = {
    "telephone": "Số điện thoại này không có trong danh sách cảnh báo nào ở đây; "
    "điều đó chưa nói được số này đáng tin.",
    "account": "Số tài khoản này không có trong danh sách cảnh báo nào ở đây; "
    "điều đó chưa nói được tài khoản này đáng tin.",
}
NO_LIST = {
    "telephone": "Ở đây chưa có danh sách cảnh báo số điện thoại nào để đối chiếu: "
    "chưa nói được số này đáng tin hay không.",
    "account": "Ở đây chưa có danh sách cảnh báo số tài khoản nào để đối chiếu: "
    "chưa nói được tài khoản này đáng tin hay không.",
}
NOTHING_IN_IT = (
    "Không thấy liên kết, số điện thoại hay số tài khoản nào trong đó để đối chiếu: "
    "chưa nói được tin nhắn này thật hay giả."
)
# Shorter is a slip of the hand: the field asks for the message again.
MESSAGE_FROM = 40


@dataclass(frozen=True, slots=True)
class Answer:
    """About one link or number, or a message that holds neither: ``kind`` link, telephone, account
    or message; ``why`` holds sentences; ``items`` are the entries behind a listed one, each open
    to dispute."""

    text: str
    kind: str
    verdict: str
    why: tuple[str, ...]
    items: tuple[ListedItem, ...] = ()


def answers_about(text: str) -> list[Answer]:
    """Answer about every link and number of a pasted text, at most ten of each.

    Raises Invalid, in one sentence, when there is neither.
    """
    links = links_in(text)
    numbers = numbers_in(text)
    if not links and not numbers:
        raise Invalid(
            "Không thấy liên kết, số điện thoại hay số tài khoản nào: hãy dán nguyên tin nhắn "
            "hoặc liên kết bạn nhận được."
        )
    return [_about_link(link) for link in links] + _about_numbers(numbers)


def answers_or_advice(text: str) -> list[Answer]:
    """The same, and for a whole message with neither link nor number that there is nothing to
    compare. Raises Invalid for a few words with neither."""
    try:
        return answers_about(text)
    except Invalid:
        if len(text.strip()) < MESSAGE_FROM:
            raise
    return [Answer("Tin nhắn bạn đã dán", "message", UNKNOWN, (NOTHING_IN_IT,))]


def _about_link(link: str) -> Answer:
    items = items_naming_link(link)
    found = check_link(link, [_listing(item) for item in items])
    listed = tuple(items) if found.verdict == LISTED else ()
    return Answer(link, "link", found.verdict, found.why, listed)


def is_doubtful(answers: Sequence[Answer]) -> bool:
    """Whether anything in a message may be worth reporting: all but what is official."""
    return any(answer.verdict != OFFICIAL for answer in answers)


def _about_numbers(numbers: Sequence[str]) -> list[Answer]:
    """However many there are, one query, and one for each kind that no list names."""
    kinds = {number: number_kind(number) or TELEPHONE for number in numbers}
    named = items_naming_numbers(list(kinds.items()))
    missed = [one for one in numbers if not named[one] and digits(one) not in SHORT]
    unheard = {kind: _unheard(kind) for kind in {kinds[one] for one in missed}}
    return [_about_number(one, kinds[one], named[one], unheard) for one in numbers]


def _about_number(
    number: str, kind: str, items: Sequence[ListedItem], unheard: Mapping[str, str]
) -> Answer:
    if not items:
        more = () if digits(number) in SHORT else (unheard[kind],)
        return Answer(number, kind, UNKNOWN, (said_of(number), *more))
    why = tuple(
        f"Có trong danh sách “{i.source.name}” ngày {ngay(i.source.published_on)}." for i in items
    )
    return Answer(number, kind, LISTED, why, tuple(items))


def _unheard(kind: str) -> str:
    """Nothing is "in no list" where there is none to look in."""
    return NO_ENTRY[kind] if is_any_listed(kind) else NO_LIST[kind]


def _listing(item: ListedItem) -> Listing:
    return Listing(item.value, item.source.name, ngay(item.source.published_on))
