import pytest

from nepso.desk.searching import find
from nepso.foundation.accounts.roles import Role
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.states import COMPILING, IN_REVIEW, UNREADABLE
from nepso.programme.register.tests.world import make_person


@pytest.mark.parametrize(
    ("state", "page"),
    [(IN_REVIEW, "ra-soat/"), (COMPILING, "dang-doc/"), (UNREADABLE, "dang-doc/")],
)
def test_an_open_version_waits_for_the_desk_and_leads_to_its_next_step(home, world, state, page):
    version = PlanVersion.objects.create(plan=world.plan, number=2, state=state)
    assert f"/ke-hoach/ban/{version.public_id}/{page}" in home("desk")


def test_a_version_in_review_does_not_wait_for_a_commune(home, world):
    PlanVersion.objects.create(plan=world.plan, number=2, state=IN_REVIEW)
    assert "Rà soát kế hoạch" not in home("officer")


def test_an_officer_sees_the_tasks_of_the_commune_and_not_those_of_the_police(home):
    page = home("officer")
    assert "Báo cáo kết quả thực hiện" in page
    assert "Phòng ngừa lừa đảo" not in page


def test_the_navigation_is_what_the_person_may_open(home):
    assert "/tai-khoan/can-bo/" not in home("officer")
    assert "/tai-khoan/can-bo/" in home("administrator")
    for role in ("officer", "leader", "desk"):
        page = home(role)
        assert "/nhiem-vu/" in page
        assert "Đăng xuất" in page


def test_search_finds_without_tone_marks(client, world):
    client.force_login(world.person("desk"))
    page = client.get("/ban-lam-viec/tim/", {"q": "lua dao"}).content.decode()
    assert "Phòng ngừa <mark>lừa</mark> <mark>đảo</mark>" in page


def test_search_finds_whom_one_manages_each_once(world):
    manager = make_person("quan-tri-xa", "Bùi Quản Trị Xã", world.commune, Role.ADMINISTRATOR)
    roles = (Role.FOCAL_OFFICER, Role.AGENCY_HEAD)
    make_person("hai-vai", "Tạ Hải Vân", world.commune, *roles)
    make_person("noi-khac", "Tạ Hải Nam", world.police, *roles)
    assert [name for name, *_ in find(manager, "ta hai").people] == ["Tạ Hải Vân"]
    assert find(world.person("officer"), "ta hai").people == []
    everybody = find(world.person("administrator"), "tạ hải").people
    assert [name for name, *_ in everybody] == ["Tạ Hải Nam", "Tạ Hải Vân"]


def test_leaders_read_where_the_plan_stands_without_names_of_officers(client, world):
    client.force_login(world.person("leader"))
    page = client.get("/ban-lam-viec/tinh-hinh/").content.decode()
    assert "Phòng ngừa lừa đảo" in page, "what is late stands there"
    assert "Lê Văn Cán Bộ" not in page


@pytest.mark.parametrize("role", ["desk", "officer", "leader"])
def test_the_first_page_asks_a_bounded_number_of_questions(
    client, world, django_assert_max_num_queries, role
):
    client.force_login(world.person(role))
    # One of them asks which changed rules wait for who may approve one.
    with django_assert_max_num_queries(33):
        client.get("/ban-lam-viec/")
