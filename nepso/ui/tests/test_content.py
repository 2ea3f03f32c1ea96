from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.template import engines

from nepso.kernel.states import State
from nepso.ui.components import content


def rendered(source, **values):
    return engines["django"].from_string(source).render(values)


def test_a_tag_carries_its_words():
    assert ">Đang làm<" in content.tag("Đang làm", "blue")
    with pytest.raises(ValueError, match="tag colour"):
        content.tag("Đang làm", "pink")


def test_a_state_shows_its_label_and_colour():
    shown = content.state_tag(State("done", "Đã xong", "green", "Việc đã xong."))
    assert "nep-tag--green" in shown
    assert "Đã xong" in shown


def test_a_card_links_by_its_title():
    shown = rendered('{% card title=t href="/x" %}<p>{{ y }}</p>{% endcard %}', t="Việc <1>", y="&")
    assert '<a href="/x">Việc &lt;1&gt;</a>' in shown
    assert "<p>&amp;</p>" in shown


def test_errors_are_announced_at_once_and_news_politely():
    assert 'role="alert"' in content.banner("x", kind="error")
    assert 'role="status"' in content.banner("x", kind="success")
    assert content.banner_kind("debug") == "info"


def test_a_figure_opens_its_evidence():
    shown = content.figure(7, "quá hạn", href="/qua-han")
    assert '<a href="/qua-han">quá hạn</a>' in shown
    assert "nep-figure__value" in shown


def test_none_of_a_warning_is_no_warning():
    assert "--red" in content.figure("7", "quá hạn", colour="red")
    assert "--red" not in content.figure("0", "quá hạn", colour="red")
    assert "--green" in content.figure("0", "đã xong", colour="green")


def test_progress_tells_its_figure_in_words():
    assert "3/10 (30%)" in content.progress_bar(3, 10)
    assert "45%" in content.progress_bar(45)
    assert "0/0 (0%)" in content.progress_bar(0, 0)
    assert "trang 2" in content.progress_bar(2, 9, text="trang 2")


def test_polling_has_a_link_for_those_without_script():
    shown = content.progress_poll("/tien-do", 3, 10)
    assert 'hx-get="/tien-do"' in shown
    assert "Xem tiến độ mới nhất" in shown


def test_a_timeline_takes_mappings_and_objects():
    when = datetime(2026, 12, 5, 1, 0, tzinfo=UTC)
    shown = content.timeline(
        [{"when": when, "title": "Giao việc"}, SimpleNamespace(when=when, title="Xong", who="Hoa")]
    )
    assert shown.count("<li") == 2
    assert "05/12/2026 08:00 · Hoa" in shown


def test_a_summary_says_of_what_the_change_link_is():
    shown = content.summary_list([("Thời hạn", "05/12/2026", "/sua", "Sửa"), ("Căn cứ", "Mục II")])
    assert shown.count("<dt>") == 2
    assert '<span class="govuk-visually-hidden">: Thời hạn</span>' in shown


def test_a_page_has_one_h1():
    shown = rendered('{% page_header title="Kế hoạch" %}{% endpage_header %}')
    assert shown.count("<h1>") == 1
    assert "actions" not in shown


def test_the_quiet_ones():
    assert "Chưa có gì" in rendered('{% empty_state "Chưa có gì" %}{% endempty_state %}')
    assert "Lưu ý" in content.warning("Một câu.")
    assert "<p>a</p>" in rendered("{% inset %}<p>a</p>{% endinset %}")
