"""A partner with a key, and a province of two communes."""

import pytest

from nepso.casework.intake.kinds import Recipient
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.publicapi.services import partner_key_make

TEXT = "Có trang giả danh ngân hàng, gửi mã OTP để rút tiền của bà tôi."


def form(key="", **changes):
    """A form that is taken: everything asked, nothing more."""
    fields = {
        "service_code": "scam",
        "description": TEXT,
        "address_id": "X01",
        "api_key": key,
        **{f"attribute[consent_{one}][]": ["none"] for one in Recipient.values},
        "attribute[consent_coordinator][]": ["text", "contact"],
        "attribute[consent_police][]": ["text"],
    }
    return {name: value for name, value in {**fields, **changes}.items() if value is not None}


def make_agencies():
    root = Agency.objects.create(code="T", name="Tỉnh", kind=AgencyKind.PROVINCE, path="/1/")
    for code, name, kind in (
        ("X01", "Xã Một", AgencyKind.COMMUNE),
        ("X02", "Phường Hai", AgencyKind.WARD),
        ("S01", "Sở Văn hóa", AgencyKind.DEPARTMENT),
        ("TD", "Tổng đài 1022", AgencyKind.PUBLIC_UNIT),
    ):
        made = Agency.objects.create(code=code, name=name, kind=kind, parent=root, path="/")
        Agency.objects.filter(pk=made.pk).update(path=f"/{root.pk}/{made.pk}/")


def make_key(label="tổng đài", per_minute=1000):
    return partner_key_make(
        agency=Agency.objects.get(code="TD"), label=label, per_minute=per_minute
    )[1]


@pytest.fixture
def province(db):
    make_agencies()


@pytest.fixture
def key(province):
    return make_key()
