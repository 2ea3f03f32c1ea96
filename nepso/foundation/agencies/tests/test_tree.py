"""Paths, endings and the seed."""

from __future__ import annotations

import datetime as dt

import pytest

from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.foundation.agencies.ports import _listeners, when_succeeded
from nepso.foundation.agencies.seeding import seed_agencies
from nepso.foundation.agencies.selectors import (
    agencies_found,
    agencies_valid,
    agency_ancestors,
    agency_named,
    agency_subtree,
    agency_tree,
    group_members,
    lead_agency,
)
from nepso.foundation.agencies.services import (
    agency_close,
    agency_create,
    agency_merge,
    agency_update,
    alias_add,
    alias_remove,
)
from nepso.foundation.audit.selectors import audit_of
from nepso.kernel.errors import Conflict, Invalid

pytestmark = pytest.mark.django_db


def test_the_seed_makes_the_province_once(province):
    assert Agency.objects.filter(kind__in=["commune", "ward"]).count() == 92
    assert group_members(AgencyGroup.objects.get(code="ubnd-xa-phuong")).count() == 92
    assert lead_agency().code == "so-vhttdl"
    assert province["tt-khcn-dmst"].parent == province["so-khcn"]
    assert seed_agencies() == 0


def test_the_merger_of_2025_is_noted(province):
    before = {a.code for a in province["ubnd-tinh"].predecessors.all()}
    assert before == {"ubnd-tinh-cu", "ubnd-tinh-bac-kan"}
    assert Agency.objects.get(code="ubnd-tinh-bac-kan").valid_to == dt.date(2025, 6, 30)
    assert not agencies_valid().filter(code="ubnd-tinh-bac-kan").exists()
    assert agencies_valid(dt.date(2025, 6, 30)).filter(code="ubnd-tinh-bac-kan").exists()


def test_a_new_parent_moves_the_whole_subtree(province):
    department, other = province["so-khcn"], province["mttq"]
    below = agency_create(code="x", name="Phòng X", parent=province["tt-khcn-dmst"])
    agency_update(agency=department, parent=other)
    below.refresh_from_db()
    assert below.path == f"{other.path}{department.pk}/{province['tt-khcn-dmst'].pk}/{below.pk}/"
    assert [a.code for a in agency_ancestors(below)][-3:] == ["mttq", "so-khcn", "tt-khcn-dmst"]
    department.refresh_from_db()
    assert agency_subtree(department).count() == 3


def test_an_agency_cannot_stand_under_itself(province):
    with pytest.raises(Invalid) as told:
        agency_update(agency=province["so-khcn"], parent=province["tt-khcn-dmst"])
    assert "parent" in told.value.fields


def test_a_stale_form_overwrites_nothing(province):
    department = province["so-tc"]
    agency_update(agency=department, telephone="0208 1", revision=0)
    with pytest.raises(Conflict):
        agency_update(agency=department, telephone="0208 2", revision=0)
    department.refresh_from_db()
    assert department.telephone == "0208 1"


def test_closing_waits_for_what_is_under_it(province):
    day = dt.date(2026, 6, 30)
    with pytest.raises(Conflict, match="Trung tâm"):
        agency_close(agency=province["so-khcn"], last_day=day)
    agency_close(agency=province["tt-khcn-dmst"], last_day=day)
    closed = agency_close(agency=province["so-khcn"], last_day=day)
    assert not agencies_valid(dt.date(2026, 7, 1)).filter(pk=closed.pk).exists()
    assert audit_of(closed)[0].act == "agencies.close"


def test_a_merger_tells_those_who_must_follow(province):
    told = []

    def listener(*, agency, successor, day, by):
        told.append((agency.code, successor.code, day))

    when_succeeded(listener)
    try:
        day = dt.date(2026, 7, 1)
        agency_merge(predecessors=[province["so-ct"]], into=province["so-tc"], on=day)
    finally:
        _listeners.remove(listener)
    assert told == [("so-ct", "so-tc", day)]
    assert list(province["so-tc"].predecessors.all()) == [province["so-ct"]]


def test_only_one_agency_leads(province):
    agency_update(agency=province["so-tc"], is_lead_desk=True)
    assert Agency.objects.get(is_lead_desk=True) == province["so-tc"]


def test_an_agency_ends_with_its_units_and_the_programme_keeps_a_lead_desk(province):
    parent, day = province["so-khcn"], dt.date(2030, 1, 31)
    with pytest.raises(Invalid, match="trực thuộc") as told:
        agency_update(agency=parent, valid_to=day)
    assert list(told.value.fields) == ["valid_to"]
    assert agency_update(agency=parent, valid_to=day, units_follow=True).valid_to == day
    with pytest.raises(Invalid, match="luôn có một cơ quan đầu mối"):
        agency_update(agency=lead_agency(), is_lead_desk=False)
    agency_update(agency=province["so-tc"], is_lead_desk=True)
    assert lead_agency().code == "so-tc"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("SO KHOA HOC va CONG NGHE", "so-khcn"),
        ("sở văn hóa thể thao du lịch", "so-vhttdl"),
        ("ubnd dai tu", None),
        ("không có cơ quan này", ""),
        ("  ", ""),
    ],
)
def test_the_agency_that_a_person_types(province, typed, code):
    found = agency_named(typed)
    if code is None:
        assert found.name == "UBND xã Đại Từ"
    else:
        assert (found.code if found else "") == code


def test_what_is_typed_means_what_exists_before_what_has_ended(province):
    old = agency_create(code="xa-cu", name="UBND Đại Từ", kind="commune")
    assert agency_named("đại từ") == old, "the shortest"
    Agency.objects.filter(pk=old.pk).update(valid_to=dt.date(2025, 6, 30))
    assert agency_named("đại từ").name == "UBND xã Đại Từ"
    assert agency_named("ubnd đại từ") == Agency.objects.get(pk=old.pk), "its whole name"
    assert agency_named(old.public_id).pk == old.pk


def test_an_alias_means_one_thing(province):
    first = alias_add(name="Sở Văn hóa", of=province["so-vhttdl"])
    assert alias_add(name="SỞ VĂN HÓA", of=province["so-vhttdl"]) == first
    with pytest.raises(Conflict):
        alias_add(name="sở văn hoá", of=province["so-tc"])
    alias_remove(alias=first)
    assert not province["so-vhttdl"].aliases.exists()


@pytest.mark.parametrize("query", ["đại từ", "dai tu", "DAI  Tu xã", "ubnd đại từ"])
def test_search_with_or_without_marks(province, query):
    assert "UBND xã Đại Từ" in [a.name for a in agencies_found(query=query)]


def test_search_looks_at_other_names(province):
    alias_add(name="Đài tỉnh", of=province["bao-ptth"])
    assert [a.code for a in agencies_found(query="dai tinh")] == ["bao-ptth"]


def test_the_tree_is_one_query(province, django_assert_num_queries):
    with django_assert_num_queries(1):
        (root,) = agency_tree()
    assert root.agency.code == "tinh"
    assert root.size == agencies_valid().count() - 1
