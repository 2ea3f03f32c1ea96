"""How accounts reads to a person."""

from __future__ import annotations

from django import template

register = template.Library()

_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "điện thoại Android"),
    ("Windows", "máy tính Windows"),
    ("Mac OS", "máy Mac"),
    ("Linux", "máy tính Linux"),
)
_BROWSERS = (
    ("Edg", "Edge"),
    ("coc_coc", "Cốc Cốc"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Zalo", "Zalo"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


@register.filter
def device(user_agent: str) -> str:
    """A browser's long name in short: "Chrome, điện thoại Android"."""
    system = next((words for mark, words in _SYSTEMS if mark in user_agent), "")
    browser = next((words for mark, words in _BROWSERS if mark in user_agent), "")
    return ", ".join(filter(None, [browser, system])) or "Thiết bị không rõ"
