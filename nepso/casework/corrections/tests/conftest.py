import datetime as dt

import pytest

from nepso.casework.corrections import services
from nepso.casework.corrections.models import Correction
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.tests.conftest import make_person, people, tree  # noqa: F401

CLAIM = "Từ tháng sau trạm y tế xã ngừng tiêm phòng miễn phí cho trẻ em dưới sáu tuổi"
SOURCE = {
    "title": "Thông báo lịch tiêm",
    "publisher": "Trạm y tế xã A",
    "url": "https://vidu.gov.vn/lich-tiem",
    "document_number": "12/TB",
    "seen_on": dt.date(2026, 11, 2),
}
FACTS = {
    "area": "health",
    "title": "Trạm y tế xã A vẫn tiêm phòng miễn phí",
    "claim": CLAIM,
    "truth": "Lịch tiêm không đổi. Trẻ em dưới sáu tuổi được tiêm miễn phí như trước.",
    "wordings": "",
    "sources": [SOURCE],
}


@pytest.fixture
def at_work(people, tree):  # noqa: F811
    people["second"] = make_person("Cán Bộ Hai", (tree["xa-a"], Role.FOCAL_OFFICER))
    people["other_head"] = make_person("Thủ Trưởng Khác", (tree["so-yt"], Role.AGENCY_HEAD))
    return AtWork(people, tree)


class AtWork:
    """Short ways through the acts, each as the person whose act it is."""

    def __init__(self, everybody, agencies) -> None:
        self.people, self.tree = everybody, agencies

    def person(self, role) -> Account:
        """Anew from the database, so that no rights are kept from before."""
        return Account.objects.get(pk=self.people[role].pk)

    def write(self, by="officer", agency="xa-a", **facts) -> Correction:
        return services.correction_write(
            agency=self.tree[agency], facts={**FACTS, **facts}, is_checkable=True,
            by=self.person(by),
        )  # fmt: skip

    def do(self, act, correction, by="officer", **more):
        """An act of the services on the correction as it is now."""
        fresh = Correction.objects.get(pk=correction.pk)
        return getattr(services, f"correction_{act}")(
            correction=fresh, revision=fresh.revision, by=self.person(by), **more
        )

    def submit(self, by="officer", **facts) -> Correction:
        return self.do("submit", self.write(by=by, **facts), by=by)

    def publish(self, approver="head", **facts) -> Correction:
        sent = self.submit(**facts)
        return self.do("approve", sent, by=approver, is_checkable=True)
