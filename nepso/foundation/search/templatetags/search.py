"""How a hit is shown: ``{% load search %}{{ line.title|danh_dau:query }}``."""

from __future__ import annotations

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from nepso.foundation.search.marking import found_spans

register = template.Library()


@register.filter
def danh_dau(text: object, query: str) -> SafeString:
    """The text with the words of the query in ``<mark>``; everything in it is escaped, also what
    was marked as safe: the text is plain, not HTML."""
    plain, parts, at = str(text), [], 0
    for first, beyond in found_spans(plain, query or ""):
        parts += [_escaped(plain[at:first]), f"<mark>{_escaped(plain[first:beyond])}</mark>"]
        at = beyond
    return mark_safe("".join([*parts, _escaped(plain[at:])]))  # noqa: S308 each part is escaped


def _escaped(part: str) -> str:
    return str(escape(str(part)))
