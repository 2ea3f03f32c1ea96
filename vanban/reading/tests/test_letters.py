"""Classes of letters: a capital with a mark is no small letter."""

from vanban.reading.letters import pattern
from vanban.understanding.tests.reading_of import compiled


def test_marked_capitals_are_no_small_letters():
    small, capital = pattern("^[a-zà-ỹ]"), pattern("^[A-ZÀ-Ỹ]")
    for word in ("Đề", "Ủy", "Ưu", "Ăn", "Ế"):
        assert capital.match(word), word
        assert not small.match(word), word
        assert small.match(word.lower()), word


def test_a_line_that_begins_with_a_marked_capital_begins_a_paragraph():
    text = compiled("KẾ HOẠCH\nVề việc học\n\nI. Kết quả\nĐã làm nhiều việc.\nII. Hạn chế\n").text
    assert "I. Kết quả\nĐã làm nhiều việc." in text
