"""G3: the first page of the register at 100,000 rows, whole page with all middleware."""

from __future__ import annotations

from benchmarks.filling import client, page, province, times

LIMIT_MS = 30.0
LIST_SQL = """
SELECT t.public_id, d.text, d.clause, d.bullet, a.name, t.due_on, t.state, u.full_name
FROM register_plantask t JOIN plans_duty d ON d.id = t.duty_id
JOIN agencies_agency a ON a.id = t.agency_id
LEFT JOIN accounts_account u ON u.id = t.responsible_id
WHERE t.agency_id IS NOT NULL AND t.state <> 'withdrawn'
ORDER BY t.due_sort, t.id LIMIT 26
"""


def run() -> list[tuple[str, float]]:
    """p50 and p95 of both ways of looking (the slower one counts), with limit and peers."""
    province()
    signed_in = client()
    by_group = times(lambda: page(signed_in, "/nhiem-vu/"))
    single = times(lambda: page(signed_in, "/nhiem-vu/?xem=co-quan"))
    bare, raw = times(_bare_view), times(_raw)
    return [
        ("g3_p50_ms", max(by_group[0], single[0])),
        ("g3_p95_ms", max(by_group[1], single[1])),
        ("g3_limit_ms", LIMIT_MS),
        ("g3_by_group_p95_ms", by_group[1]),
        ("g3_single_p95_ms", single[1]),
        ("g3_peer_bare_view_p95_ms", bare[1]),
        ("g3_peer_raw_sql_p95_ms", raw[1]),
    ]


def _raw() -> list[tuple[object, ...]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(LIST_SQL)
        return cursor.fetchall()


def _bare_view() -> bytes:
    """A view that does nothing but that query and one template: no middleware, no shell."""
    from django.http import HttpResponse
    from django.template import engines

    row = "<tr>{% for c in r %}<td>{{ c }}</td>{% endfor %}</tr>"
    source = "<table>{% for r in rows %}" + row + "{% endfor %}</table>"
    template = engines["django"].from_string(source)
    return HttpResponse(template.render({"rows": _raw()})).content
