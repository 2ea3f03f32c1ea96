"""A small province for the tests: two departments, three communes, people, an adopted plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.programme.plans.models import Clause, Duty, DutyParty, Plan, PlanVersion
from nepso.programme.plans.states import ADOPTED, CONFIRMED
from nepso.programme.register.models import PlanTask
from nepso.programme.register.services import plan_tasks_open


def make_agency(code: str, name: str, kind: str, parent: Agency | None = None) -> Agency:
    agency = Agency.objects.create(code=code, name=name, kind=kind, parent=parent)
    agency.path = f"{parent.path if parent else '/'}{agency.pk}/"
    agency.save()
    return agency


def make_person(username: str, name: str, agency: Agency | None, *roles: Role) -> Account:
    account = Account.objects.create_user(username=username, password="x", full_name=name)
    for role in roles:
        Membership.objects.create(account=account, agency=agency, role=role)
    return account


def make_version(plan: Plan, number: int, *duties: dict[str, Any]) -> PlanVersion:
    """An adopted version; each duty: text, and leads (agencies or groups), and Duty's fields."""
    version = PlanVersion.objects.create(plan=plan, number=number, state=ADOPTED)
    position = 0
    for order, facts in enumerate(duties, 1):
        given = dict(facts)
        leads, partners = given.pop("leads", []), given.pop("partners", [])
        excluded = given.pop("excluded", [])
        given.setdefault("clause", f"IV.{order}")
        given.setdefault("kind", "assignment")
        given.setdefault("role", "thuc_hien")
        given.setdefault("state", CONFIRMED)
        start = position
        position += len(given["text"]) + 1
        duty = Duty.objects.create(
            version=version, order=order, span_start=start, span_end=position - 1, **given
        )
        Clause.objects.create(
            version=version, order=order, label=duty.clause, heading=f"Mục {duty.clause}",
            span_start=start, span_end=position - 1,
        )  # fmt: skip
        for part, named in (("lead", leads), ("coordinating", partners)):
            for place, whom in enumerate(named):
                key = "agency" if isinstance(whom, Agency) else "group"
                party = DutyParty.objects.create(
                    duty=duty, order=place, part=part, name=whom.name, **{key: whom}
                )
                party.excluded.set(excluded if key == "group" else [])
        version.text += given["text"] + "\n"
    version.save()
    return version


@dataclass
class World:
    """Who is who; ``communes`` is the group of the three."""

    province: Agency
    culture: Agency
    police: Agency
    commune: Agency
    others: list[Agency]
    communes: AgencyGroup
    people: dict[str, Account]
    plan: Plan
    version: PlanVersion
    tasks: dict[str, PlanTask] = field(default_factory=dict)

    def person(self, role: str) -> Account:
        """Anew from the database, so that no rights are kept from before."""
        return Account.objects.get(pk=self.people[role].pk)


def make_world() -> World:
    province = make_agency("tinh", "Ủy ban nhân dân tỉnh", "committee")
    culture = make_agency("so-vh", "Sở Văn hóa, Thể thao và Du lịch", "department", province)
    police = make_agency("ca", "Công an tỉnh", "armed_force", province)
    communes = [
        make_agency(f"xa{n}", f"Ủy ban nhân dân xã {name}", "commune", province)
        for n, name in enumerate(("Ba Bể", "Chợ Rã", "Đồng Phúc"), 1)
    ]
    group = AgencyGroup.objects.create(code="xa", name="UBND các xã", kinds=["commune"])
    people = {
        "desk": make_person("dau-moi", "Trần Thị Đầu Mối", culture, Role.LEAD_DESK),
        "officer": make_person("can-bo", "Lê Văn Cán Bộ", communes[0], Role.FOCAL_OFFICER),
        "head": make_person("thu-truong", "Phạm Thị Trưởng", communes[0], Role.AGENCY_HEAD),
        "other": make_person("nguoi-khac", "Hoàng Văn Khác", police, Role.FOCAL_OFFICER),
        "above": make_person("cap-tren", "Ngô Cấp Trên", province, Role.FOCAL_OFFICER),
        "leader": make_person("lanh-dao", "Vũ Lãnh Đạo", province, Role.LEADER),
        "administrator": make_person("quan-tri", "Đỗ Quản Trị", province, Role.ADMINISTRATOR),
        "nobody": make_person("khach", "Người Chưa Có Vai", None),
    }
    plan = Plan.objects.create(
        title="Kế hoạch văn hóa ứng xử trên môi trường số", is_programme=True
    )
    version = make_version(
        plan,
        1,
        {
            "text": "Tổ chức tuyên truyền, phổ biến Bộ Quy tắc ứng xử tới người dân.",
            "leads": [group],
            "partners": [police],
            "deadline_kind": "standing",
        },
        {
            "text": "Phòng ngừa lừa đảo trên không gian mạng, bảo vệ dữ liệu cá nhân.",
            "leads": [police],
            "deadline_kind": "date",
            "deadline_on": "2026-06-30",
            "words_only": True,
        },
        {
            "text": "Báo cáo kết quả thực hiện trước ngày 05 tháng 12 hằng năm.",
            "kind": "report",
            "leads": [culture, group],
            "deadline_kind": "yearly",
            "deadline_month": 12,
            "deadline_day": 5,
        },
    )
    plan_tasks_open(version=version, carry_over={}, by=people["desk"])
    world = World(
        province, culture, police, communes[0], communes[1:], group, people, plan, version
    )
    for task in PlanTask.objects.filter(agency=communes[0]).select_related("duty"):
        world.tasks["standing" if task.duty.order == 1 else "yearly"] = task
    world.tasks["police"] = PlanTask.objects.get(agency=police)
    world.tasks["group"] = PlanTask.objects.get(agency=None, duty__order=1)
    return world
