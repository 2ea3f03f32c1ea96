"""Counting a figure again in plain SQL, out of the rows of evidence, tasks and reports alone: none
of the product's own counting and none of what a consolidated report keeps."""

from __future__ import annotations

from decimal import Decimal

from django.db import connection

_LINES = {
    "activities": ("activity", "COUNT(*)", ""),
    "items": ("item", "COUNT(*)", ""),
    "counts": ("item", "SUM(value)", ", l.value"),
    "reach_measured": ("activity", "SUM(reach_measured)", ", l.reach_measured"),
    "reach_estimated": ("activity", "SUM(reach_estimated)", ", l.reach_estimated"),
}
_SENT = """
    FROM reporting_figure f JOIN reporting_periodicreport r ON r.id = f.report_id
    JOIN reporting_periodindicator p ON p.id = f.asked_id
    WHERE r.state IN ('approved', 'accepted') AND f.stated IS NOT NULL
    AND r.period_id = %s AND p.indicator_id = %s AND r.agency_id = %s
"""


def one(sql, values=()) -> Decimal:
    """The one number that a query gives; none is 0."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        row = cursor.fetchone()
    return Decimal(str(row[0])) if row and row[0] is not None else Decimal(0)


_LATE = "(SELECT w.was_late FROM cases_reporterclock w WHERE w.submission_id = s.id)"
# Of submissions, by measure: the agency with which each counts and the kind of that agency.
_REPORTED = {
    "received": "1 = 1",
    "answered": "c.state IN ('answered', 'referred', 'not_ours', 'refused')",
    "on_time": f"c.state IN ('answered', 'referred', 'not_ours', 'refused') AND NOT {_LATE}",
}


def _reported(report, measure, only) -> Decimal:
    """Submissions of a period whose matter has a case, as nothing else is made in these tests."""
    where, values = ["DATE(s.received_at) BETWEEN %s AND %s"], [report.first_day, report.last_day]
    for name, column in (("agency", "a.id"), ("kind", "a.kind")):
        if name in only:
            where.append(f"{column} = %s")
            values.append(only[name])
    joined = """FROM intake_submission s JOIN cases_casesubmission l ON l.submission_id = s.id
        JOIN cases_casefile c ON c.id = l.case_id"""
    if measure == "referred":
        joined += " JOIN cases_referral r ON r.case_id = c.id AND r.state = 'accepted'"
        joined += " JOIN agencies_agency a ON a.id = r.from_agency_id"
    else:
        joined += " JOIN agencies_agency a ON a.id = c.agency_id"
        where.append(_REPORTED[measure])
    return one(f"SELECT COUNT(*) {joined} WHERE {' AND '.join(where)}", values)


def _listed(column, wanted):
    return f"{column} IN ({', '.join(['%s'] * len(wanted))})", sorted(wanted)


def _places(places):
    """Duties at places: "IV.5" with all under it, "IV.5(2)" its second dash."""
    said, values = [], []
    for place in places:
        path, _, dash = place.rstrip(")").partition("(")
        if dash:
            said.append("(d.clause = %s AND d.bullet = %s)")
            values += [path, int(dash)]
        else:
            said.append("(d.clause = %s OR d.clause LIKE %s)")
            values += [path, f"{path}.%"]
    return f"({' OR '.join(said)})", values


def evidence(report, version, **only) -> Decimal:
    """What lines of evidence or tasks count; ``only``: agency (id), kind, form, audience, clause,
    state."""
    if version.counted_from == "submissions":
        return _reported(report, version.rule["measure"], only)
    conditions, values = [], []

    def want(condition, *given):
        conditions.append(condition)
        values.extend(given)

    rule = version.rule
    columns = {"agency": "l.agency_id", "kind": "a.kind", "clause": "d.clause"}
    for name, wanted in only.items():
        want(f"{columns.get(name, f'l.{name}')} = %s", wanted)
    for name, column in (("forms", "form"), ("kinds", "kind"), ("of", "count_of")):
        if rule.get(name):
            condition, given = _listed(f"l.{column}", rule[name])
            want(condition, *given)
    if rule.get("places"):
        condition, given = _places(rule["places"])
        want(condition, *given)
    joined = "JOIN plans_duty d ON d.id = l.duty_id JOIN agencies_agency a ON a.id = l.agency_id"
    if version.counted_from == "tasks":
        condition, given = _listed("l.state", rule["states"])
        want(condition, *given)
        want("l.words_only = %s", False)
        where = " AND ".join(conditions)
        return one(f"SELECT COUNT(*) FROM register_plantask l {joined} WHERE {where}", values)
    thing, amount, told = _LINES[version.counted_from]
    want("l.until_at IS NULL AND l.done_on BETWEEN %s AND %s", report.first_day, report.last_day)
    once = f"""SELECT DISTINCT l.{thing}_id{told} FROM activities_counted{thing} l {joined}
        WHERE {" AND ".join(conditions)}"""
    return one(f"SELECT {amount} FROM ({once}) AS once", values)


def _stated(report, version, agency) -> Decimal | None:
    """What an agency says in the report that it sent; None where it sent none or said nothing."""
    values = [report.period_id, version.indicator_id, agency]
    if not one(f"SELECT COUNT(*) {_SENT}", values):
        return None
    return one(f"SELECT SUM(f.stated) {_SENT}", values)


def figure(report, version, breakdown="", key="") -> Decimal:
    """A figure of a consolidated report: of the whole or a kind of agencies what each agency says,
    or else what it did, each thing that several claim once; of other parts what was counted."""
    if breakdown not in ("", "agency_kind"):
        return evidence(report, version, **{breakdown: key})
    only = {"kind": key} if breakdown else {}
    wanted = " WHERE kind = %s" if breakdown else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM agencies_agency{wanted}", list(only.values()))
        agencies = [row[0] for row in cursor.fetchall()]
    is_typed = version.counted_from == "typed"
    total = together = Decimal(0)
    for agency in agencies:
        counted = Decimal(0) if is_typed else evidence(report, version, agency=agency)
        stated = _stated(report, version, agency)
        total += counted if stated is None else stated
        together += counted
    return total - together + (Decimal(0) if is_typed else evidence(report, version, **only))


def reporters(report, group) -> Decimal:
    """How many agencies had to report, sent, sent in time, late, have not sent."""
    due = report.period.units_due_on
    condition = {
        "phai-gui": "1 = 1",
        "da-gui": "sent_at IS NOT NULL",
        "chua-gui": "sent_at IS NULL",
        "dung-han": f"DATE(sent_at) <= '{due}'",
        "cham": f"DATE(sent_at) > '{due}'",
    }[group]
    sql = f"SELECT COUNT(*) FROM reporting_periodicreport WHERE period_id = %s AND {condition}"
    return one(sql, [report.period_id])
