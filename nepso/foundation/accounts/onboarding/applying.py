"""Carrying the rows out by the ordinary services, one row at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.onboarding.columns import AGENCIES, OFFICERS
from nepso.foundation.accounts.onboarding.reading import Fault, Row, Table
from nepso.foundation.accounts.policies import may_grant
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.services.memberships import membership_grant
from nepso.foundation.accounts.services.people import account_open, account_update
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.services import agency_create, agency_update
from nepso.kernel.errors import Conflict, Invalid, NepsoError
from nepso.kernel.policy import require

NEW, CHANGED, SAME = "new", "changed", "same"
_KINDS = {label: value for value, label in AgencyKind.choices}
_ROLES = {label: value for value, label in Role.choices}


@dataclass
class Outcome:
    """What was (or would be) done: counts by sheet name and what happened, and all faults."""

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def count(self, sheet: str, what: str) -> None:
        """One more row of ``sheet`` to which ``what`` happened."""
        counts = self.counts.setdefault(sheet, {NEW: 0, CHANGED: 0, SAME: 0})
        counts[what] += 1


def carry_out(table: Table, by: Account) -> Outcome:
    """Do all rows in the caller's transaction; the caller rolls back when there are faults."""
    outcome = Outcome(faults=list(table.faults))
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    faulty = {(f.sheet, f.row) for f in table.faults}
    _in_turn(_parents_first(table.rows.get(AGENCIES.name, []), outcome), outcome, faulty,
             lambda row: _agency(row, agencies, by))  # fmt: skip
    _in_turn(table.rows.get(OFFICERS.name, []), outcome, faulty,
             lambda row: _officer(row, agencies, by))  # fmt: skip
    outcome.faults.sort(key=lambda f: (f.sheet != AGENCIES.name, f.row))
    return outcome


def _in_turn(
    rows: list[Row], outcome: Outcome, faulty: set[tuple[str, int]], do: Callable[[Row], str]
) -> None:
    for row in rows:
        if (row.sheet.name, row.number) in faulty:
            continue
        try:
            with transaction.atomic():
                outcome.count(row.sheet.name, do(row))
        except NepsoError as error:
            outcome.faults.extend(_faults(row, error))


def _faults(row: Row, error: NepsoError) -> list[Fault]:
    fields = error.fields if isinstance(error, Invalid) else {}
    told = [row.fault(key, sentence) for key, sentence in fields.items()]
    return told or [row.fault("", error.sentence)]


def _parents_first(rows: list[Row], outcome: Outcome) -> list[Row]:
    """Rows in an order in which each parent stands before its children; twice a code is told."""
    by_code: dict[str, Row] = {}
    for row in rows:
        code = row.values.get("code")
        if code and code in by_code:
            sentence = f"Mã “{code}” đã có ở dòng {by_code[code].number}: hãy bỏ một dòng."
            outcome.faults.append(row.fault("code", sentence))
        elif code:
            by_code[code] = row
    done: dict[str, Row] = {}

    def place(code: str, above: tuple[str, ...]) -> None:
        row = by_code.get(code)
        if row is None or code in done or code in above:
            return
        place(row.values.get("parent") or "", (*above, code))
        done[code] = row

    for code in by_code:
        place(code, ())
    return list(done.values())


def _agency(row: Row, agencies: dict[str, Agency], by: Account) -> str:
    facts = {key: value for key, value in row.values.items() if key != "parent"}
    facts["kind"] = _KINDS[facts["kind"]]
    if "parent" in row.values:
        facts["parent"] = _known(row.values["parent"], agencies, "parent")
    stored = agencies.get(facts["code"])
    if stored is None:
        agencies[facts["code"]] = agency_create(by=by, **facts)
        return NEW
    changed = agency_update(agency=stored, by=by, **facts)
    agencies[facts["code"]] = changed
    return SAME if changed.revision == stored.revision else CHANGED


def _known(code: str, agencies: dict[str, Agency], key: str) -> Agency | None:
    if not code:
        return None
    # A code typed as a number lost its zeros: the units of the province have five digits.
    found = agencies.get(code) or agencies.get(code.zfill(5))
    if found is None:
        sentence = f"Không có cơ quan mang mã “{code}”: hãy thêm ở trang “Cơ quan” hoặc sửa mã."
        raise Invalid(sentence, fields={key: sentence})
    return found


def _officer(row: Row, agencies: dict[str, Agency], by: Account) -> str:
    agency = _known(row.values["agency"], agencies, "agency")
    assert agency is not None
    role = _ROLES[row.values["role"]]
    require(may_grant(by, agency, role))
    facts = {k: v for k, v in row.values.items() if k not in ("agency", "role")}
    facts["username"] = (facts.get("username") or "").lower()
    stored = _account(facts, agency)
    if stored is None:
        account, done = account_open(by=by, **facts), NEW
    else:
        if not stored.is_active:
            raise Conflict(f"Tài khoản “{stored.username}” đã đóng: hãy mở lại trước khi nhập.")
        facts["username"] = stored.username
        account = account_update(account=stored, by=by, **facts)
        done = SAME if account.revision == stored.revision else CHANGED
    return CHANGED if _granted(account, agency, role, by) and done == SAME else done


def _granted(account: Account, agency: Agency, role: str, by: Account) -> bool:
    """Give the role unless it is held already (its days are not the spreadsheet's)."""
    if Membership.objects.filter(
        account=account, agency=agency, role=role, valid_to__isnull=True
    ).exists():
        return False
    membership_grant(account=account, agency=agency, role=role, by=by)
    return True


def _account(facts: dict[str, Any], agency: Agency) -> Account | None:
    """Whom a row means: by user name, else by e-mail, else by name at that agency."""
    if facts["username"]:
        return Account.objects.filter(username=facts["username"]).first()
    if facts.get("email"):
        return Account.objects.filter(email=facts["email"].lower()).first()
    people = Account.objects.filter(full_name=facts["full_name"], memberships__agency=agency)
    return people.distinct().first()
