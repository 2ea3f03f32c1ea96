from types import SimpleNamespace

import pytest
from django.template import engines


def rendered(source, **values):
    return engines["django"].from_string(source).render(values)


def test_pages_keep_the_filters_and_drop_the_other_cursor(rf):
    request = rf.get("/?q=loa&after=cu")
    page = SimpleNamespace(before="truoc", after="sau")
    template = engines["django"].from_string("{% keyset_pagination page %}")
    shown = template.render({"page": page}, request)
    assert 'href="?q=loa&amp;before=truoc"' in shown
    assert 'href="?q=loa&amp;after=sau"' in shown


def test_a_single_page_has_no_links():
    page = SimpleNamespace(before="", after="")
    assert rendered("{% keyset_pagination page %}", page=page).strip() == ""


def test_a_table_is_named():
    shown = rendered('{% table "Nhiệm vụ" hide_caption=True %}<tbody></tbody>{% endtable %}')
    assert '<caption class="govuk-visually-hidden">Nhiệm vụ</caption>' in shown


def test_tabs_mark_where_one_is():
    items = [{"label": "A", "url": "/a", "current": True, "count": 0}, {"label": "B", "url": "/b"}]
    shown = rendered("{% tabs items %}", items=items)
    assert shown.count("aria-current") == 1
    assert shown.count("nep-count") == 1


def test_breadcrumbs_take_label_and_address_in_turn():
    shown = rendered('{% breadcrumbs "Kế hoạch" "/k" "Mục II" "/m" %}')
    assert shown.count("<li>") == 2
    with pytest.raises(ValueError, match="in turn"):
        rendered('{% breadcrumbs "Kế hoạch" %}')


def test_a_filter_in_use_is_open_and_counted():
    shown = rendered("{% filter_panel active=2 %}x{% endfilter_panel %}")
    assert "<details" in shown
    assert " open>" in shown
    assert "Bỏ lọc" in shown
    assert " open>" not in rendered("{% filter_panel %}x{% endfilter_panel %}")
