"""Demonstration people: heads and focal officers of every body that the plan addresses.

Names are drawn from fixed lists by a seeded generator: no person is meant, and every run makes
the same people.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction

from nepso.foundation.accounts.demonstration import PASSWORD
from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.services import account_open, membership_grant
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid, agency_roots, lead_agency

_SEED = 423
_FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Nông",
    "Ma",
    "Triệu",
    "Lương",
    "Hà",
]
_MIDDLE = {
    "nam": ["Văn", "Đức", "Hữu", "Quang", "Minh", "Xuân", "Ngọc", "Thanh", "Công", "Đình"],
    "nữ": ["Thị", "Thu", "Ngọc", "Minh", "Thanh", "Hồng", "Bích", "Kim", "Phương", "Thùy"],
}
_GIVEN = {
    "nam": [
        "An",
        "Bình",
        "Cường",
        "Dũng",
        "Hải",
        "Hùng",
        "Khánh",
        "Long",
        "Nam",
        "Phong",
        "Quân",
        "Sơn",
        "Thắng",
        "Tuấn",
        "Vinh",
    ],
    "nữ": [
        "Anh",
        "Chi",
        "Dung",
        "Giang",
        "Hà",
        "Hạnh",
        "Hương",
        "Lan",
        "Linh",
        "Mai",
        "Nga",
        "Oanh",
        "Thảo",
        "Trang",
        "Yến",
    ],
}
_UNITS = (AgencyKind.COMMUNE, AgencyKind.WARD)
_PLACED = (
    AgencyKind.DEPARTMENT,
    AgencyKind.POLICE,
    AgencyKind.ARMED_FORCE,
    AgencyKind.ADVISORY,
    AgencyKind.FRONT,
    AgencyKind.PRESS,
    AgencyKind.PUBLIC_UNIT,
    *_UNITS,
)
_HEADS = {
    AgencyKind.DEPARTMENT: "Phó Giám đốc",
    AgencyKind.POLICE: "Phó Giám đốc",
    AgencyKind.ARMED_FORCE: "Phó Giám đốc",
    AgencyKind.ADVISORY: "Phó Trưởng ban",
    AgencyKind.FRONT: "Phó Chủ tịch",
    AgencyKind.PRESS: "Phó Giám đốc",
    AgencyKind.PUBLIC_UNIT: "Phó Giám đốc",
    AgencyKind.COMMUNE: "Phó Chủ tịch UBND xã",
    AgencyKind.WARD: "Phó Chủ tịch UBND phường",
}


@transaction.atomic
def load() -> None:
    """Make the people once; a second time changes nothing. The agencies must be there."""
    if Account.objects.filter(is_demonstration=True).exists():
        return
    names = _Names()
    _programme_people(names)
    shown = _shown()
    placed = agencies_valid().filter(kind__in=_PLACED)
    # One commune has nobody yet: it reports by the form that the system makes for it.
    alone = placed.filter(kind=AgencyKind.COMMUNE).last()
    for agency in placed.exclude(pk=alone.pk if alone else 0):
        _agency_people(names, agency, *shown.get(agency.pk, ("", "")))
    _casework_people(names)
    # One hash for all: hashing three hundred times would take minutes on a laptop.
    Account.objects.filter(is_demonstration=True).update(password=make_password(PASSWORD))


@dataclass(frozen=True, slots=True)
class Staff:
    """The demonstration people by what they do: of each agency id, and the desk's officer."""

    officers: dict[int, Account]
    heads: dict[int, Account]
    desk: Account


def staff() -> Staff:
    """Who records, who approves, who runs the programme in the demonstration; one query."""
    rows = Membership.objects.filter(account__is_demonstration=True).select_related("account")
    found: dict[str, dict[int, Account]] = defaultdict(dict)
    for membership in rows.order_by("pk"):
        found[membership.role].setdefault(membership.agency_id, membership.account)
    desk = next(iter(found[Role.LEAD_DESK].values()))
    return Staff(found[Role.FOCAL_OFFICER], found[Role.AGENCY_HEAD], desk)


