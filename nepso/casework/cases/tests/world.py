"""A small province with people of every role, and short ways to a case."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass, field

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import case_claim, case_open
from nepso.casework.cases.waiting import waiting_begin
from nepso.casework.intake.facts import ContactFacts, Filing
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import submission_file
from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.agencies.models import Agency

TELEPHONE = "0208999123"
STORY = "Có người gọi điện xưng là cán bộ, bảo tôi chuyển tiền để giữ sổ bảo hiểm."
EVERYTHING = frozenset((r, g) for r in Recipient for g in FieldGroup)
_tokens = itertools.count(1)


def make_agency(code: str, name: str, kind: str, parent: Agency | None = None, **more) -> Agency:
    agency = Agency.objects.create(code=code, name=name, kind=kind, parent=parent, **more)
    agency.path = f"{parent.path if parent else '/'}{agency.pk}/"
    agency.save()
    return agency


def make_person(username: str, agency: Agency, *roles: Role) -> Account:
    account = Account.objects.create_user(
        username=username, password="x", full_name=f"Người {username}"
    )
    for role in roles:
        Membership.objects.create(account=account, agency=agency, role=role)
    return account


def file_one(harm: str = "scam", **facts) -> Submission:
    given = {
        "text": STORY,
        "links": ("https://lua-dao.example/nhan-qua",),
        "contact": ContactFacts(name="Người Gửi", telephone=TELEPHONE),
        "consents": EVERYTHING,
        **facts,
    }
    submission = submission_file(
        facts=Filing(harm=harm, form_token=f"phieu-{next(_tokens)}", **given)
    ).submission
    waiting_begin(submission)  # as the job that reads it does
    return submission


@dataclass
class World:
    province: Agency
    culture: Agency
    police: Agency
    health: Agency
    commune: Agency
    people: dict[str, Account] = field(default_factory=dict)

    def person(self, name: str) -> Account:
        """Anew from the database, so that no rights are kept from before."""
        return Account.objects.get(pk=self.people[name].pk)

    def case(self, agency: Agency | None = None, *, claimed: str = "", **facts) -> CaseFile:
        """A case at an agency (the police), perhaps claimed by somebody."""
        urgent = facts.pop("is_urgent", False)
        submission = file_one(**facts)
        case = case_open(
            submission=submission,
            agency=agency or self.police,
            harm=submission.harm,
            is_urgent=urgent,
            by=self.person("reception"),
        )
        if claimed:
            case_claim(case=case, revision=case.revision, by=self.person(claimed))
        return CaseFile.objects.select_related("agency", "handler").get(pk=case.pk)


def make_world() -> World:
    province = make_agency("tinh", "Ủy ban nhân dân tỉnh", "committee")
    world = World(
        province,
        make_agency("so-vh", "Sở Văn hóa, Thể thao và Du lịch", "department", province,
                    is_lead_desk=True),
        make_agency("ca", "Công an tỉnh", "police", province),
        make_agency("so-yt", "Sở Y tế", "department", province),
        make_agency("xa", "Ủy ban nhân dân xã Chợ Rã", "commune", province),
    )  # fmt: skip
    rows = [
        ("reception", world.culture, Role.RECEPTION),
        ("reception2", world.province, Role.RECEPTION),
        ("appeals", world.province, Role.APPEAL_OFFICER),
        ("appeals2", world.province, Role.APPEAL_OFFICER),
        ("police", world.police, Role.FOCAL_OFFICER),
        ("police2", world.police, Role.FOCAL_OFFICER),
        ("police_head", world.police, Role.AGENCY_HEAD),
        ("health", world.health, Role.FOCAL_OFFICER),
        ("health_head", world.health, Role.AGENCY_HEAD),
        ("commune", world.commune, Role.FOCAL_OFFICER),
        ("commune_head", world.commune, Role.AGENCY_HEAD),
        ("culture", world.culture, Role.FOCAL_OFFICER),
        ("above", world.province, Role.FOCAL_OFFICER),
        ("desk", world.culture, Role.LEAD_DESK),
        ("leader", world.province, Role.LEADER),
        ("administrator", world.province, Role.ADMINISTRATOR),
    ]
    for name, agency, role in rows:
        world.people[name] = make_person(name.replace("_", "-"), agency, role)
    return world


def in_days(days: int) -> dt.timedelta:
    return dt.timedelta(days=days)
