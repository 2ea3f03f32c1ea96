"""A limit is said beside its field, counted as one types, and no browser cuts what is pasted."""

import unicodedata
from pathlib import Path

import pytest
from django import forms

from nepso.kernel.fields import NfcFormField
from nepso.ui.components.fields import field
from nepso.ui.forms import counted
from tests.browser import PHONE, chromium, faults

STATIC = Path(__file__).resolve().parent.parent / "static" / "ui"


class Words(forms.Form):
    line = NfcFormField(label="Tin chính", max_length=10, help_text="Một câu.")
    text = NfcFormField(label="Nội dung", max_length=1200, widget=forms.Textarea)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        counted(self, "line", "text")


def test_the_server_says_the_limit_and_how_long_it_is():
    form = Words({"line": "Mười một ký tự", "text": "ữ" * 30})
    assert not form.is_valid()
    line = str(field(form["line"]))
    assert "14</span> / 10 ký tự" in line
    assert "nep-count--over" in line
    assert "maxlength" not in line
    assert 'aria-describedby="id_line_helptext id_line_error id_line_count"' in line
    assert "30</span> / 1.200 ký tự" in str(field(form["text"]))


@pytest.mark.browser
def test_it_counts_as_the_server_does():
    typed = "Lũ 🌊 lên: đi e\u0302m"
    form = Words({"line": typed, "text": ""})
    css = (STATIC / "nepso.css").read_text(encoding="utf-8")
    html = (
        f"<!doctype html><html lang=vi><head><title>Thử</title><style>{css}</style></head><body>"
        f"<main><h1>Thử</h1><form>{field(Words()['line'])}{field(Words()['text'])}</form></main>"
    )
    form.is_valid()
    with chromium() as browser:
        page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
        page.set_content(html)
        page.add_script_tag(path=STATIC / "count.js")
        page.locator("#id_line").fill(typed)
        told = page.locator("#id_line_count")
        assert page.locator("#id_line").input_value() == typed, "nothing is cut"
        size = len(unicodedata.normalize("NFC", typed))
        assert told.inner_text() == f"{size} / 10 ký tự"
        assert f"<span data-size>{size}</span>" in str(field(form["line"]))
        assert "nep-count--over" in told.get_attribute("class")
        assert faults(page) == []
