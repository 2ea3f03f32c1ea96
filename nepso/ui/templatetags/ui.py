"""The tags and filters of every template; see ``nepso/ui/README.md`` and ``/giao-dien/``."""

from __future__ import annotations

from django import template

from nepso.ui.components import actions, charts, content, fields, lists, machines, numbers
from nepso.ui.components.icon import icon

register = template.Library()

for filter_ in (numbers.ngay, numbers.ngay_gio, numbers.so, numbers.phan_tram, numbers.thoi_luong):
    register.filter(filter_.__name__, filter_)

register.filter("banner_kind", content.banner_kind)

for plain in (
    icon,
    actions.button,
    charts.bar_chart,
    charts.column_chart,
    charts.stacked_chart,
    content.figure,
    content.progress_bar,
    content.progress_poll,
    content.state_tag,
    content.summary_list,
    content.tag,
    content.timeline,
    content.warning,
    fields.error_summary,
    fields.field,
    fields.form_fields,
    lists.breadcrumbs,
    lists.tabs,
):
    register.simple_tag(plain, name=plain.__name__)

register.simple_tag(machines.describe, takes_context=True, name="describe")
register.simple_tag(lists.keyset_pagination, takes_context=True, name="keyset_pagination")

for block in (
    actions.confirm,
    content.banner,
    content.card,
    content.empty_state,
    content.inset,
    content.page_header,
    lists.filter_panel,
    lists.table,
):
    register.simple_block_tag(block, name=block.__name__)
