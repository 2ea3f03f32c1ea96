"""Templates obey the content security policy and the five-second reader."""

import re

import pytest

from tests.conventions.house import shown, templates

INLINE = {
    "a style attribute": re.compile(r"<[a-z][^>]*\sstyle\s*=", re.I),
    "an event handler": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    "a script in the page": re.compile(r"<script(?![^>]*\bsrc=)", re.I),
    "a style sheet in the page": re.compile(r"<style\b", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
    "htmx that evaluates": re.compile(r"\bhx-on\b|\bhx-vals\s*=\s*['\"]js:|hx-vars", re.I),
}


@pytest.mark.parametrize("template", list(templates()), ids=shown)
def test_nothing_inline(template):
    text = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", template.read_text(encoding="utf-8"), flags=re.S)
    for what, pattern in INLINE.items():
        assert not pattern.search(text), (
            f"{shown(template)} holds {what}. Browsers drop it (script-src and style-src 'self'). "
            "Mend it: a class and a rule in nepso/ui/styles, or htmx attributes, or plain HTML."
        )
