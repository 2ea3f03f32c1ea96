"""Routes and hours on call: configuration with days of validity."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from nepso.casework.intake.harms import Harm
from nepso.casework.triage.models import OnCall, Route
from nepso.casework.triage.policies import may_triage
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_receive_submissions
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.seeding import province_folder
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require

ROUTE_ADD = act("triage.route_add", "đã thêm tuyến xử lý")
ROUTE_END = act("triage.route_end", "đã kết thúc tuyến xử lý")
ROUTE_FOLLOW = act("triage.route_follow", "đã chuyển tuyến xử lý sang cơ quan tiếp nhận")
CALL_ADD = act("triage.on_call_add", "đã thêm giờ trực")
CALL_END = act("triage.on_call_end", "đã kết thúc giờ trực")


@transaction.atomic
def route_add(
    *,
    harm: str,
    agency: Agency,
    area: Agency | None = None,
    order: int = 1,
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
    by: Account | None,
) -> Route:
    """A harm in a place goes to an agency between two days. Added twice it is one.

    Without ``by`` it is the seed. Raises Invalid for days the wrong way round, Conflict when the
    same route stands open with other days: two that overlap would not say which one holds.
    """
    if by is not None:
        require(may_triage(by))
    _require_days(valid_from, valid_to)
    if harm not in Harm.values or harm == Harm.SOMETHING_ELSE:
        raise Invalid("Hãy chọn điều gây hại.", fields={"harm": "Hãy chọn điều gây hại."})
    facts = {"harm": harm, "agency": agency, "area": area}
    open_one = Route.objects.filter(**facts, valid_to__isnull=True).first()
    if open_one is not None:
        if (valid_from, valid_to) != (open_one.valid_from, None) and by is not None:
            since = f" từ {open_one.valid_from:%d/%m/%Y}" if open_one.valid_from else ""
            raise Conflict(f"Tuyến này đang áp dụng{since}: hãy kết thúc tuyến ấy rồi thêm lại.")
        return open_one
    route = Route.objects.create(**facts, order=order, valid_from=valid_from, valid_to=valid_to)
    record(ROUTE_ADD, by=by, on=route, detail={"harm": harm, "agency": agency.public_id})
    return route


@transaction.atomic
def route_end(*, route: Route, last_day: dt.date | None = None, by: Account) -> Route:
    """End a route; by default yesterday was its last day. What was sent by it stays."""
    require(may_triage(by))
    route.valid_to = last_day or today() - dt.timedelta(days=1)
    route.save(update_fields=["valid_to"])
    record(ROUTE_END, by=by, on=route)
    return route


@transaction.atomic
def on_call_add(
    *,
    account: Account,
    weekdays: str,
    from_time: dt.time,
    to_time: dt.time,
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
    by: Account,
) -> OnCall:
    """Somebody who receives is called in these hours. Raises Invalid for whoever does not."""
    require(may_triage(by))
    _require_days(valid_from, valid_to)
    if not may_receive_submissions(account):
        sentence = "Chỉ trực được người có vai trò tiếp nhận phản ánh: hãy chọn người khác."
        raise Invalid(sentence, fields={"account": sentence})
    row = OnCall.objects.create(
        account=account,
        weekdays="".join(sorted(set(weekdays) & set("1234567"))) or "1234567",
        from_time=from_time,
        to_time=to_time,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    record(CALL_ADD, by=by, on=row, detail={"account": account.public_id})
    return row


@transaction.atomic
def on_call_end(*, on_call: OnCall, by: Account) -> OnCall:
    """End these hours; yesterday was the last day."""
    require(may_triage(by))
    on_call.valid_to = today() - dt.timedelta(days=1)
    on_call.save(update_fields=["valid_to"])
    record(CALL_END, by=by, on=on_call)
    return on_call


@transaction.atomic
def routes_follow(*, agency: Agency, successor: Agency, day: dt.date, by: Account | None) -> int:
    """Routes to (or in the area of) an agency that ends are the successor's from that day on; part
    of the merger, whose act has asked who may. Returns how many."""
    open_ones = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    rows = list(Route.objects.filter(open_ones, Q(agency=agency) | Q(area=agency)))
    for row in rows:
        to = successor if row.agency_id == agency.pk else row.agency
        area = successor if row.area_id == agency.pk else row.area
        last, row.valid_to = row.valid_to, day - dt.timedelta(days=1)
        row.save(update_fields=["valid_to"])
        facts = {"harm": row.harm, "agency": to, "area": area}
        if not Route.objects.filter(open_ones, **facts).exists():
            Route.objects.create(**facts, order=row.order, valid_from=day, valid_to=last)
    if rows:
        record(ROUTE_FOLLOW, by=by, on=agency, detail={"count": len(rows)})
    return len(rows)


@transaction.atomic
def routes_seed(*, folder: Path | None = None) -> int:
    """The routes of the province's folder (``routes.csv``) where a harm has none yet; what people
    changed stays theirs. Returns how many were added."""
    path = (folder or province_folder()) / "routes.csv"
    if not path.exists():
        return 0
    known = set(Route.objects.values_list("harm", flat=True))
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    added = 0
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["harm"] in known or row["agency"] not in agencies:
                continue
            area = agencies.get(row["area"]) if row["area"] else None
            route_add(
                harm=row["harm"],
                agency=agencies[row["agency"]],
                area=area,
                order=int(row["order"]),
                by=None,
            )
            added += 1
    return added


def _require_days(first: dt.date | None, last: dt.date | None) -> None:
    if first and last and last < first:
        sentence = "Ngày kết thúc phải sau ngày bắt đầu: hãy sửa một trong hai."
        raise Invalid(sentence, fields={"valid_to": sentence})
