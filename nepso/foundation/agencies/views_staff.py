"""Reading agencies: list, tree, one agency, groups."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nepso.foundation.agencies.forms import AliasForm
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import AgencyGroup
from nepso.foundation.agencies.policies import may_change_agencies, may_read_agencies
from nepso.foundation.agencies.ports import people_panel
from nepso.foundation.agencies.selectors import (
    agencies_found,
    agencies_valid,
    agency_ancestors,
    agency_by_public_id,
    agency_tree,
    group_by_public_id,
    group_members,
    groups_of,
)
from nepso.kernel.keyset import keyset_page
from nepso.kernel.policy import require

PAGE_SIZE = 30
CHILDREN_SHOWN = 200


@login_required
def agency_list(request: HttpRequest) -> HttpResponse:
    """All agencies by name; found with or without tone marks."""
    require(may_read_agencies(request.user))
    query, kind = request.GET.get("q", "").strip(), request.GET.get("loai", "")
    ended = request.GET.get("da-ket-thuc") == "1"
    kind = kind if kind in AgencyKind.values else ""
    found = agencies_found(query=query, kind=kind, ended=ended)
    page = keyset_page(
        found,
        fields=["folded", "id"],
        size=PAGE_SIZE,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    values = {
        "page": page,
        "query": query,
        "kind": kind,
        "ended": ended,
        "kinds": AgencyKind.choices,
        "count": found.count(),
        "active": sum(map(bool, (kind, ended))),
        "may_change": may_change_agencies(request.user),
        "tabs": _tabs("list"),
    }
    return render(request, "agencies/list.html", values)


@login_required
def agency_tree_page(request: HttpRequest) -> HttpResponse:
    """The tree of today, unfolded by pressing."""
    require(may_read_agencies(request.user))
    values = {"roots": agency_tree(), "tabs": _tabs("tree")}
    return render(request, "agencies/tree.html", values)


@login_required
def agency(request: HttpRequest, public_id: str) -> HttpResponse:
    """One agency: facts, what is under it, people, groups, predecessors, other names."""
    require(may_read_agencies(request.user))
    found = agency_by_public_id(public_id)
    children = agencies_valid().filter(parent=found)
    values = {
        "agency": found,
        "ancestors": agency_ancestors(found),
        "children": children[:CHILDREN_SHOWN],
        "people": people_panel(agency=found, viewer=request.user),
        "groups": groups_of(found),
        "predecessors": found.predecessors.order_by("folded"),
        "successors": found.successors.order_by("folded"),
        "aliases": found.aliases.order_by("name"),
        "alias_form": AliasForm(),
        "may_change": may_change_agencies(request.user),
    }
    return render(request, "agencies/agency.html", values)


@login_required
def group_list(request: HttpRequest) -> HttpResponse:
    """The groups that plans address, each with how many members it has today."""
    require(may_read_agencies(request.user))
    groups = [(g, group_members(g).count()) for g in AgencyGroup.objects.order_by("name")]
    values = {
        "groups": groups,
        "may_change": may_change_agencies(request.user),
        "tabs": _tabs("groups"),
    }
    return render(request, "agencies/groups.html", values)


@login_required
def group(request: HttpRequest, public_id: str) -> HttpResponse:
    """One group and its members today."""
    require(may_read_agencies(request.user))
    found = group_by_public_id(public_id)
    members = list(group_members(found))
    values = {
        "group": found,
        "members": members,
        "kinds": [AgencyKind(kind).label for kind in found.kinds],
        "aliases": found.aliases.order_by("name"),
        "alias_form": AliasForm(),
        "may_change": may_change_agencies(request.user),
    }
    return render(request, "agencies/group.html", values)


def _tabs(current: str) -> list[dict[str, object]]:
    pages = (
        ("list", "Danh sách", "agencies:list"),
        ("tree", "Sơ đồ", "agencies:tree"),
        ("groups", "Nhóm cơ quan", "agencies:groups"),
    )
    return [
        {"label": label, "url": reverse(name), "current": code == current}
        for code, label, name in pages
    ]
