import datetime as dt

import pytest

from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401
from nepso.kernel.clock import now
from nepso.outreach.distribution import services
from nepso.outreach.distribution.models import Outlet, Posting, RuleChange, Variant
from nepso.outreach.products.models import Product
from nepso.outreach.products.tests.conftest import desk  # noqa: F401


@pytest.fixture
def air(desk):  # noqa: F811
    return Air(desk)


class Air:
    """Short ways through the acts on outlets, each as the person whose act it is."""

    def __init__(self, desk) -> None:  # noqa: F811
        self.desk = desk

    def person(self, role):
        return self.desk.person(role)

    def outlet(self, kind="facebook", by="officer", agency="xa-a", **facts) -> Outlet:
        facts = {"kind": kind, "name": f"Kênh {kind}", **facts}
        return services.outlet_add(agency=self.desk.tree[agency], facts=facts, by=self.person(by))

    def variant(self, product=None, kind="facebook", by="officer", agency="xa-a", length=0):
        product = product or self.desk.approve()
        fresh = Product.objects.get(pk=product.pk)
        return services.variant_make(
            product=fresh, agency=self.desk.tree[agency], kind=kind, by=self.person(by),
            length=length,
        )  # fmt: skip

    def plan(self, outlet=None, product=None, by="officer", hours=1, **more) -> Posting:
        outlet = outlet or self.outlet()
        variant = self.variant(product, outlet.kind, by, outlet.agency.code, outlet.length)
        return services.posting_plan(
            variant=variant, outlet=outlet, planned_at=now() + dt.timedelta(hours=hours),
            by=self.person(by), knowing=True, **more,
        )  # fmt: skip

    def do(self, act, thing, by="officer", **more):
        """An act of the services on the row as it is now."""
        fresh = type(thing).objects.get(pk=thing.pk)
        name = "posting" if isinstance(thing, Posting) else "variant"
        if isinstance(thing, (Posting, Variant)) and act not in ("fail",):
            more = {"revision": fresh.revision, **more}
        person = self.person(by) if by else None
        return getattr(services, f"{name}_{act}")(**{name: fresh}, by=person, **more)

    def out(self, outlet=None, product=None, **more) -> Posting:
        return self.do("put_out", self.plan(outlet, product, **more))

    def prove(self, posting, by="officer", **facts):
        """With these facts; without any, a link whose page was read for its title."""
        given = facts or {"kind": "link", "url": "https://vidu.vn/bai/1"}
        proof = services.proof_give(posting=posting, by=self.person(by), **given)
        return proof if facts else services.proof_title_keep(proof=proof, title="Bài đăng")

    def rule(self, kind="facebook", agency="xa-a", by="officer", approved_by="head", **facts):
        """A rule that one wrote and (``approved_by`` "": nobody yet) another approved."""
        whose = self.desk.tree[agency] if agency else None
        last = RuleChange.objects.filter(kind=kind, agency=whose).order_by("-id").first()
        change = services.rule_change_write(
            kind=kind, agency=whose, revision=last.revision if last else 0, facts=facts,
            by=self.person(by),
        )  # fmt: skip
        if approved_by:
            services.rule_change_approve(
                change=change, revision=change.revision, by=self.person(approved_by)
            )
        change.refresh_from_db()
        return change

    def proven(self, outlet=None, product=None) -> Posting:
        posting = self.out(outlet, product)
        self.prove(posting)
        posting.refresh_from_db()
        return posting

    def recall(self, product, by="officer", kind="wrong", **more):
        told = {"was_wrong": "Số điện thoại sai.", "is_right": "Gọi 113."}
        facts = {"kind": kind, "reason": "Sai số.", "statement": told, **more}
        return services.recall_begin(product=product, by=self.person(by), **facts)
