"""The tasks that the plan gives an agency, by its key; nobody's notes, nobody's names."""

import pytest

from nepso.programme.register.models import PlanTask
from nepso.programme.register.tests.world import make_world
from nepso.publicapi.rest.tests.conftest import Machine, error_of, key_of

pytestmark = pytest.mark.django_db
OWN = "/own/tasks"


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def ward(client, world):
    """The machine of the first commune, whose key its head made."""
    return Machine(client, key_of(world.commune, world.person("head"))[1])


def test_an_agency_reads_what_it_is_given_the_earliest_due_first(ward, world):
    dated, standing = ward.get(OWN).json()["items"]
    yearly = world.tasks["yearly"]
    assert (dated["id"], standing["id"]) == (yearly.public_id, world.tasks["standing"].public_id)
    assert (dated["clause"], dated["place"]) == ("IV.3", "Mục IV.3")
    assert (dated["due_on"], dated["period"]) == (yearly.due_on.isoformat(), yearly.occurrence)
    assert dated["title"] == "Báo cáo kết quả thực hiện trước ngày 05 tháng 12 hằng năm."
    assert (dated["kind"], dated["kind_label"]) == ("report", "Báo cáo")
    assert (standing["due_on"], standing["period"]) == (None, "")
    assert (standing["state"], standing["state_label"]) == ("not_started", "Chưa bắt đầu")
    assert ward.get(f"{OWN}/{dated['id']}").json() == dated


def test_they_are_read_page_by_page_and_by_state(ward, world):
    first = ward.get(f"{OWN}?size=1").json()
    second = ward.get(f"{OWN}?size=1&cursor={first['next']}").json()
    whole = ward.get(OWN).json()["items"]
    assert first["items"] + second["items"] == whole
    assert second["next"] is None
    PlanTask.objects.filter(pk=world.tasks["standing"].pk).update(state="done")
    assert [one["id"] for one in ward.get(f"{OWN}?state=done").json()["items"]] == [
        world.tasks["standing"].public_id
    ]
    error_of(ward.get(f"{OWN}?state=withdrawn"), 422)


def test_notes_next_steps_and_names_are_told_nobody(ward, world):
    PlanTask.objects.filter(agency=world.commune).update(
        note="ghi chú kín", next_step="bước kín", responsible=world.people["officer"]
    )
    told = ward.get(OWN).content.decode()
    for hidden in ("ghi chú kín", "bước kín", world.people["officer"].full_name):
        assert hidden not in told


def test_the_tasks_of_another_agency_are_not_there_and_nobodys_need_a_key(client, ward, world):
    theirs = world.tasks["police"].public_id
    assert theirs not in ward.get(OWN).content.decode()
    for public_id in (theirs, world.tasks["group"].public_id, "zzzzzzzzzzzzzzzz"):
        error_of(ward.get(f"{OWN}/{public_id}"), 404, "not_found")
    for path in (OWN, f"{OWN}/{theirs}"):
        error_of(Machine(client).get(path), 401, "no_key")


def test_a_key_without_the_scope_reads_none(client, world):
    _, key = key_of(world.commune, world.person("head"), scopes=["screens.read"])
    error_of(Machine(client, key).get(OWN), 403, "not_allowed")


def test_a_page_costs_as_many_questions_however_many_tasks(ward, django_assert_max_num_queries):
    ward.get(OWN)
    with django_assert_max_num_queries(8):
        ward.get(OWN)
