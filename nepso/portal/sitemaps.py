"""The site map: every public page that stays, told to whoever indexes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from nepso.casework.corrections.selectors import corrections_in_force
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.rulebook.selectors import code_articles, code_in_force
from nepso.outreach.campaigns.selectors import campaigns_public
from nepso.portal.audiences import GROUPS
from nepso.portal.ports import published

if TYPE_CHECKING:  # the stubs are generic, Django's class is not
    _Sitemap = Sitemap[Any]
else:
    _Sitemap = Sitemap

STATIC = (
    *("portal:home", "portal:code", "portal:news", "corrections:public_list", "portal:plan"),
    *("portal:progress", "portal:progress_data", "portal:figures", "portal:agencies"),
    *("intake:choose", "lookup:look_up", "lookup:lists", "portal:accessibility"),
    *("cases:retention", "screens:alerts_public", "distribution:statements"),
    "newsletter:page",
    "campaigns:public_list",
)


class _Ours(_Sitemap):
    """Addresses under the name of this installation, whatever name the request came by."""

    limit = 10_000

    def how_many(self) -> int:
        """How many addresses, without making them."""
        return len(list(self.items()))

    def get_domain(self, site: Any = None) -> str:
        """The name of this installation."""
        return urlsplit(settings.NEPSO_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        """As this installation is reached."""
        return urlsplit(settings.NEPSO_URL).scheme


class Pages(_Ours):
    """Pages that are always there."""

    def items(self) -> list[str]:
        """Their paths."""
        groups = [reverse("portal:news_of_group", args=[group.slug]) for group in GROUPS]
        return [reverse(name) for name in STATIC] + groups

    def location(self, item: str) -> str:
        """The path itself."""
        return item


class Articles(_Ours):
    """What agencies published and is out."""

    def items(self) -> list[tuple[str, dt.datetime]]:
        """Slug and moment."""
        return published().addresses()

    def how_many(self) -> int:
        """Counted by the database."""
        return published().how_many()

    def location(self, item: tuple[str, dt.datetime]) -> str:
        """Its permanent address."""
        return reverse("portal:read", args=[item[0]])

    def lastmod(self, item: tuple[str, dt.datetime]) -> dt.datetime:
        """When it was published."""
        return item[1]


class Corrections(_Ours):
    """Corrections in force."""

    def items(self) -> list[Any]:
        """Number and moment of the last change."""
        rows = corrections_in_force().order_by("-number")
        return list(rows.values_list("number", "changed_at"))

    def how_many(self) -> int:
        """Counted by the database."""
        return corrections_in_force().count()

    def location(self, item: Any) -> str:
        """Its permanent address."""
        return reverse("corrections:read", args=[item[0]])

    def lastmod(self, item: Any) -> dt.datetime:
        """When it last changed for the public."""
        moment: dt.datetime = item[1]
        return moment


class Campaigns(_Ours):
    """Campaigns that have begun."""

    def items(self) -> list[str]:
        """Their public ids."""
        rows = campaigns_public().order_by("-begins", "-id")
        return list(rows.values_list("public_id", flat=True))

    def how_many(self) -> int:
        """Counted by the database."""
        return campaigns_public().count()

    def location(self, item: str) -> str:
        """Its permanent address."""
        return reverse("campaigns:read", args=[item])


class Code(_Ours):
    """The articles of the Code in force."""

    def items(self) -> list[str]:
        """Their slugs."""
        version = code_in_force()
        if version is None:
            return []
        return list(code_articles(version).order_by("order").values_list("slug", flat=True))

    def how_many(self) -> int:
        """Counted by the database."""
        version = code_in_force()
        return code_articles(version).count() if version is not None else 0

    def location(self, item: str) -> str:
        """Its permanent address."""
        return reverse("portal:code_article", args=[item])


class Agencies(_Ours):
    """Living agencies."""

    def items(self) -> list[str]:
        """Their public ids."""
        return list(agencies_valid().values_list("public_id", flat=True))

    def how_many(self) -> int:
        """Counted by the database."""
        return agencies_valid().count()

    def location(self, item: str) -> str:
        """Its page."""
        return reverse("portal:agency", args=[item])


_PARTS: dict[str, type[_Ours]] = {
    "trang": Pages,
    "bai": Articles,
    "dinh-chinh": Corrections,
    "chien-dich": Campaigns,
    "bo-quy-tac": Code,
    "don-vi": Agencies,
}
SITEMAPS: dict[str, Any] = {**_PARTS}


def pages_of(section: str) -> int:
    """How many pages of at most ``limit`` addresses a part has: at least one, however empty."""
    made = _PARTS[section]()
    return max(1, -(-made.how_many() // made.limit))
