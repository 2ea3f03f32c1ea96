"""Phrases of the word lists, and where a text says them."""

import pytest

from nepso.casework.triage.reading.phrases import PhraseIndex, ways_of
from nepso.casework.triage.reading.tokens import read_tokens


def _quotes(phrase, text):
    tokens = read_tokens(text)
    hits = PhraseIndex([("it", phrase)]).hits(tokens)
    return [tokens.quote(hit.first, hit.last) for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("chuyển .. (tiền|#)", "Chuyển ngay cho tôi 5 triệu", ["Chuyển ngay cho tôi 5"]),
        ("chuyển .. (tiền|#)", "Chuyển nhà. Mất 5 triệu", []),
        ("chuyển .. tiền", "chuyen gap tien cho a", ["chuyen gap tien"]),
        (
            "đăng [lại] (ảnh|bài viết)",
            "nó đăng bài viết, rồi đăng lại ảnh",
            ["đăng bài viết", "đăng lại ảnh"],
        ),
        ("bán (pháo [hoa|nổ]|thuốc)", "bán pháo nổ", ["bán pháo", "bán pháo nổ"]),
        ("hòa giải", "tổ hoà giải", ["hoà giải"]),
        ("số tài khoản", "gửi stk", ["stk"]),
        ("bạn", "bán bàn", []),
        ("cọc .. #", "coc truoc 500k", ["coc truoc 500k"]),
        ("bán", "ban toi ban nha", []),  # four letters that may be a friend, a table or a sale
        ("bán .. súng", "ban toi o xa", []),
        ("!bán thận", "ban than toi", []),
        ("!bán thận", "cần bán thận", ["bán thận"]),
        ("bấm .. #link", "bấm vào http://a.example/b?c để nhận", ["bấm vào http://a.example/b?c"]),
        ("gọi #phone", "gọi 0912 345 678 nhé", ["gọi 0912 345 678"]),
        ("mất #money", "mất 1tr2", ["mất 1tr2"]),
        ("gửi nick", "gửi acc", ["gửi acc"]),  # short forms are read alike on both sides
        ("#asks", "có vi phạm không ạ?", ["?"]),
    ],
)
def test_a_phrase_is_found_where_it_is_said(phrase, text, found):
    assert _quotes(phrase, text) == found


@pytest.mark.parametrize("phrase", ["", ".. tiền", "chuyển ..", "chuyển (tiền", "chuyển tiền)"])
def test_a_phrase_that_says_nothing_is_refused(phrase):
    with pytest.raises(ValueError, match=r"phrase|bracket"):
        ways_of(phrase)
