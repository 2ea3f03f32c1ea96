import feedparser
import lxml.html
import pytest
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from nepso.ui.feed_text import as_html


@pytest.mark.parametrize("form", [Atom1Feed, Rss201rev2Feed])
@pytest.mark.parametrize("words", ["Trẻ <13 tuổi & “bạn”", "a < b > c", "Một.\n\nHai.", "<b>x</b>"])
def test_a_reader_sees_the_words_as_they_were_written(form, words):
    feed = form(title="Thử", link="https://vidu.vn/", description="Thử")
    feed.add_item(title="Bài", link="https://vidu.vn/1", description=as_html(words))
    (entry,) = feedparser.parse(feed.writeString("utf-8")).entries
    assert entry.summary_detail.type == "text/html"
    shown = lxml.html.fromstring(f"<div>{entry.summary}</div>").text_content()
    assert shown.split() == words.split()


def test_nothing_is_no_paragraph():
    assert as_html("") == ""
