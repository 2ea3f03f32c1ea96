"""G6: the dashboards at 100,000 and 1,000,000 rows, whole pages with all middleware.

At 100,000: the register of ``filling.py`` (102,000 tasks of 3,300 agencies) with as many counted
lines of activities. At 1,000,000: nine copies of each beside them. The slowest of the desk's, the
leader's and an agency's page counts. The peer is what those pages would ask without the kept count:
the same GROUP BY in raw SQL.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from benchmarks.filling import client, page, province, times, triggers_drop

LIMIT_MS = {"100k": 100.0, "1m": 300.0}
COPIES = 9
RAW = (
    """SELECT t.duty_id, a.kind, t.state, COUNT(*), SUM(t.due_sort < DATE('now'))
    FROM register_plantask t JOIN agencies_agency a ON a.id = t.agency_id
    WHERE t.state <> 'withdrawn' GROUP BY 1, 2, 3""",
    """SELECT month, COUNT(*) FROM activities_countedactivity
    WHERE until_at IS NULL GROUP BY 1""",
)


def run() -> Iterator[tuple[str, float]]:
    """p95 of the slowest page at both sizes, its limit, the raw count, queries and the job."""
    account = province()
    _activities()
    _period()
    yield from _measured("100k", account)
    _copies()
    yield from _measured("1m", account)


def _measured(size: str, account: Any) -> list[tuple[str, float]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from nepso.foundation.agencies.models import Agency
    from nepso.programme.reporting.following.standing import standing_keep

    keeping = times(standing_keep, rounds=3, warm=0)
    signed_in, agency = client(), Agency.objects.order_by("pk")[7]
    addresses = {
        "desk": "/ban-lam-viec/dieu-hanh/",
        "leader": "/ban-lam-viec/tinh-hinh/",
        "agency": f"/ban-lam-viec/co-quan/{agency.public_id}/",
        "home": "/ban-lam-viec/",
        "public": "/tien-do/",
        "plan": "/ke-hoach-cong-khai/",
    }
    lines, worst = [], 0.0
    for name, address in addresses.items():
        with CaptureQueriesContext(connection) as asked:
            page(signed_in, address)
            number = len(asked)  # the next page clears the list
        _, p95 = times(lambda address=address: page(signed_in, address), rounds=40)  # type: ignore[misc]
        worst = max(worst, p95)
        lines += [(f"g6_{size}_{name}_p95_ms", p95), (f"g6_{size}_{name}_queries", number)]
    raw = times(_raw, rounds=3, warm=1)
    return [
        (f"g6_{size}_rows", float(_rows())),
        (f"g6_{size}_p95_ms", worst),
        (f"g6_{size}_limit_ms", LIMIT_MS[size]),
        *lines,
        (f"g6_{size}_peer_raw_sql_p50_ms", raw[0]),
        (f"g6_{size}_job_p50_ms", keeping[0]),
    ]


def _raw() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for sql in RAW:
            cursor.execute(sql)
            cursor.fetchall()


def _rows() -> int:
    from nepso.programme.activities.models import CountedActivity
    from nepso.programme.register.models import PlanTask

    return PlanTask.objects.count() + CountedActivity.objects.count()


def _period() -> None:
    from nepso.foundation.worktime.services import period_open, period_plan, period_set_dates
    from nepso.kernel.clock import today
    from nepso.programme.reporting.services import reports_expect

    year = today().year
    period = period_plan(kind="year", year=year)
    period_set_dates(
        period=period,
        cut_off_on=dt.date(year, 12, 31),
        units_due_on=dt.date(year, 12, 31),
        consolidation_due_on=None,
    )
    reports_expect(period=period_open(period=period))


def _activities() -> None:
    """As many activities as plan tasks, each in the report, with its counted line."""
    from nepso.foundation.agencies.models import Agency
    from nepso.kernel.clock import now, today
    from nepso.programme.activities.counted import activity_line
    from nepso.programme.activities.kinds import Form
    from nepso.programme.activities.models import Activity, CountedActivity
    from nepso.programme.plans.models import Duty

    chance, moment, year = random.Random(11), now(), today().year
    agencies, duties = list(Agency.objects.all()), list(Duty.objects.all())
    forms = list(Form.values)
    made = [
        Activity(
            agency=agencies[number % len(agencies)],
            title=f"Hoạt động {number}",
            done_on=dt.date(year, 1, 1) + dt.timedelta(days=chance.randrange(330)),
            form=chance.choice(forms),
            state="accepted" if number % 50 else "agency_accepted",
            accepted_at=moment,
        )
        for number in range(100_000)
    ]
    Activity.objects.bulk_create(made, batch_size=1000)
    lines = [
        activity_line(one, duties[n % len(duties)], moment, True) for n, one in enumerate(made)
    ]
    CountedActivity.objects.bulk_create(lines, batch_size=1000)


def _copies() -> None:
    """Nine more of every task (as of other years) and of every activity with its line."""
    from django.apps import apps
    from django.db import connection, transaction

    def columns(label: str, **new: str) -> tuple[str, str, str]:
        model = apps.get_model(label)
        names = [f.column for f in model._meta.concrete_fields if not f.primary_key]
        return (
            model._meta.db_table,
            ", ".join(f'"{name}"' for name in names),
            ", ".join(new.get(name, f'"{name}"') for name in names),
        )

    fresh = "lower(hex(randomblob(8)))"
    with transaction.atomic(), connection.cursor() as cursor:
        triggers_drop()
        for label, new in (
            ("register.PlanTask", {"public_id": fresh, "occurrence": "CAST(2030 + %s AS TEXT)"}),
            ("activities.Activity", {"public_id": fresh}),
            ("activities.CountedActivity", {}),
        ):
            table, names, values = columns(label, **new)
            cursor.execute(f'SELECT MAX(id) FROM "{table}"')
            last = cursor.fetchone()[0]
            for copy in range(COPIES):
                given = [copy, last] if "%s" in values else [last]
                copied = f'SELECT {values} FROM "{table}" WHERE id <= %s'
                cursor.execute(f'INSERT INTO "{table}" ({names}) {copied}', given)
        cursor.execute("ANALYZE")
