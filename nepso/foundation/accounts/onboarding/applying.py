"""Carrying the rows out by the ordinary services, one row at a time."""

from __future__ import annotations

from typing import Any

from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.onboarding.columns import (
    AGENCIES,
    ANOTHER,
    OFFICERS,
    SheetShape,
)
from nepso.foundation.accounts.onboarding.ordering import parents_first
from nepso.foundation.accounts.onboarding.outcome import (
    CHANGED,
    ENDED,
    NEW,
    SAME,
    Change,
    Deed,
    Outcome,
)
from nepso.foundation.accounts.onboarding.persons import Persons, said_together
from nepso.foundation.accounts.onboarding.reading import Row, Table
from nepso.foundation.accounts.onboarding.trying import Values, try_row
from nepso.foundation.accounts.policies import may_grant
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.services.memberships import membership_grant
from nepso.foundation.accounts.services.people import account_open, account_update
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import units_staying
from nepso.foundation.agencies.services import agency_create, agency_update
from nepso.kernel.errors import Conflict, Invalid

_KINDS = {label: value for value, label in AgencyKind.choices}
_ROLES = {label: value for value, label in Role.choices}


def carry_out(table: Table, by: Account) -> Outcome:
    """Do all rows in the caller's transaction; the caller rolls back when there are faults.

    Every fault of every row is told, of reading and of the services together.
    """
    outcome = Outcome(faults=list(table.faults))
    agencies = {agency.code: agency for agency in Agency.objects.select_related("parent")}
    for row in parents_first(table.rows.get(AGENCIES.name, []), outcome.faults):
        try_row(row, outcome, _agency_of(row, agencies, by))
    _endings_checked(table, agencies, outcome)
    officers = said_together(table.rows.get(OFFICERS.name, []), outcome.faults)
    persons = Persons(officers)
    for row in officers:
        try_row(row, outcome, _officer_of(row, persons, agencies, by))
    _without_follow_ups(table, outcome)
    outcome.sort()
    return outcome


def _without_follow_ups(table: Table, outcome: Outcome) -> None:
    """Without the column of codes no code leads anywhere: that is told once, of its heading, and
    not again of each row that names an agency."""
    heads = {(fault.sheet, fault.column) for fault in table.faults if fault.row == 1}
    if (AGENCIES.name, AGENCIES.heading("code")) in heads:
        naming = {
            (AGENCIES.name, AGENCIES.heading("parent")),
            (OFFICERS.name, OFFICERS.heading("agency")),
        }
        read = set(table.faults)
        outcome.faults = [
            fault
            for fault in outcome.faults
            if fault in read or (fault.sheet, fault.column) not in naming
        ]


def _endings_checked(table: Table, agencies: dict[str, Agency], outcome: Outcome) -> None:
    """An agency that ends must leave no unit behind; asked once all rows are known, for units may
    end or move in rows below their own."""
    ended = {d.row for d in outcome.deeds if d.sheet == AGENCIES.name and d.what == ENDED}
    for row in table.rows.get(AGENCIES.name, []):
        if row.number in ended:
            sentence = units_staying(agencies[row.values["code"]], row.values["valid_to"])
            outcome.faults += [row.fault("valid_to", sentence)] if sentence else []


def _agency_of(row: Row, agencies: dict[str, Agency], by: Account) -> Any:
    return lambda values: _agency(row, values, agencies, by)


def _officer_of(row: Row, persons: Persons, agencies: dict[str, Agency], by: Account) -> Any:
    return lambda values: _officer(row, values, persons, agencies, by)


def _agency(row: Row, values: Values, agencies: dict[str, Agency], by: Account) -> Deed:
    facts = {key: value for key, value in values.items() if key != "parent"}
    facts["kind"] = _KINDS[facts["kind"]]
    if "parent" in values:
        facts["parent"] = _known(values["parent"], agencies, "parent")
    stored = agencies.get(facts["code"])
    title = f"{facts['name']} ({facts['code']})"
    if stored is None:
        created = agencies[facts["code"]] = agency_create(by=by, **facts)
        # A code that is at fault leads to its row all the same: who names it did nothing wrong.
        agencies.setdefault(row.values["code"] or facts["code"], created)
        return Deed(AGENCIES.name, row.number, NEW, title, [])
    after = agencies[facts["code"]] = agency_update(
        agency=stored, by=by, units_follow=True, **facts
    )
    changes = _changes(AGENCIES, stored, after)
    is_ended = after.valid_to is not None and after.valid_to != stored.valid_to
    what = ENDED if is_ended else CHANGED if changes else SAME
    return Deed(AGENCIES.name, row.number, what, title, changes)


def _known(code: str | None, agencies: dict[str, Agency], key: str) -> Agency | None:
    if not code:
        return None
    # A code typed as a number lost its zeros: the units of the province have five digits.
    found = agencies.get(code) or agencies.get(code.zfill(5))
    if found is None:
        sentence = f"Không có cơ quan mang mã “{code}”: hãy thêm ở trang “Cơ quan” hoặc sửa mã."
        raise Invalid(sentence, fields={key: sentence})
    return found


def _officer(
    row: Row, values: Values, persons: Persons, agencies: dict[str, Agency], by: Account
) -> Deed:
    agency = _known(values["agency"], agencies, "agency")
    role = _ROLES[values["role"]] if values["role"] else ""
    if agency is not None and role and not (may := may_grant(by, agency, role)):
        raise Invalid(may.reason, fields={"role": may.reason})
    facts = {k: v for k, v in values.items() if k not in ("agency", "role")}
    facts["username"] = (facts.get("username") or "").lower()
    stored = persons.meant(row, facts, agency)
    if stored is None:
        facts["username"] = "" if facts["username"] == ANOTHER else facts["username"]
        account = account_open(by=by, **facts)
        what, changes = NEW, [(OFFICERS.heading("username"), "", account.username)]
    else:
        if not stored.is_active:
            raise Conflict(f"Tài khoản “{stored.username}” đã đóng: hãy mở lại trước khi nhập.")
        facts["username"] = stored.username
        account = account_update(account=stored, by=by, **facts)
        changes = _changes(OFFICERS, stored, account)
        what = CHANGED if changes else SAME
    if agency is not None and role and _granted(account, agency, role, by):
        changes.append((OFFICERS.heading("role"), "", f"{values['role']}, {agency.name}"))
        what = NEW if stored is None else CHANGED
    return Deed(OFFICERS.name, row.number, what, account.full_name, changes)


def _changes(shape: SheetShape, before: Any, after: Any) -> list[Change]:
    """Each column of which the stored value is another one afterwards, as people read it."""
    pairs = [
        (c.heading, _shown(before, c.key), _shown(after, c.key))
        for c in shape.columns
        if hasattr(before, c.key)
    ]
    return [(heading, old, new) for heading, old, new in pairs if old != new]


def _shown(thing: Any, key: str) -> str:
    if key == "kind":
        return str(thing.get_kind_display())
    value = getattr(thing, key)
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value or "")


def _granted(account: Account, agency: Agency, role: str, by: Account) -> bool:
    """Give the role unless it is held already (its days are not the spreadsheet's)."""
    if Membership.objects.filter(
        account=account, agency=agency, role=role, valid_to__isnull=True
    ).exists():
        return False
    membership_grant(account=account, agency=agency, role=role, by=by)
    return True
