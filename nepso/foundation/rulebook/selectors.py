"""Questions about the Code: the version in force, its articles, older versions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from nepso.foundation.rulebook.models import CodeArticle, CodeVersion
from nepso.kernel.errors import NotFound

_NO_ARTICLE = "Bộ Quy tắc không có điều này: hãy chọn lại ở trang Bộ Quy tắc."
_NO_VERSION = "Không có bản này của Bộ Quy tắc: hãy chọn lại ở trang Bộ Quy tắc."


@dataclass(frozen=True, slots=True)
class Chapter:
    """The articles of one chapter in order; ``label`` is "" where there are no chapters."""

    label: str
    heading: str
    articles: list[CodeArticle]


def code_versions() -> QuerySet[CodeVersion]:
    """Every version without its text, the one in force first."""
    return CodeVersion.objects.defer("text").order_by("-number")


def code_in_force() -> CodeVersion | None:
    """The last version that was read; None until one is."""
    return code_versions().first()


def code_version(number: int) -> CodeVersion:
    """One version; NotFound in words."""
    found = code_versions().filter(number=number).first()
    if found is None:
        raise NotFound(_NO_VERSION)
    return found


def code_chapters(version: CodeVersion) -> list[Chapter]:
    """Its articles by chapter; one query."""
    rows = version.articles.defer("passages", "search_text", "folded").order_by("order")
    grouped = groupby(rows, key=lambda one: (one.chapter, one.chapter_heading))
    return [Chapter(label, heading, list(some)) for (label, heading), some in grouped]


def code_articles(version: CodeVersion) -> QuerySet[CodeArticle]:
    """Its articles, not ordered: for search."""
    return CodeArticle.objects.filter(version=version)


def code_article(slug: str, version: CodeVersion | None = None) -> CodeArticle:
    """The article at its permanent address: of that version, else of the last one that has it.

    An address stays although a new version has no such article any more; NotFound in words.
    """
    rows = CodeArticle.objects.filter(slug=slug).select_related("version")
    if version is not None:
        rows = rows.filter(version=version)
    found = rows.defer("version__text").order_by("-version__number").first()
    if found is None:
        raise NotFound(_NO_ARTICLE)
    return found


def code_neighbours(article: CodeArticle) -> tuple[CodeArticle | None, CodeArticle | None]:
    """The articles before and after it in its version; one query."""
    orders = (article.order - 1, article.order + 1)
    rows = CodeArticle.objects.filter(version_id=article.version_id, order__in=orders)
    found = {row.order: row for row in rows.defer("passages", "search_text", "folded")}
    return found.get(orders[0]), found.get(orders[1])


def code_titles() -> dict[str, str]:
    """Number to title of every article in force ("2" → "Điều 2. …"); two queries, one until a code
    is loaded."""
    version = code_in_force()
    if version is None:
        return {}
    rows = version.articles.only("number", "heading", "order", "version_id").order_by("order")
    return {row.number: row.title for row in rows}
