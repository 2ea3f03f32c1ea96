import pytest
from django.template import engines

from nepso.ui.components.actions import button, confirm
from nepso.ui.components.icon import icon


def test_a_button_submits_unless_told():
    assert 'type="submit"' in button("Lưu")
    assert 'type="button"' in button("Lưu", type="button")


def test_a_button_with_an_address_is_a_link():
    link = button("Sửa", href="/x?a=1&b=2", icon="edit")
    assert link.startswith("<a ")
    assert 'href="/x?a=1&amp;b=2"' in link


def test_a_link_without_its_address_is_not_a_button_that_sends():
    assert button("Không, quay lại", href="") == ""


def test_words_are_escaped():
    assert "<script>" not in button("<script>", value='"><script>')


def test_attributes_turn_underscores_to_dashes_and_leave_out_what_is_not():
    shown = button("Lưu", hx_post="/x", disabled=True, name=None)
    assert 'hx-post="/x"' in shown
    assert " disabled " in shown
    assert "name" not in shown


@pytest.mark.parametrize("name", ["onclick", "style"])
def test_what_the_security_policy_would_drop_is_refused(name):
    with pytest.raises(ValueError, match="security policy"):
        button("Lưu", **{name: "x"})


def test_unknown_kinds_and_icons_are_refused():
    with pytest.raises(ValueError, match="button kind"):
        button("Lưu", kind="danger")
    for name in ("nope", "../secret", ""):
        with pytest.raises(ValueError, match="no icon"):
            icon(name)


def test_icons_are_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in icon("check")
    assert 'width="32"' in icon("check", 32)


def test_a_dialog_needs_no_script():
    asked = confirm("<p>Chắc chưa?</p>", "Xóa")
    assert "<details" in asked
    assert "<summary" in asked


def test_the_block_tag_holds_markup_of_the_template():
    template = engines["django"].from_string('{% confirm "Xóa" %}<b>{{ x }}</b>{% endconfirm %}')
    assert "<b>&lt;i&gt;</b>" in template.render({"x": "<i>"})
