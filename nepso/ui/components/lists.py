"""Lists, and ways through them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.safestring import SafeString

from nepso.ui.components import from_template


def table(content: str, caption: str, hide_caption: bool = False) -> SafeString:
    """A table whose rows become cards on a phone: give each td its column in ``data-label``."""
    return from_template("table", content=content, caption=caption, hide_caption=hide_caption)


def _turn(query: QueryDict, name: str, cursor: str) -> str:
    turned = query.copy()
    turned.pop("after", None)
    turned.pop("before", None)
    turned[name] = cursor
    return "?" + turned.urlencode()


def keyset_pagination(context: Any, page: Any, label: str = "Phân trang") -> SafeString:
    """Links before and after for a kernel ``Page``; the filters of the address are kept."""
    request = context.get("request")
    query = request.GET if request is not None else QueryDict()
    before, after = getattr(page, "before", ""), getattr(page, "after", "")
    return from_template(
        "keyset_pagination",
        before=_turn(query, "before", before) if before else "",
        after=_turn(query, "after", after) if after else "",
        label=label,
    )


def tabs(items: Sequence[Any], label: str = "Các phần của trang") -> SafeString:
    """Links to sibling pages: each with ``label url current`` and maybe ``count``."""
    return from_template("tabs", items=items, label=label)


def breadcrumbs(*pairs: str) -> SafeString:
    """``"Kế hoạch" address "Mục II" address`` …: label and address in turn, parents only."""
    if len(pairs) % 2:
        raise ValueError("breadcrumbs: label and address in turn")
    return from_template("breadcrumbs", items=list(zip(pairs[::2], pairs[1::2], strict=True)))


def filter_panel(
    content: str, action: str = "", active: int = 0, open: bool = False, button: str = "Lọc"
) -> SafeString:
    """A GET form that unfolds; ``active`` filters are counted on it and keep it open."""
    return from_template(
        "filter_panel",
        content=content,
        action=action,
        active=active,
        open=open or active > 0,
        button=button,
    )
