"""Some of many: grouped by letter without a script, searched and chosen at once with one."""

from pathlib import Path

import pytest
from django import forms

from nepso.ui.components.fields import field
from nepso.ui.forms import ManyChoices
from tests.browser import DESK, PHONE, chromium, faults

NAMES = [
    "Xã Đại Từ",
    "Phường Bá Xuyên",
    "UBND xã An Khánh",
    "Xã Ân Tình",
    "Xã Định Hóa",
    "Xã Võ Nhai",
]
STATIC = Path(__file__).resolve().parent.parent / "static" / "ui"


class Places(forms.Form):
    places = forms.MultipleChoiceField(
        label="Xã, phường nào", required=False, widget=ManyChoices, help_text="Không chọn là cả.",
        choices=[(str(at), name) for at, name in enumerate(NAMES)],
    )  # fmt: skip


def test_ones_own_stand_before_the_letters():
    form = Places()
    form.fields["places"].widget.first = frozenset({"4"})
    html = str(field(form["places"]))
    assert html.index("Xã Định Hóa") < html.index("UBND xã An Khánh")
    assert html.count("Xã Định Hóa") == 1
    assert 'aria-label="Của cơ quan bạn"' in html
    assert "Vần Của" not in html


def _page(form):
    css = (STATIC / "nepso.css").read_text(encoding="utf-8")
    return (
        f"<!doctype html><html lang=vi><head><title>Thử</title><meta name=viewport"
        f" content='width=device-width'><style>{css}</style></head><body><main><h1>Thử</h1>"
        f"<form>{field(form['places'])}</form></main></body></html>"
    )


def test_names_stand_under_their_letters_and_what_was_chosen_stays():
    html = str(field(Places({"places": ["0", "3"]})["places"]))
    assert [part[0] for part in html.split('aria-label="Vần ')[1:]] == ["A", "B", "Đ", "V"]
    assert html.index("An Khánh") < html.index("Ân Tình") < html.index("Bá Xuyên")
    assert html.count(" checked") == 2
    assert "(đã chọn 2 trên 6)" in html
    form = Places({"places": ["0", "3"]})
    assert form.is_valid()
    assert form.cleaned_data["places"] == ["0", "3"]


@pytest.mark.browser
@pytest.mark.parametrize("screen", [PHONE, DESK])
def test_it_is_searched_and_chosen_by_keyboard(screen):
    with chromium() as browser:
        page = browser.new_page(viewport={"width": screen[0], "height": screen[1]})
        page.set_content(_page(Places({"places": ["0"]})))
        page.add_script_tag(path=STATIC / "many.js")
        assert page.locator("summary").inner_text().endswith("(đã chọn 1 trên 6)")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("di")
        assert page.locator("label:visible", has_text="Xã").all_inner_texts() == ["Xã Định Hóa"]
        page.keyboard.press("Enter")  # sends nothing
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.locator("summary").inner_text().endswith("(đã chọn 2 trên 6)")
        assert "Thấy 1 nơi" in page.locator("[role=status]").inner_text()
        page.locator("[data-search]").fill("")
        page.get_by_role("checkbox", name="Phường Bá Xuyên").press("Space")
        assert page.evaluate("new FormData(document.forms[0]).getAll('places').length") == 3
        assert faults(page) == []


@pytest.mark.browser
def test_without_a_script_the_fold_opens_and_nothing_pretends():
    with chromium() as browser:
        page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
        page.set_content(_page(Places()))
        page.locator("summary").click()
        assert page.locator("input[type=checkbox]:visible").count() == len(NAMES)
        assert page.locator("[data-tools]:visible").count() == 0
        assert faults(page) == []
