import pytest

from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.seeding import seed_agencies
from nepso.foundation.letters import letterhead_of, symbol_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    seed_agencies()


def _head(code):
    return letterhead_of(Agency.objects.select_related("parent").get(code=code))


def test_a_department_writes_the_committee_above_it(province):
    head = _head("so-vhttdl")
    assert head.issuer == "Sở Văn hóa, Thể thao và Du lịch"
    assert head.parent == "Ủy ban nhân dân tỉnh Thái Nguyên"
    assert (head.place, head.signed_by) == ("Thái Nguyên", ("GIÁM ĐỐC",))
    assert symbol_of("Báo cáo", head) == "BC-SVHTTDL"
    assert symbol_of("Công văn", head) == "SVHTTDL"


def test_a_commune_writes_nobody_above_it_and_its_own_place(province):
    commune = Agency.objects.filter(kind="commune").order_by("id").first()
    head = _head(commune.code)
    assert head.issuer.startswith("Ủy ban nhân dân xã ")
    assert head.parent == ""
    assert head.issuer.endswith(head.place)
    assert head.signed_by == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert head.code == "UBND"


def test_facts_of_the_province_come_first(province):
    assert _head("ca-tinh").parent == "Bộ Công an"


def test_every_agency_of_the_province_has_one(province):
    for agency in Agency.objects.select_related("parent"):
        head = letterhead_of(agency)
        assert head.issuer
        assert head.place
        assert head.code.isupper()
