"""What agencies published: lists by audience and by article of the Code, and each one in full."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control

from nepso.foundation.files.serving import file_response
from nepso.foundation.rulebook.selectors import code_titles
from nepso.kernel.errors import NotFound
from nepso.portal.audiences import GROUPS, group_by_slug, group_of
from nepso.portal.linked_data import published_data
from nepso.portal.page_meta import FeedLink, PageMeta
from nepso.portal.ports import Ended, PublishedArticle, Recalled, Wanted, published
from nepso.ui.caching import for_everybody

PAGE_SIZE = 20
# A recall is seen within a minute.
_cached = for_everybody(60)


@_cached
def news(request: HttpRequest) -> HttpResponse:
    """Everything, the newest first."""
    feed = FeedLink("Tin và bài mới", reverse("portal:news_feed", args=["atom"]))
    return _listed(request, Wanted(), "Tin và bài", feed)


@_cached
def news_of_group(request: HttpRequest, slug: str) -> HttpResponse:
    """What speaks to one audience."""
    group = group_by_slug(slug)
    if group is None:
        raise NotFound("Không có nhóm người đọc này: hãy chọn lại ở trang tin và bài.")
    feed = FeedLink(f"Bài cho: {group.name}", reverse("portal:group_feed", args=[slug, "atom"]))
    return _listed(request, Wanted(audience=str(group.code)), f"Dành cho: {group.name}", feed)


def _listed(request: HttpRequest, wanted: Wanted, title: str, feed: FeedLink) -> HttpResponse:
    page = published().page(
        wanted,
        size=PAGE_SIZE,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    said = "Bài của các cơ quan, đơn vị về ứng xử trên môi trường số, mỗi bài đã được duyệt."
    values: dict[str, Any] = {
        "page": page,
        "title": title,
        "lead": said,
        "feed": feed,
        "tabs": _tabs(wanted.audience),
        "audience": wanted.audience,
        "meta": PageMeta(title, said, request.path, feeds=(feed,)),
    }
    return render(request, "portal/news.html", values)


def _tabs(audience: str) -> list[dict[str, Any]]:
    everything = {"label": "Tất cả", "url": reverse("portal:news"), "current": not audience}
    return [
        everything,
        *(
            {
                "label": group.short,
                "url": reverse("portal:news_of_group", args=[group.slug]),
                "current": str(group.code) == audience,
            }
            for group in GROUPS
        ),
    ]


@_cached
def read(request: HttpRequest, slug: str) -> HttpResponse:
    """One article; where it was recalled or its time has passed, only that (410, RFC 9110). What
    was mended and is out elsewhere may come back here: 404."""
    found = published().by_slug(slug)
    if isinstance(found, Ended):
        return render(request, "portal/ended.html", status=410)
    if isinstance(found, Recalled):
        status = 404 if found.is_mended else 410
        return render(request, "portal/recalled.html", {"recalled": found}, status=status)
    path = reverse("portal:read", args=[found.line.slug])
    if slug != found.line.slug:
        return redirect(path)
    values = {
        "article": found,
        "line": found.line,
        "group": group_of(found.line.audience),
        "explains": _explains(found),
        "meta": _meta(found, path),
        "poster": _first_picture(found),
    }
    return render(request, "portal/read.html", values)


def _meta(article: PublishedArticle, path: str) -> PageMeta:
    feed = reverse("portal:agency_feed", args=[article.line.agency_id, "atom"])
    return PageMeta(
        article.line.title,
        article.line.summary,
        path,
        kind="article",
        data=published_data(article, path),
        feeds=(FeedLink(f"Bài của {article.line.agency}", feed),),
        image_path=_first_picture(article),
    )


def _first_picture(article: PublishedArticle) -> str:
    if not article.pictures:
        return ""
    return reverse("portal:picture", args=[article.pictures[0].key])


def _explains(article: PublishedArticle) -> list[tuple[str, str]]:
    """The articles of the Code it explains: title and path, by number alone until it is loaded."""
    titles = code_titles() if article.articles else {}
    shown = []
    for number in article.articles:
        name = str(number)
        path = reverse("portal:code_article", args=[name]) if name in titles else ""
        shown.append((titles.get(name, f"Điều {name} của Bộ Quy tắc"), path))
    return shown


@cache_control(public=True, max_age=60)
def picture(request: HttpRequest, key: str) -> FileResponse:
    """A picture of an article that is out, small enough for a telephone."""
    answer = file_response(published().picture(key), thumbnail=True)
    del answer["Cache-Control"]
    return answer
