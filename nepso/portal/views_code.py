"""The Code itself: by chapter, and article by article at permanent addresses."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nepso.foundation.rulebook import selectors as rulebook
from nepso.foundation.rulebook.models import CodeArticle, CodeVersion
from nepso.foundation.rulebook.reported import FACTS, SOURCES
from nepso.kernel.errors import NotFound
from nepso.portal.audiences import GROUPS, Group
from nepso.portal.linked_data import article_path, code_article_data, code_data
from nepso.portal.page_meta import FeedLink, PageMeta
from nepso.portal.ports import ArticleLine, Wanted, published
from nepso.ui.caching import for_everybody

NAME = "Bộ Quy tắc ứng xử văn hóa trên môi trường số"
MOST_EXPLAINING = 30
_cached = for_everybody(60)


@_cached
def code(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """The Code by chapter; until it is loaded, what the press reported, with its sources."""
    path = request.path
    version = rulebook.code_in_force() if number is None else rulebook.code_version(number)
    if version is None:
        return _not_loaded(request)
    chapters, latest = rulebook.code_chapters(version), rulebook.code_versions().first()
    meta = PageMeta(
        NAME,
        f"Đọc Bộ Quy tắc theo từng chương, từng điều. {version}.",
        reverse("portal:code") if version == latest else path,
        # Only what is in force is told as the Code: an older version is read, not harvested.
        data=code_data(version, chapters) if version == latest else None,
    )
    values = {
        "version": version,
        "versions": list(rulebook.code_versions()),
        "is_latest": version == latest,
        "chapters": chapters,
        "meta": meta,
        "name": NAME,
    }
    return render(request, "portal/code.html", values)


@_cached
def article(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """One article in full, its neighbours, and what explains it to whom. Until the Code is loaded
    no article can be said to be in it or not: what the press reported is shown, and that the text
    is not here yet (RFC 9110, 15.5.5: no current representation, maybe for a time)."""
    version = rulebook.code_version(number) if number is not None else None
    try:
        found = rulebook.code_article(slug, version)
    except NotFound:
        if rulebook.code_in_force() is not None:
            raise
        return _not_loaded(request, status=404)
    before, after = rulebook.code_neighbours(found)
    latest = rulebook.code_in_force()
    values = {
        "article": found,
        "before": _link(before, version),
        "after": _link(after, version),
        "is_latest": found.version == latest,
        "is_gone": number is None and found.version != latest,
        "explained": _by_group(found),
        "meta": _article_meta(found, is_latest=found.version == latest),
    }
    return render(request, "portal/code_article.html", values)


def _not_loaded(request: HttpRequest, *, status: int = 200) -> HttpResponse:
    """What the press reported; 404 at the address of an article, which is not there yet."""
    meta = PageMeta(
        NAME, "Những điều báo chí đã nêu về Bộ Quy tắc, kèm nguồn.", reverse("portal:code")
    )
    values = {"facts": FACTS, "sources": SOURCES.items(), "meta": meta, "name": NAME}
    values["is_article"] = status == 404
    return render(request, "portal/code_not_loaded.html", values, status=status)


def _article_meta(article: CodeArticle, *, is_latest: bool) -> PageMeta:
    """An article of an older version stands at the address of that version and is no article of
    the Code in force to machines."""
    words = " ".join(one["text"] for one in article.passages)[:200]
    feed = reverse("portal:article_feed", args=[article.slug, "atom"])
    is_number = str(article.number).isdigit()
    return PageMeta(
        article.title,
        words or article.title,
        article_path(article)
        if is_latest
        else reverse("portal:code_version_article", args=[article.version.number, article.slug]),
        kind="article",
        data=code_article_data(article) if is_latest else None,
        # "Điều 5a" has no number of its own that a product could name.
        feeds=(FeedLink(f"Bài giải thích Điều {article.number}", feed),)
        if is_number and is_latest
        else (),
    )


def _link(article: CodeArticle | None, version: CodeVersion | None) -> dict[str, str] | None:
    if article is None:
        return None
    path = article_path(article)
    if version is not None:
        path = reverse("portal:code_version_article", args=[version.number, article.slug])
    return {"title": article.title, "path": path}


def _by_group(article: CodeArticle) -> list[tuple[Group, list[ArticleLine]]]:
    """The published articles that explain it, by whom they speak to; none for "5a" and the like,
    which no product can name yet."""
    if not article.number.isdigit():
        return []
    wanted = Wanted(article=int(article.number))
    lines: Any = published().page(wanted, size=MOST_EXPLAINING).rows
    order = [str(group.code) for group in GROUPS]
    lines = sorted(lines, key=lambda line: order.index(line.audience))
    by_code = {code: list(some) for code, some in groupby(lines, key=lambda line: line.audience)}
    return [(group, by_code[str(group.code)]) for group in GROUPS if str(group.code) in by_code]
