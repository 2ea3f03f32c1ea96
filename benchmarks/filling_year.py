"""A year on top of ``filling.py``: two activities of every task that a group of agencies was given,
five items of evidence each, and the reports of nine agencies in ten, written by SQL.

One item in a hundred is claimed by the neighbour too; one figure in fifty is corrected.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any

from benchmarks.filling import AGENCIES, WORDS, province, rows_insert, triggers_drop

ACTIVITIES, ITEMS = 2, 5  # of a task, of an activity
SHARED, CORRECTED, SILENT = 100, 50, 10
KINDS = ("photo", "photo", "photo", "link", "official_document", "count", "file")
COUNTS = ("press_items", "copies", "banners", "broadcasts", "participants", "honours")
FORMS = ("loudspeaker", "portal", "document", "speaker", "social", "training", "event", "contest")
AUDIENCES = ("everybody", "officials", "pupils", "parents", "elderly", "businesses")


def year() -> Any:
    """The period, its evidence and reports filled in."""
    province()
    from django.db import connection, transaction

    from nepso.foundation.agencies.models import Agency

    Agency.objects.filter(code="x0").update(is_lead_desk=True)
    with transaction.atomic():
        triggers_drop()
        _activities()
        _items()
        period = _period()
    _reports(period)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return period


def _one_of(values: Sequence[str], number: str) -> str:
    cases = " ".join(f"WHEN {place} THEN '{value}'" for place, value in enumerate(values))
    return f"CASE ({number}) % {len(values)} {cases} END"


def _numbers(count: int) -> str:
    return " UNION ALL ".join(f"SELECT {n} AS n" for n in range(count))


def _activities() -> None:
    from nepso.kernel.clock import today
    from nepso.programme.activities.models import Activity, CountedActivity

    number = f"(t.id * {ACTIVITIES} + n.n)"
    rows_insert(
        Activity,
        {
            "id": number,
            "public_id": f"printf('a%015d', {number})",
            "agency_id": "t.agency_id",
            "title": "'Hoạt động ' || t.id",
            "done_on": f"date('{today().year}-01-01', '+' || ({number} * 7 % 330) || ' days')",
            "form": _one_of(FORMS, f"{number} / 3"),
            "audience": _one_of(AUDIENCES, f"{number} / 5"),
            "state": "'accepted'",
            "reach_measured": f"{number} * 13 % 400",
            "reach_estimated": f"{number} * 17 % 900",
        },
        f"""FROM register_plantask t CROSS JOIN ({_numbers(ACTIVITIES)}) n
        WHERE t.agency_id IS NOT NULL AND t.parent_id IS NOT NULL""",
    )
    rows_insert(
        CountedActivity,
        {**_line(), "reach_measured": "a.reach_measured", "reach_estimated": "a.reach_estimated"},
        f"FROM activities_activity a {_TASK}",
    )


_TASK = f"""JOIN register_plantask t ON t.id = a.id / {ACTIVITIES}
    JOIN plans_duty d ON d.id = t.duty_id JOIN plans_planversion v ON v.id = d.version_id"""


def _line() -> dict[str, str]:
    return {
        "activity_id": "a.id",
        "agency_id": "a.agency_id",
        "duty_id": "d.id",
        "plan_id": "v.plan_id",
        "clause": "d.clause",
        "form": "a.form",
        "audience": "a.audience",
        "done_on": "a.done_on",
        "month": "CAST(strftime('%Y%m', a.done_on) AS INTEGER)",
        "from_at": "a.created_at",
    }


def _items() -> None:
    from django.db.models import Min

    from nepso.foundation.agencies.models import Agency
    from nepso.programme.activities.models import CountedItem, EvidenceItem

    number = f"(a.id * {ITEMS} + n.n)"
    kind = _one_of(KINDS, number)
    rows_insert(
        EvidenceItem,
        {
            "id": number,
            "public_id": f"printf('e%015d', {number})",
            "fingerprint": f"printf('%064x', {number})",
            "title": f"'Minh chứng ' || {number}",
            "kind": kind,
            "count_of": f"CASE {kind} WHEN 'count' THEN {_one_of(COUNTS, f'{number} / 7')} "
            "ELSE '' END",
            "value": f"CASE {kind} WHEN 'count' THEN {number} % 40 + 1 END",
        },
        f"FROM activities_activity a CROSS JOIN ({_numbers(ITEMS)}) n",
    )
    facts = {"item_id": "i.id", "kind": "i.kind", "count_of": "i.count_of", "value": "i.value"}
    lines = f"""FROM activities_evidenceitem i
        JOIN activities_activity a ON a.id = i.id / {ITEMS} {_TASK}"""
    once = {**_line(), **facts, "is_only": f"i.id % {SHARED} > 0"}
    rows_insert(CountedItem, once, lines)
    first = Agency.objects.aggregate(first=Min("pk"))["first"]
    neighbour = f"(a.agency_id - {first} + 1) % {AGENCIES} + {first}"
    rows_insert(CountedItem, {**once, "agency_id": neighbour}, f"{lines} WHERE i.id % {SHARED} = 0")


def _period() -> Any:
    from nepso.foundation.worktime.services import period_open, period_plan, period_set_dates
    from nepso.kernel.clock import today
    from nepso.programme.reporting.services import indicators_seed, reports_expect

    indicators_seed()
    this_year = today().year
    period = period_plan(kind="year", year=this_year)
    last = dt.date(this_year, 12, 31)
    period_set_dates(period=period, cut_off_on=last, units_due_on=last, consolidation_due_on=None)
    reports_expect(period=period_open(period=period))
    return period


def _reports(period: Any) -> None:
    """Nine in ten sent theirs: what was counted or a typed value, some corrected, and two
    paragraphs, a quarter of them in nearly the same words."""
    from django.db.models import F

    from nepso.kernel.clock import now
    from nepso.programme.reporting.models import Figure, FigureAdjustment, Paragraph, PeriodicReport
    from nepso.programme.reporting.services.opening import figures_renew

    chance, moment = random.Random(5), now()
    sent = [r for n, r in enumerate(PeriodicReport.objects.order_by("pk")) if n % SILENT]
    figures_renew(sent, period)
    figures = Figure.objects.order_by("pk")
    figures.filter(counted=None).update(stated=F("pk") % 9 + 1, decision="typed")
    figures.exclude(counted=None).update(stated=F("counted"), decision="accept")
    wrong = list(figures.exclude(counted=None))[::CORRECTED]
    for figure in wrong:
        figure.stated, figure.decision = (figure.counted or 0) + 1, "correct"
    Figure.objects.bulk_update(wrong, ["stated", "decision"], 500)
    FigureAdjustment.objects.bulk_create(
        [
            FigureAdjustment(
                figure=f, counted=f.counted, stated=f.stated, reason="Có việc chưa nhập."
            )
            for f in wrong
        ],
        500,
    )
    stock = [" ".join(chance.choices(WORDS, k=60)) for _ in range(10)]
    words = []
    for place, report in enumerate(sent):
        report.state, report.sent_at, report.approved_at = "accepted", moment, moment
        report.is_complete = report.is_filled = True
        for section in ("II", "III.2"):
            own = stock[place % 10] if place % 4 == 0 else " ".join(chance.choices(WORDS, k=60))
            words.append(Paragraph(report=report, section=section, order=1, text=own))
    PeriodicReport.objects.bulk_update(
        sent, ["state", "sent_at", "approved_at", "is_complete", "is_filled", "counted_at"], 500
    )
    Paragraph.objects.bulk_create(words, 1000)
