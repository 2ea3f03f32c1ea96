import pytest

from nepso.foundation.accounts.services import local_administrator
from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401
from nepso.foundation.agencies.models import Agency
from nepso.foundation.rulebook.services import code_import
from nepso.foundation.rulebook.tests.made import TEXT
from nepso.outreach.products.kinds import Move
from nepso.outreach.products.models import Product, ProductStep
from nepso.outreach.products.tests.conftest import Desk, desk  # noqa: F401
from nepso.programme.plans import demo as plans
from nepso.programme.register.tests.world import World, make_world


@pytest.fixture
def world(db) -> World:
    return make_world()


@pytest.fixture
def real_plan(seeded):
    """The plan of Thái Nguyên, compiled and adopted."""
    return plans.load_plan(by=local_administrator())


def seeded_tree() -> dict[str, Agency]:
    """The real province's agencies under the names by which the roles of tests stand in a tree."""
    codes = {"tinh": "tinh", "ubnd": "ubnd-tinh", "so-vh": "so-vhttdl", "so-yt": "so-yt"}
    found = {name: Agency.objects.get(code=code) for name, code in codes.items()}
    return found | {"xa-a": Agency.objects.filter(kind="commune").order_by("code")[0]}


@pytest.fixture
def code(db, settings, tmp_path):
    """An invented code that plainly is a test, loaded."""
    settings.MEDIA_ROOT = tmp_path
    return code_import(name="quy-che.txt", data=TEXT.encode())[0]


@pytest.fixture
def press(desk):  # noqa: F811
    return Press(desk)


class Press:
    """Products in whatever state, as the packages that put them out leave them."""

    def __init__(self, at_work: Desk) -> None:
        self.desk, self.tree, self.people = at_work, at_work.tree, at_work.people

    def product(self, state="out", **facts) -> Product:
        """One in that state; the acts that lead past approval belong to distribution."""
        made = {"draft": self.desk.write, "in_review": self.desk.submit}
        if state in made:
            return made[state](**facts)
        product = self.desk.approve(**facts)
        Product.objects.filter(pk=product.pk).update(state=state)
        if state == "recalled":  # what was once taken back is known by its step
            ProductStep.objects.create(product=product, move=Move.RECALLED)
        product.refresh_from_db()
        return product
