"""A tree of names finds what the plain alternatives find, the longest first."""

from __future__ import annotations

import re

import pytest

from vanban.understanding import lexicon
from vanban.understanding.word_trees import spelled_as_tree


def _plain(names: set[str]) -> re.Pattern[str]:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    spelled = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
    return re.compile(rf"(?:{spelled})(?!\w)", re.IGNORECASE)


@pytest.mark.parametrize("name_list", ["agencies.txt", "verbs.txt"])
def test_every_name_is_found_whole_alone_and_before_other_words(name_list: str):
    names = set(lexicon._lines(name_list))
    tree, plain = re.compile(rf"{spelled_as_tree(names)}(?!\w)", re.IGNORECASE), _plain(names)
    for name in names:
        for text in (name, f"{name} tỉnh", f"{name.upper()},", f"{name}x", name[:-1]):
            found, wanted = tree.match(text), plain.match(text)
            assert (found and found.span()) == (wanted and wanted.span()), text


def test_a_name_within_a_longer_one_is_found_where_the_longer_one_is_not():
    tree = re.compile(rf"{spelled_as_tree(['Sở Y tế', 'Sở', 'Bộ Y tế'])}(?!\w)", re.IGNORECASE)
    lengths = [
        len(found.group()) if found else 0
        for found in map(tree.match, ["sở  y tế", "Sở Y học", "Sởi", "Bộ", "BỘ Y TẾ."])
    ]
    assert lengths == [8, 2, 0, 0, 7]
