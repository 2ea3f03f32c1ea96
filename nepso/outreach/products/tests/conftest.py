import pytest

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.tests.conftest import make_person, people, tree  # noqa: F401
from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.models import StoredFile
from nepso.outreach.products import services
from nepso.outreach.products.models import Asset, Product

TEXT = (
    "Người gọi xưng là công an, yêu cầu chuyển tiền để phục vụ điều tra.\n\n"
    "## Cần làm gì\n\n- Dừng cuộc gọi.\n- Báo công an nơi gần nhất."
)
FACTS = {
    "title": "Nhận ra cuộc gọi giả danh",
    "purpose": "Người nghe biết dừng cuộc gọi.",
    "audience": "elder",
    "key_message": "Không chuyển tiền theo lời một cuộc gọi.",
    "source": TEXT,
    "articles": [5],
    "disclosure": "none",
    "disclosed_as": "",
}
RIGHTS = {
    "title": "Chiếc điện thoại",
    "alt": "Hình vẽ một chiếc điện thoại đang đổ chuông",
    "author": "Tổ truyền thông xã A",
    "rights_holder": "UBND xã A",
    "licence": "own",
    "people_shown": "nobody",
}


@pytest.fixture
def desk(people, tree):  # noqa: F811
    people["second"] = make_person("Cán Bộ Hai", (tree["xa-a"], Role.FOCAL_OFFICER))
    people["other_head"] = make_person("Thủ Trưởng Khác", (tree["so-yt"], Role.AGENCY_HEAD))
    return Desk(people, tree)


class Desk:
    """Short ways through the acts, each as the person whose act it is."""

    def __init__(self, everybody, agencies) -> None:
        self.people, self.tree = everybody, agencies

    def person(self, role) -> Account:
        """Anew from the database, so that no rights are kept from before."""
        return Account.objects.get(pk=self.people[role].pk)

    def write(self, by="officer", agency="xa-a", **facts) -> Product:
        return services.product_write(
            agency=self.tree[agency], facts={**FACTS, **facts}, by=self.person(by)
        )

    def do(self, act, product, by="officer", **more):
        """An act of the services on the product as it is now."""
        fresh = Product.objects.get(pk=product.pk)
        return getattr(services, f"product_{act}")(
            product=fresh, revision=fresh.revision, by=self.person(by), **more
        )

    def submit(self, by="officer", **facts) -> Product:
        return self.do("submit", self.write(by=by, **facts), by=by)

    def approve(self, **facts) -> Product:
        return self.do("approve", self.submit(**facts), by="head")

    def asset(self, by="officer", agency="xa-a", **facts) -> Asset:
        stored = StoredFile.objects.create(
            kind=FileKind.PHOTO, name="anh.jpg", sha256="0" * 64, size=1, width=4, height=3
        )
        return services.asset_add(
            agency=self.tree[agency], stored=stored, facts={**RIGHTS, **facts}, by=self.person(by)
        )
