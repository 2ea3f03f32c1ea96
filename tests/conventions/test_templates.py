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


_NAMED = re.compile(r"\bas\s+(\w+)\s*%}")
_BLOCKS = re.compile(r"{%\s*block\s+\w+\s*%}")
_READ = re.compile(r"{%\s*\w+[^%]*?\bhref=(\w+)|{{\s*(\w+)[^}]*}}")


@pytest.mark.parametrize("template", list(templates()), ids=shown)
def test_an_address_is_named_in_the_block_that_uses_it(template):
    text = template.read_text(encoding="utf-8")
    everywhere = set(_NAMED.findall(text))
    for block in _BLOCKS.split(text)[1:]:
        here = set(_NAMED.findall(block))
        read = {one or other for one, other in _READ.findall(block)}
        lost = (read & everywhere) - here
        assert not lost, (
            f"{shown(template)} names {', '.join(sorted(lost))} in one block and uses it in "
            "another, where it is empty: a button without its address sends the form, so “Không, "
            "quay lại” does what was refused. Mend it: {% url … as … %} again in that block."
        )
