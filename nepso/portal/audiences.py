"""For whom an article is: the word of its address, its name, the short name on a button."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.outreach.products.kinds import Audience


@dataclass(frozen=True, slots=True)
class Group:
    """``slug`` stands in addresses and never changes; ``code`` is the audience of a product."""

    slug: str
    code: str
    name: str
    short: str
    icon: str


GROUPS = (
    Group("moi-nguoi", Audience.EVERYBODY, "Mọi người dân", "Mọi người", "users"),
    Group("hoc-sinh", Audience.PUPIL, "Học sinh, sinh viên", "Học sinh, sinh viên", "book"),
    Group("nguoi-cao-tuoi", Audience.ELDER, "Người cao tuổi", "Người cao tuổi", "user"),
    Group(
        "doanh-nghiep", Audience.BUSINESS, "Doanh nghiệp, hộ kinh doanh", "Doanh nghiệp", "building"
    ),
    Group("can-bo", Audience.OFFICIAL, "Cán bộ, công chức, viên chức", "Cán bộ", "user-check"),
    Group(
        *("dan-toc-thieu-so", Audience.MINORITY),
        *("Đồng bào dân tộc thiểu số", "Dân tộc thiểu số", "message-circle"),
    ),
)
_BY_CODE = {str(group.code): group for group in GROUPS}
_BY_SLUG = {group.slug: group for group in GROUPS}


def group_by_slug(slug: str) -> Group | None:
    """The group of an address."""
    return _BY_SLUG.get(slug)


def group_of(code: str) -> Group:
    """The group of an audience."""
    return _BY_CODE[code]
