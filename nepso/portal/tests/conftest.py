import datetime as dt

import pytest

from nepso.foundation.accounts.services import local_administrator
from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401
from nepso.foundation.agencies.models import Agency
from nepso.foundation.rulebook.services import code_import
from nepso.foundation.rulebook.tests.made import TEXT
from nepso.kernel.clock import now
from nepso.outreach.distribution import services
from nepso.outreach.distribution.models import Outlet, Posting, Variant
from nepso.outreach.products.models import Product
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
    """Products in whatever state, put on the agency's portal outlet by the acts of distribution."""

    def __init__(self, at_work: Desk) -> None:
        self.desk, self.tree, self.people = at_work, at_work.tree, at_work.people

    def product(self, state="out", **facts) -> Product:
        """One in that state; a recalled one ran on the portal before, without a statement."""
        made = {
            **{"draft": self.desk.write, "in_review": self.desk.submit},
            "approved": self.desk.approve,
        }
        if state in made:
            return made[state](**facts)
        product = self.desk.approve(**facts)
        posting = self.plan(product)
        if state != "scheduled":
            self.put_out(posting)
        if state == "recalled":
            services.recall_begin(
                product=product, kind="over", reason="Đã qua.", statement=None,
                by=self.desk.person("officer"),
            )  # fmt: skip
        product.refresh_from_db()
        return product

    def outlet(self, kind="portal", **facts) -> Outlet:
        """The agency's outlet of that kind and language, made once."""
        agency = self.tree["xa-a"]
        language = facts.get("language", "vi")
        found = Outlet.objects.filter(agency=agency, kind=kind, language=language).first()
        facts = {"kind": kind, "name": f"Kênh {kind}", **facts}
        by = self.desk.person("officer")
        return found or services.outlet_add(agency=agency, facts=facts, by=by)

    def variant(self, product, outlet) -> Variant:
        return services.variant_make(
            product=Product.objects.get(pk=product.pk), agency=outlet.agency, kind=outlet.kind,
            language=outlet.language, length=outlet.length, by=self.desk.person("officer"),
        )  # fmt: skip

    def edited(self, product, outlet, **parts) -> Variant:
        """Its words changed by one person and approved by another."""
        made = self.variant(product, outlet)
        parts = {**made.parts, **parts}
        person = self.desk.person
        made = services.variant_edit(
            variant=made, revision=made.revision, parts=parts, by=person("officer")
        )
        return services.variant_approve(variant=made, revision=made.revision, by=person("head"))

    def plan(self, product, outlet=None, **times) -> Posting:
        outlet = outlet or self.outlet()
        times = {"planned_at": now() + dt.timedelta(hours=1), **times}
        variant = self.variant(product, outlet)
        return services.posting_plan(
            variant=variant, outlet=outlet, by=self.desk.person("officer"), knowing=True, **times
        )

    def put_out(self, posting) -> Posting:
        return services.posting_put_out(
            posting=posting, revision=posting.revision, by=self.desk.person("officer")
        )
