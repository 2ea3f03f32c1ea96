"""What was found is marked where it is printed, with or without tone marks, and nothing is lost."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nepso.foundation.search.marking import found_spans
from nepso.foundation.search.templatetags.search import danh_dau
from nepso.kernel.folding import fold


def marked(text, query):
    return [text[first:beyond] for first, beyond in found_spans(text, query)]


def nfd(text):
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Quản lý đất đai", "dat dai", ["đất", "đai"]),
        ("Quản lý đất đai", "ĐẤT", ["đất"]),
        ("Đạt về đất", "đất", ["đất"]),
        ("Đạt về đất", "dat", ["Đạt", "đất"]),
        ("Đạt về đất", "đát", ["Đạt", "đất"]),
        ("Điểm nóng, đầu đề", "đ", ["Đ", "đ", "đ"]),
        (nfd("Nguyễn Thế Đường"), "thế", [nfd("Thế")]),
        (nfd("Nguyễn Thế Đường"), "the duong", [nfd("Thế"), nfd("Đường")]),
        ("Nguyễn", nfd("nguyễn"), ["Nguyễn"]),
        ("kết nối", "ket  \u00a0noi", ["kết", "nối"]),
        ("hồ sơ ﬁle số 3", "số", ["số"]),
        ("hồ sơ ﬁle số 3", "file", []),
        ("Straße số một", "so", ["số"]),
        ("İstanbul và đó", "do", ["đó"]),
        ("İstanbul và đó", "istanbul", ["İstanbul"]),
        ("thông tin thông", "thong tin", ["thông", "tin", "thông"]),
        ("ứng xử", "ung u", ["ứng"]),
        ("ứng xử", "u", ["ứ", "ử"]),
        ("Sở Y tế, ngày mai", "so y te", ["Sở", "Y", "tế"]),
        ("Sở Y tế, ngày mai", "sở y tế", ["Sở", "Y", "tế"]),
        ("an toàn", "", []),
        ("", "an", []),
        ("\u0301an", "an", ["an"]),
        ("한국 số", "so", ["số"]),
    ],
)
def test_what_is_found_where_it_is_printed(text, query, found):
    assert marked(text, query) == found


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("Bộ <b>Quy tắc</b> & hơn", "quy tac", "Bộ &lt;b&gt;<mark>Quy</mark> <mark>tắc</mark>&lt;"
         "/b&gt; &amp; hơn"),
        ("<i>x</i>", "i", "&lt;<mark>i</mark>&gt;x&lt;/<mark>i</mark>&gt;"),
        ("a & b", "&", "a <mark>&amp;</mark> b"),
        ("a &amp; b", "amp", "a &amp;<mark>amp</mark>; b"),
        ('"><img>', '">', "<mark>&quot;&gt;</mark>&lt;img&gt;"),
        (None, "non", "<mark>Non</mark>e"),
    ],
)  # fmt: skip
def test_every_part_is_escaped_by_itself(text, query, shown):
    assert danh_dau(text, query) == shown


def test_what_was_marked_as_safe_is_escaped_too():
    from django.utils.safestring import mark_safe

    assert danh_dau(mark_safe("<i>tin</i>"), "tin") == "&lt;i&gt;<mark>tin</mark>&lt;/i&gt;"


_TEXT = st.text(
    st.sampled_from("aăâđĐeêơưAÉếệ\u0301\u0323\u031b ßİﬁΣς<>&\"' 한\u00a0"), max_size=30
)


@given(_TEXT, _TEXT)
def test_nothing_is_lost_and_every_mark_holds_a_word(text, query):
    shown = danh_dau(text, query)
    assert html.unescape(re.sub("</?mark>", "", shown)) == text
    words = [part for word in query.split() for part in fold(word).split()]
    for first, beyond in found_spans(text, query):
        assert any(word in fold(text[first:beyond]) for word in words)


@given(_TEXT, st.text(st.sampled_from("aeoduAĐếệ"), min_size=1, max_size=3))
def test_what_search_finds_is_marked(text, word):
    if fold(word) in fold(text):
        assert found_spans(text, word)
