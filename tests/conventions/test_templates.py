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


BLOCK = re.compile(r"{% block (\w+) %}")
NAMED = re.compile(r"\bas (\w+) %}")
HREF = re.compile(r"\bhref=([a-z_]\w*)")


@pytest.mark.parametrize("template", list(templates()), ids=shown)
def test_a_name_is_given_in_the_block_that_uses_it(template):
    _, *parts = BLOCK.split(template.read_text(encoding="utf-8"))
    blocks = dict(zip(parts[::2], parts[1::2], strict=True))
    for name, text in blocks.items():
        given = set(NAMED.findall(text))
        elsewhere = {n for other, t in blocks.items() if other != name for n in NAMED.findall(t)}
        lost = (set(HREF.findall(text)) - given) & elsewhere
        assert not lost, (
            f"{shown(template)}: block “{name}” uses {sorted(lost)}, given only in another block. "
            "Django forgets a name at the end of its block, so the link becomes a button that "
            "sends the form. Mend it: repeat the {% url … as … %} in this block."
        )
