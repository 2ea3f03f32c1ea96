"""A small province with one person for each role."""

from __future__ import annotations

import pytest

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.services import account_open, membership_grant
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.services import agency_create

PASSWORD = "một câu dài dễ nhớ"


@pytest.fixture
def tree(db) -> dict[str, Agency]:
    """Root, committee, lead department, another department and a commune."""
    root = agency_create(code="tinh", name="Tỉnh Thử", kind="province")
    committee = agency_create(code="ubnd", name="UBND tỉnh Thử", kind="committee", parent=root)
    lead = agency_create(
        code="so-vh", name="Sở Văn hóa", kind="department", parent=committee, is_lead_desk=True
    )
    other = agency_create(code="so-yt", name="Sở Y tế", kind="department", parent=committee)
    commune = agency_create(code="xa-a", name="UBND xã A", kind="commune", parent=committee)
    return {"tinh": root, "ubnd": committee, "so-vh": lead, "so-yt": other, "xa-a": commune}


def make_person(name: str, *roles: tuple[Agency, Role], **facts) -> Account:
    """An account with a password and these roles."""
    account = account_open(full_name=name, **facts)
    account.set_password(PASSWORD)
    account.save()
    for agency, role in roles:
        membership_grant(account=account, agency=agency, role=role)
    return account


@pytest.fixture
def people(tree) -> dict[str, Account]:
    """One person for each row of the rights matrix."""
    commune = tree["xa-a"]
    return {
        "none": make_person("Không Vai"),
        "other": make_person("Cán Bộ Khác", (tree["so-yt"], Role.FOCAL_OFFICER)),
        "officer": make_person("Cán Bộ Xã", (commune, Role.FOCAL_OFFICER)),
        "head": make_person("Thủ Trưởng Xã", (commune, Role.AGENCY_HEAD)),
        "local_admin": make_person("Quản Trị Xã", (commune, Role.ADMINISTRATOR)),
        "lead_desk": make_person("Đầu Mối", (tree["so-vh"], Role.LEAD_DESK)),
        "leader": make_person("Lãnh Đạo", (tree["ubnd"], Role.LEADER)),
        "reception": make_person("Tiếp Nhận", (tree["so-vh"], Role.RECEPTION)),
        "appeal_officer": make_person("Khiếu Nại", (tree["ubnd"], Role.APPEAL_OFFICER)),
        "administrator": make_person(
            "Quản Trị Tỉnh", (tree["tinh"], Role.ADMINISTRATOR), is_staff=True
        ),
    }
