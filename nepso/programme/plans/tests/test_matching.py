import pytest
from django.urls import reverse

from nepso.foundation.agencies.selectors import NameIndex
from nepso.programme.plans.matching import candidates_for, levels_said


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("Công an xã", {"commune"}),
        ("Văn phòng HĐND và UBND xã", {"commune"}),
        ("các đoàn thể xã", {"commune"}),
        ("UBND các xã, phường", {"commune"}),
        ("UBND tỉnh", {"province"}),
        ("Phòng Văn hóa - Xã hội", set()),
        ("các tổ chức chính trị - xã hội", set()),
        ("Liên minh hợp tác xã tỉnh", {"province"}),
        ("UBND thị xã Phổ Yên", {"district"}),
    ],
)
def test_the_level_that_a_name_says(name, levels):
    assert levels_said(name) == levels


@pytest.mark.parametrize("name", ["Công an xã", "các đoàn thể xã", "Văn phòng HĐND và UBND xã"])
def test_a_body_of_a_commune_is_never_one_of_the_province(seeded, name):
    for found in candidates_for(NameIndex(), name, 5):
        assert "tỉnh" not in found.name
        assert found.agency is None or found.agency.kind in ("commune", "ward", "school", "other")


def test_a_name_without_a_level_keeps_its_candidates(seeded):
    index = NameIndex()
    assert candidates_for(index, "Công an tỉnh", 1)[0].is_exact
    assert candidates_for(index, "UBND các xã, phường", 1)[0].is_exact
    assert not candidates_for(index, "Công án tỉnh", 1)[0].is_exact
    assert not candidates_for(index, "Sở Văn hóa, Thể thao", 1)[0].is_exact
    assert candidates_for(index, "Sở Văn hóa", 3) == index.match("Sở Văn hóa", 3)


def test_an_inexact_match_is_not_offered_for_all_namesakes(client, officer, version):
    client.force_login(officer)
    party = version.duties.get(clause="II.1", bullet=1).parties.get(part="lead")
    type(party).objects.filter(name=party.name).update(agency=None)
    type(party).objects.filter(pk=party.pk).update(name="Sở Văn hóa Thể thao tỉnh nhà")
    where = reverse("plans:duty", args=[party.duty.public_id])
    page = client.get(where).content.decode()
    assert 'name="ca_ban" value="1">' in page
    assert '<datalist id="ten-co-quan">' in page
    assert '<option value="Sở Tài chính">' in page


def test_the_button_says_for_how_many_places_it_answers(client, officer, version):
    """Also where the name is only like that of an agency: the same name stands in each of them."""
    client.force_login(officer)
    party = version.duties.get(clause="II.1", bullet=1).parties.get(part="lead")
    rows = type(party).objects.filter(duty__version=version, part="lead")
    places = list(rows.exclude(pk=party.pk)[:2])
    ids = [party.pk, *(place.pk for place in places)]
    name = "Sở Văn hóa Thể thao tỉnh nhà"
    rows.filter(pk__in=ids).update(name=name, agency=None, group=None, is_outside=False)
    review = reverse("plans:review", args=[version.public_id])
    page = client.get(f"{review}?loc=tat-ca").content.decode()
    assert page.count(", và 2 chỗ cùng tên</button>") >= 1
    form = {"revision": party.duty.revision, "ca_ban": "1"}
    best = candidates_for(NameIndex(), name, 1)[0]
    client.post(
        reverse("plans:party", args=[party.duty.public_id, party.public_id]),
        {**form, "la": f"a:{best.agency.public_id}"},
    )
    assert set(rows.filter(pk__in=ids).values_list("agency", flat=True)) == {best.agency.pk}
