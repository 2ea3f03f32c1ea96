"""The tree, its members on a day, and groups."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.kernel.folding import fold


def _valid(day: dt.date) -> Q:
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def agencies_valid(on: dt.date | None = None) -> QuerySet[Agency]:
    """The agencies that exist on a day, by default today, by name."""
    return Agency.objects.filter(_valid(on or today())).order_by("folded", "id")


def agency_subtree(agency: Agency) -> QuerySet[Agency]:
    """The agency and everything under it, also what has ended."""
    return Agency.objects.filter(path__startswith=agency.path)


def agency_ancestors(agency: Agency) -> list[Agency]:
    """The agencies above it, the root first."""
    ids = [int(part) for part in agency.path.split("/") if part][:-1]
    found = Agency.objects.in_bulk(ids)
    return [found[pk] for pk in ids]


def agency_today(agency: Agency) -> Agency:
    """The agency while it exists, else who has its work today: the first that took over, through
    later mergers too; the last one known where that ended without a successor."""
    seen = {agency.pk}
    while agency.valid_to is not None and agency.valid_to < today():
        heir = agency.successors.exclude(pk__in=seen).order_by("pk").first()
        if heir is None:
            break
        seen.add(heir.pk)
        agency = heir
    return agency


def agency_forebears(agency: Agency) -> list[Agency]:
    """Those from which it took over, through earlier mergers too; a query for each merger."""
    found: dict[int, Agency] = {}
    ahead = {agency.pk}
    while ahead:
        rows = Agency.objects.filter(successors__in=ahead).exclude(pk__in=[*found, agency.pk])
        new = {one.pk: one for one in rows}
        found |= new
        ahead = set(new)
    return list(found.values())


def agency_roots() -> QuerySet[Agency]:
    """The agencies that stand under none."""
    return Agency.objects.filter(parent__isnull=True).order_by("id")


def lead_agency() -> Agency:
    """The agency whose desk runs the programme; NotFound, in words, when none is marked."""
    found = Agency.objects.filter(is_lead_desk=True).first()
    if found is None:
        raise NotFound(
            "Chưa chọn cơ quan đầu mối của chương trình: hãy đánh dấu trong trang của một cơ quan."
        )
    return found


def agency_by_public_id(public_id: str) -> Agency:
    """The agency with that public id; raises NotFound in words."""
    found = Agency.objects.select_related("parent").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không có cơ quan này: hãy tìm lại trong danh sách cơ quan.")
    return found


def group_by_public_id(public_id: str) -> AgencyGroup:
    """The group with that public id; raises NotFound in words."""
    found = AgencyGroup.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không có nhóm cơ quan này: hãy tìm lại trong danh sách nhóm.")
    return found


def agencies_found(
    *, query: str = "", kind: str = "", on: dt.date | None = None, ended: bool = False
) -> QuerySet[Agency]:
    """Agencies whose name, short name or other name holds every word of ``query``.

    With or without tone marks; order and paging are the caller's. ``ended`` shows only those
    that no longer exist on the day.
    """
    day = on or today()
    rows = Agency.objects.filter(valid_to__lt=day) if ended else Agency.objects.filter(_valid(day))
    if kind:
        rows = rows.filter(kind=kind)
    return _with_words(rows, query).select_related("parent")


def _with_words(rows: QuerySet[Agency], query: str) -> QuerySet[Agency]:
    for word in fold(query).split():
        aliased = Q(pk__in=Agency.objects.filter(aliases__folded__contains=word).values("pk"))
        rows = rows.filter(Q(folded__contains=word) | Q(code__iexact=word) | aliased)
    return rows


def agency_named(value: str) -> Agency | None:
    """The agency that a person typed or that an address names; None for none.

    Its public id or whole name; else the shortest name that holds every word, with or without
    tone marks. One that exists today goes before one that has ended.
    """
    words = fold(value)
    rows = _with_words(Agency.objects.all(), value) if words else Agency.objects.none()
    day = today()

    def closeness(one: Agency) -> tuple[bool, bool, int, str]:
        is_ended = one.valid_to is not None and one.valid_to < day
        names = (fold(one.name), fold(one.short_name), fold(one.code))
        return (words not in names, is_ended, len(one.name), one.folded)

    found = Agency.objects.filter(public_id=value).first()
    return found or min(rows, key=closeness, default=None)


def group_members(group: AgencyGroup, on: dt.date | None = None) -> QuerySet[Agency]:
    """The agencies of a group that exist on a day: those of its kinds and those named."""
    named = Agency.objects.filter(groups=group).values("pk")
    return agencies_valid(on).filter(Q(kind__in=group.kinds) | Q(pk__in=named))


def groups_of(agency: Agency) -> list[AgencyGroup]:
    """The groups to which an agency belongs, by kind or by name."""
    named = set(agency.groups.values_list("pk", flat=True))
    groups = AgencyGroup.objects.order_by("name")
    return [g for g in groups if g.pk in named or agency.kind in g.kinds]


@dataclass
class TreeNode:
    """An agency with the nodes under it."""

    agency: Agency
    children: list[TreeNode] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many agencies stand under this one."""
        return sum(1 + child.size for child in self.children)


def agency_tree(on: dt.date | None = None) -> list[TreeNode]:
    """The whole tree of a day in one query; an agency whose parent has ended is a root."""
    nodes = {agency.pk: TreeNode(agency) for agency in agencies_valid(on)}
    roots: list[TreeNode] = []
    for node in nodes.values():
        above = nodes.get(node.agency.parent_id or 0)
        (above.children if above else roots).append(node)
    return roots


def units_staying(agency: Agency, last_day: dt.date) -> str:
    """Why the agency cannot end on that day: a unit under it goes on. "" when none does."""
    staying = agency.children.exclude(valid_to__lte=last_day).order_by("folded").first()
    if staying is None:
        return ""
    return (
        f"{staying.name} vẫn thuộc {agency.name}: "
        "hãy chuyển hoặc kết thúc các đơn vị trực thuộc trước."
    )
