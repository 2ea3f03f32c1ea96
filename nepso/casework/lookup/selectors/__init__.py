"""Questions to the lists, and the answer about a pasted text."""

from nepso.casework.lookup.selectors.answers import (
    Answer,
    answers_about,
    answers_or_advice,
    is_doubtful,
)
from nepso.casework.lookup.selectors.lists import (
    disputes_open,
    item_listed,
    items_naming_link,
    items_naming_numbers,
    sources_page,
)

__all__ = [
    "Answer",
    "answers_about",
    "answers_or_advice",
    "disputes_open",
    "is_doubtful",
    "item_listed",
    "items_naming_link",
    "items_naming_numbers",
    "sources_page",
]
