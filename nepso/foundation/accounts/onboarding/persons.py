"""Whom a row of officers means: by user name or e-mail, never by name alone (decision 0222)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.onboarding.columns import ANOTHER, OFFICERS
from nepso.foundation.accounts.onboarding.reading import Fault, Row
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import lowered

_SAID = ("full_name", "position", "email", "telephone")
Facts = dict[str, Any]


class Persons:
    """Who bears which name at which agency, in the register before this sheet and in the sheet."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._stored: dict[tuple[int, str], list[Membership]] = defaultdict(list)
        for one in Membership.objects.select_related("account").order_by("account_id", "pk"):
            self._stored[one.agency_id, lowered(one.account.full_name)].append(one)
        self._rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            if (place := _place(row)) is not None:
                self._rows[place].append(row)

    def meant(self, row: Row, facts: Facts, agency: Agency | None) -> Account | None:
        """The account a row changes; None: it opens one. Raises Invalid where only a name speaks,
        and where an e-mail belongs to somebody of another name."""
        name, username = facts["full_name"], facts["username"]
        email = (facts.get("email") or "").lower()
        if username == ANOTHER:
            self._not_twice(row, facts, agency)
            return None
        if username:
            return Account.objects.filter(username=username).first()
        stored = Account.objects.filter(email=email).first() if email else None
        if stored is None:
            self._nobody_else(row, name, agency)
        elif lowered(stored.full_name) != lowered(name):
            sentence = (
                f"Thư này là của {stored.full_name}: nếu đổi họ tên người ấy thì ghi "
                f"“{stored.username}” vào cột “Tên đăng nhập”, nếu là người khác thì ghi thư khác."
            )
            raise Invalid(sentence, fields={"email": sentence})
        return stored

    def _nobody_else(self, row: Row, name: str, agency: Agency | None) -> None:
        """Somebody of that name there, or another row of it: a person has to say who is meant."""
        names = dict.fromkeys(m.account.username for m in self._at(agency, name))
        mine = _said_email(row)
        place = _place(row)
        rows = [
            other.number
            for other in (self._rows[place] if place is not None else ())
            if other.number != row.number and not (mine and _said_email(other) == mine)
        ]
        if not names and not rows:
            return
        whom = [f"tài khoản “{username}”" for username in names] + [f"dòng {n}" for n in rows[:5]]
        same = f"ghi “{next(iter(names))}”" if len(names) == 1 else "ghi cùng một tên đăng nhập"
        sentence = (
            f"Cơ quan này còn {name} ở {', '.join(whom)}: cùng một người thì {same} vào cột này, "
            f"người khác trùng tên thì ghi “{ANOTHER}”."
        )
        raise Invalid(sentence, fields={"username": sentence})

    def _not_twice(self, row: Row, facts: Facts, agency: Agency | None) -> None:
        """The mark of another person is no leave to bring the same person in twice."""
        told = _likeness(row.values)
        place = _place(row)
        twin = next(
            (
                f"dòng {other.number}"
                for other in (self._rows[place] if place is not None else ())
                if other.number < row.number and _likeness(other.values) == told
            ),
            "",
        )
        for one in self._at(agency, facts["full_name"]):
            held = {key: getattr(one.account, key) for key in ("email", "position", "telephone")}
            if _likeness(held | {"role": one.get_role_display()}) == told:
                twin = f"tài khoản “{one.account.username}”"
        if twin:
            sentence = (
                f"Dòng này giống hệt {twin}: hãy bỏ dòng, hoặc đặt cho người mới một tên đăng nhập."
            )
            raise Invalid(sentence, fields={"username": sentence})

    def _at(self, agency: Agency | None, name: str) -> list[Membership]:
        return self._stored.get((agency.pk, lowered(name)), []) if agency is not None else []


def said_together(rows: list[Row], faults: list[Fault]) -> list[Row]:
    """The rows, each with what another row of the same person says and it leaves empty.

    A person with two roles has two rows: what one leaves empty is no order to erase what the
    other writes; where both write and differ, that is told.
    """
    by_email = {
        (_said_email(row), lowered(row.values.get("full_name") or "")): _username(row)
        for row in rows
        if _said_email(row) and _username(row) not in ("", ANOTHER)
    }
    first: dict[tuple[str, str], tuple[Any, int]] = {}
    keys = [_key(row, by_email) for row in rows]
    for row, key in zip(rows, keys, strict=True):
        for column in _SAID if key else ():
            value = row.values.get(column)
            if not value:
                continue
            said, number = first.setdefault((key, column), (value, row.number))
            if lowered(said) != lowered(value):
                sentence = f"Dòng {number} ghi “{said[:60]}” cho cùng một người: hãy ghi như nhau."
                faults.append(row.fault(column, sentence))
    return [
        replace(
            row,
            values={
                column: first.get((key, column), ("", 0))[0] if key and value == "" else value
                for column, value in row.values.items()
            },
        )
        for row, key in zip(rows, keys, strict=True)
    ]


def _key(row: Row, by_email: dict[tuple[str, str], str]) -> str:
    """What tells the person of a row; "" for one known by nothing but a name."""
    username, email = _username(row), _said_email(row)
    if username and username != ANOTHER:
        return username
    if username or not email:
        return ""
    return by_email.get((email, lowered(row.values.get("full_name") or "")), f"@{email}")


def _username(row: Row) -> str:
    return (row.values.get("username") or "").lower()


def _said_email(row: Row) -> str:
    return (row.values.get("email") or "").lower()


def _place(row: Row) -> tuple[str, str] | None:
    """Name and agency as the row writes them; a code typed as a number lost its zeros."""
    name, code = row.values.get("full_name"), row.values.get("agency")
    return (lowered(name), code.zfill(5)) if name and code else None


def _likeness(values: Facts) -> list[str]:
    keys = [c.key for c in OFFICERS.columns if c.key not in ("full_name", "agency", "username")]
    return [lowered(values.get(key) or "") for key in keys]
