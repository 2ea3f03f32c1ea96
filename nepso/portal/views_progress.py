"""What was promised and what was done: public, without script, to be cached for minutes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections.abc import Iterable
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from nepso.foundation.files.serving import file_response
from nepso.kernel.errors import NotFound
from nepso.portal.csv_files import csv_answer
from nepso.portal.public_progress import (
    DICTIONARY,
    ClauseProgress,
    clause_progress_of,
    clauses_progress,
    data_rows,
)
from nepso.programme.activities.selectors.public import (
    public_activities,
    public_item,
    public_items,
)
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.selectors import version_binding
from nepso.programme.reporting.following.standing import Shown, scope_now, standing_shown
from nepso.ui.caching import for_everybody

MOST_ACTIVITIES, MOST_ITEMS = 20, 24
# The job counts every five minutes and a cache may keep the page as long: a visitor waits for no
# count of their own (the page says as of when).
NOT_OLDER = dt.timedelta(minutes=7)
_cached = for_everybody(300)


def _now() -> tuple[PlanVersion | None, Shown, list[ClauseProgress]]:
    version, shown = version_binding(), standing_shown(not_older=NOT_OLDER)
    return version, shown, clauses_progress(version, shown.facts) if version else []


@_cached
def progress(request: HttpRequest) -> HttpResponse:
    """Clause by clause in plain words: promised, done, the latest of what was done."""
    version, shown, clauses = _now()
    parts = [_part(*part) for part in itertools.groupby(clauses, key=lambda one: one.part)]
    values = {"version": version, "shown": shown, "facts": shown.facts, "parts": parts}
    return render(request, "portal/progress.html", values)


def _part(
    name: str, clauses: Iterable[ClauseProgress]
) -> tuple[str, list[ClauseProgress], list[str]]:
    """A part, its clauses, and the places of those that no agency was given: told once."""
    some = list(clauses)
    return name, some, [one.place for one in some if one.is_unassigned]


@_cached
def clause(request: HttpRequest, label: str) -> HttpResponse:
    """One clause: its promise in full, activities, evidence cleared for the public."""
    version = version_binding()
    if version is None:
        raise NotFound("Chưa có kế hoạch được thông qua: hãy quay lại sau.")
    shown = standing_shown(not_older=NOT_OLDER)
    one = clause_progress_of(version, shown.facts, label)
    duties = [promise.key for promise in one.promises if not promise.in_words]
    scope = dataclasses.replace(scope_now(), duties=duties)
    items = public_items(duties, most=MOST_ITEMS)
    values: dict[str, Any] = {
        "version": version,
        "shown": shown,
        "clause": one,
        "activities": public_activities(scope, most=MOST_ACTIVITIES),
        "photos": [item for item in items if item.is_photo and item.stored_id],
        "items": [item for item in items if not item.is_photo],
    }
    return render(request, "portal/progress_clause.html", values)


@cache_control(public=True, max_age=3600)
def photo(request: HttpRequest, public_id: str) -> FileResponse:
    """A photo that was cleared for the public, small; any other address is not found alike."""
    item = public_item(public_id)
    if not item.is_photo or item.stored is None:
        raise NotFound("Không có ảnh công khai tại địa chỉ này: hãy mở lại trang tiến độ.")
    answer = file_response(item.stored, thumbnail=True)
    del answer["Cache-Control"]
    return answer


@_cached
def data_csv(request: HttpRequest) -> HttpResponse:
    """The same figures as CSV (UTF-8, first line the names of DICTIONARY)."""
    _, _, clauses = _now()
    header = [name for name, *_ in DICTIONARY]
    return csv_answer("tien-do.csv", header, (row.values() for row in data_rows(clauses)))


@_cached
def data_json(request: HttpRequest) -> JsonResponse:
    """The same figures as JSON, with the dictionary of their names and formulas."""
    version, shown, clauses = _now()
    names = ("ten", "kieu", "nghia", "cach_tinh")
    body = {
        "ke_hoach": version.plan.title if version else "",
        "tinh_luc": shown.counted_at.isoformat(),
        "tu_dien": [dict(zip(names, line, strict=True)) for line in DICTIONARY],
        "du_lieu": data_rows(clauses),
    }
    # Named and to be saved, as the CSV is: a browser's view of bare JSON is no page for people.
    named = {"Content-Disposition": 'attachment; filename="tien-do.json"'}
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False}, headers=named)


@_cached
def data(request: HttpRequest) -> HttpResponse:
    """What each column means and how it is reckoned."""
    return render(request, "portal/progress_data.html", {"dictionary": DICTIONARY})