def _shown() -> dict[int, tuple[str, str]]:
    """User names of the officer and the head of the agencies that the sign-in page shows."""
    ours = agencies_valid().filter(is_demonstration=False)
    departments = ours.filter(kind=AgencyKind.DEPARTMENT)
    agencies = (
        (lead_agency(), ("bientap", "duyetbai")),
        (departments.filter(is_lead_desk=False).first(), ("canbo.so", "thutruong.so")),
        (ours.filter(kind=AgencyKind.POLICE).first(), ("canbo.congan", "thutruong.congan")),
        (
            agencies_valid().filter(kind=AgencyKind.WARD).first(),
            ("canbo.phuong", "thutruong.phuong"),
        ),
    )
    return {agency.pk: names for agency, names in agencies if agency is not None}


class _Names:
    """Names without end, the same in every run."""

    def __init__(self) -> None:
        self._random = random.Random(_SEED)  # noqa: S311 - names, not secrets

    def next(self) -> str:
        kind = self._random.choice(("nam", "nữ"))
        parts = (_FAMILY, _MIDDLE[kind], _GIVEN[kind])
        return " ".join(self._random.choice(part) for part in parts)

    def telephone(self) -> str:
        """A number of the range 0208 999 …, which rings nowhere in particular."""
        return f"0208 999 {self._random.randrange(1000):03}"


def _programme_people(names: _Names) -> None:
    root = agency_roots().filter(valid_to__isnull=True).first()
    committee = agencies_valid().filter(kind=AgencyKind.COMMITTEE).first()
    if root is None or committee is None:
        return
    lead = lead_agency()
    people = (
        ("quantri", "Quản trị hệ thống", root, Role.ADMINISTRATOR, True),
        ("daumoi", "Chuyên viên", lead, Role.LEAD_DESK, False),
        ("daumoi2", "Chuyên viên", lead, Role.LEAD_DESK, False),
        ("lanhdao", "Phó Chủ tịch UBND tỉnh", committee, Role.LEADER, False),
    )
    for username, position, agency, role, is_staff in people:
        _person(names, username, position, agency, role, is_staff=is_staff)


def _casework_people(names: _Names) -> None:
    """Who receives submissions, at the lead agency and above it, and who decides appeals.

    Two places each, since what complains about one of them is another's to receive and decide.
    """
    committee = agencies_valid().filter(kind=AgencyKind.COMMITTEE).first()
    if committee is None:
        return
    work = "Chuyên viên tiếp công dân"
    _person(names, "tiepnhan", "Chuyên viên tiếp nhận", lead_agency(), Role.RECEPTION)
    _person(names, "tiepnhan2", work, committee, Role.RECEPTION)
    _person(names, "khieunai", work, committee, Role.APPEAL_OFFICER)
    # What one of them decided, or what complains of one's agency, is the other's to look at.
    departments = agencies_valid().filter(kind=AgencyKind.DEPARTMENT, is_lead_desk=False)
    inspectorate = departments.filter(name__startswith="Thanh tra")
    other = inspectorate.first() or departments.order_by("-pk").first()
    if other is not None:
        _person(names, "khieunai2", work, other, Role.APPEAL_OFFICER)


def _agency_people(names: _Names, agency: Agency, officer: str, head: str) -> None:
    kind = AgencyKind(agency.kind)
    work = "Công chức Văn hóa - Xã hội" if kind in _UNITS else "Chuyên viên Văn phòng"
    _person(names, officer, work, agency, Role.FOCAL_OFFICER)
    _person(names, head, _HEADS[kind], agency, Role.AGENCY_HEAD)


def _person(
    names: _Names,
    username: str,
    position: str,
    agency: Agency,
    role: Role,
    *,
    is_staff: bool = False,
) -> None:
    account = account_open(
        full_name=names.next(),
        username=username,
        position=position,
        telephone=names.telephone(),
        is_staff=is_staff,
        is_demonstration=True,
    )
    membership_grant(account=account, agency=agency, role=role)
