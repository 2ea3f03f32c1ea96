"""Register 0003 and 0004 over rows of before: each names the row in which its work went on."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from nepso.programme.plans.models import PlanVersion
from nepso.programme.register.models import PlanTask
from nepso.programme.register.tests.world import make_agency, make_version

pytestmark = pytest.mark.django_db(transaction=True)  # SQLite remakes tables in no transaction


@contextmanager
def tables_of_then(settings):
    """The tables as register 0002 left them, and its models; at the end 0003 and 0004 are applied.

    By hand, not by ``MigrationExecutor``, which asks the database what is applied: tables that were
    made without migrations (``make test``) have no answer.
    """
    settings.MIGRATION_MODULES = {}
    loader = MigrationLoader(None)
    names = ("0003_work_goes_on_in", "0004_one_place_says_where_work_went")
    steps = [loader.graph.nodes["register", name] for name in names]
    others = [
        key for key in loader.graph.leaf_nodes() if key[0] in ("accounts", "agencies", "plans")
    ]
    then = loader.project_state([("register", "0002_open_work_choices"), *others])
    between = steps[0].mutate_state(then)
    for step, before in ((steps[1], between), (steps[0], then)):
        with connection.schema_editor() as editor:
            step.unapply(before.clone(), editor)
    try:
        yield then.apps
    finally:
        state = then.clone()
        for step in steps:
            with connection.schema_editor() as editor:
                state = step.apply(state, editor)


def where_all_went():
    return dict(PlanTask.objects.exclude(goes_on_in=None).values_list("pk", "goes_on_in"))


def given(version, agency, **facts):
    return PlanTask.objects.create(
        version=version, duty=version.duties.get(), agency=agency, **facts
    ).pk


@pytest.fixture
def second(world):
    """The version in force, in which nobody has a task yet."""
    PlanVersion.objects.filter(pk=world.version.pk).update(state="superseded")
    facts = {"text": "Tuyên truyền.", "leads": [world.communes], "deadline_kind": "standing"}
    return make_version(world.plan, 2, facts)


def test_what_moved_and_what_joined_name_where_they_went(world, second, settings):
    moved, joined = world.tasks["standing"].pk, world.tasks["police"].pk
    heir = given(second, world.commune)
    with tables_of_then(settings) as then:
        tasks = then.get_model("register", "PlanTask").objects
        tasks.filter(pk=heir).update(moved_from=moved)
        then.get_model("register", "OpenWorkChoice").objects.create(
            version_id=second.pk, plan_task_id=joined, duty_id=second.duties.get().pk,
            choice="join", into_id=world.commune.pk, became_id=heir,
        )  # fmt: skip
    assert where_all_went() == {moved: heir, joined: heir}


@pytest.mark.parametrize("state", ["not_started", "under_way", "done", "not_applicable"])
def test_a_row_that_lives_again_goes_on_nowhere(world, second, settings, state):
    """Its work had gone to the other agency, whose work it then took over."""
    alive = given(second, world.others[0], state=state)
    ended = given(second, world.others[1], state="withdrawn")
    with tables_of_then(settings) as then:
        tasks = then.get_model("register", "PlanTask").objects
        tasks.filter(pk=alive).update(moved_from=ended)
        tasks.filter(pk=ended).update(moved_from=alive)
    assert where_all_went() == {ended: alive}


def test_of_two_successors_the_one_that_is_named_took_it(world, second, settings):
    """Also where the name of one begins as the whole name of the other."""
    rows = {}
    for code, name in (("an", "Ủy ban nhân dân xã An"), ("anh", "Ủy ban nhân dân xã An Hòa")):
        agency = make_agency(code, name, "commune", world.province)
        world.commune.successors.add(agency)
        rows[code] = given(second, agency)
    reason = "X đã sáp nhập: đã gộp vào nhiệm vụ cùng nội dung của Ủy ban nhân dân xã An Hòa."
    old = given(second, world.commune, state="withdrawn", reason=reason)
    with tables_of_then(settings):
        pass
    assert where_all_went() == {old: rows["anh"]}
