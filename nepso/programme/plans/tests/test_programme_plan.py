"""Several plans are carried out; one of them is the programme's."""

import pytest
from django.urls import reverse

from nepso.kernel.errors import Conflict, NotAllowed
from nepso.programme.plans.selectors import plan_current, version_binding, versions_in_force
from nepso.programme.plans.services import (
    pasted,
    plan_make_programme,
    plan_receive,
    plan_version_adopt,
    version_compile,
)
from nepso.programme.plans.tests.conftest import PLAN
from nepso.programme.plans.tests.test_adopting import adopted, confirm_all, heard  # noqa: F401

OF_A_COMMUNE = PLAN.replace("12/KH-UBND", "5/KH-UBND").replace("văn hóa đọc", "sân chơi trẻ em")


@pytest.fixture
def second(adopted, officer):  # noqa: F811
    version = version_compile(version=plan_receive(received=pasted(OF_A_COMMUNE), by=officer))
    confirm_all(version, officer)
    return plan_version_adopt(version=version, revision=None, by=officer, keep_general=True)


def test_the_first_adopted_is_the_programmes_and_stays_so(adopted, second):  # noqa: F811
    assert plan_current() == adopted.plan
    assert version_binding() == adopted
    assert version_binding(second.plan) == second
    assert [version.plan for version in versions_in_force()] == [adopted.plan, second.plan]


def test_a_person_makes_another_the_programmes(adopted, second, officer):  # noqa: F811
    plan_make_programme(plan=second.plan, by=officer)
    assert version_binding() == second
    plan_make_programme(plan=second.plan, by=officer)
    assert [version.plan for version in versions_in_force()] == [second.plan, adopted.plan]


def test_one_without_a_version_in_force_is_none(adopted, officer):  # noqa: F811
    waiting = plan_receive(received=pasted(OF_A_COMMUNE), by=officer)
    with pytest.raises(Conflict):
        plan_make_programme(plan=waiting.plan, by=officer)
    assert plan_current() == adopted.plan


def test_by_page_for_the_desk_alone(adopted, second, officer, client):  # noqa: F811
    where = reverse("plans:plan", args=[second.plan.public_id])
    url = reverse("plans:make_programme", args=[second.plan.public_id])
    client.force_login(officer)
    assert url in client.get(where).content.decode()
    assert client.post(url).status_code == 302
    page = client.get(where).content.decode()
    assert "Kế hoạch chính" in page
    assert url not in page


def test_nobody_else_chooses_it(second, seeded):
    from nepso.programme.plans.tests.conftest import Agency, Role, member

    other = member("lan", "Lê Thị Lan", Agency.objects.filter(is_lead_desk=False).first(),
                   Role.FOCAL_OFFICER)  # fmt: skip
    with pytest.raises(NotAllowed):
        plan_make_programme(plan=second.plan, by=other)
