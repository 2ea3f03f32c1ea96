"""Everything public that is searched, and each hit as a line: the pages of this site, the Code,
articles, corrections, the plan, the look-up's help, agencies. What is not public has no source
here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import slugify

from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.selectors import corrections_in_force
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.rulebook.selectors import code_articles, code_in_force
from nepso.foundation.search.across import Found, Passage, Source, passage, search_across
from nepso.foundation.search.declaring import search_columns
from nepso.foundation.search.marking import found_spans
from nepso.foundation.search.selectors import words_of
from nepso.kernel.folding import fold, lowered
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.selectors import campaigns_public
from nepso.portal.look_up_help import HELP
from nepso.portal.own_pages import own_pages, reports
from nepso.portal.ports import published
from nepso.portal.public_plan import public_pieces
from nepso.portal.public_progress import place_of
from nepso.portal.search_sources import (
    activity_source,
    activity_told,
    more_sources,
    sound_told,
    statement_told,
    translation_told,
)
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.selectors import version_binding
from nepso.programme.plans.states import DUTY_STATES
from nepso.programme.register.presenting import short

PAGE_SIZE, LONGEST_EXCERPT, BEFORE_HIT = 20, 240, 60
# More agencies than these are a kind ("xã", "sở"), and no one that somebody looks for.
MOST_LEADING = 8


@dataclass(frozen=True, slots=True)
class HitLine:
    """One hit as a person reads it: what it is, its title, some words around the hit; ``note`` who
    paid for it."""

    kind: str
    title: str
    url: str
    excerpt: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HitPage:
    """One page of hits in the shape of the paging component."""

    rows: list[HitLine]
    after: str
    before: str = ""


def public_hits(query: str, *, after: str = "", size: int = PAGE_SIZE) -> HitPage:
    """One page of what everybody may read and holds every word: agencies of that name where they
    are few, then titles before texts, exact tone marks before others."""
    page = search_across(sources(query), query, size=size, after=after)
    return HitPage([_line(hit, query) for hit in page.found], page.after)


def sources(query: str) -> list[Source]:
    """In the order in which a citizen wants them; pages of this site, harms that can be reported,
    and agencies where few bear the query in their names, stand before all. Agencies are narrowed
    to the query first."""
    code, plan = code_in_force(), version_binding()
    return [
        Source("pages", own_pages(), leads_up_to=MOST_LEADING),
        Source("reports", reports(), leads_up_to=MOST_LEADING),
        Source("articles", published().searched()),
        Source("articles_apart", cache(published().searched_apart)),
        Source("corrections", cache(_corrections), model=Correction),
        *more_sources(query),
        Source("campaigns", cache(campaigns_public), model=Campaign),
        Source("code", code_articles(code).defer("search_text", "folded") if code else []),
        Source("help", HELP),
        Source("plan", _plan_passages(plan) if plan else []),
        activity_source(),
        Source("agencies", cache(lambda: _agency_passages(query)), leads_up_to=MOST_LEADING),
    ]


def _corrections() -> QuerySet[Correction]:
    return corrections_in_force().prefetch_related("agency")


def _plan_passages(version: PlanVersion) -> list[Passage]:
    """The paragraphs of the plan in force. An adopted version never changes: cut once, kept while
    it is in force."""
    key = (version.pk, version.adopted_at)
    kept = _kept.get(key)
    if kept is None:
        kept = _plan_passages_made(version)
        _kept.clear()
        _kept[key] = kept
    return kept


_kept: dict[tuple[int, dt.datetime | None], list[Passage]] = {}


def _plan_passages_made(version: PlanVersion) -> list[Passage]:
    kept = Duty.objects.filter(version=version, state__in=DUTY_STATES.group("kept"))
    promised = set(kept.values_list("clause", flat=True))
    whole = passage(version.plan.title, reverse("portal:plan"), "Toàn văn kế hoạch.")
    return [whole] + [
        _paragraph(_place(piece.clause), _address(piece.clause, promised), piece.text)
        for piece in public_pieces(version)
        if piece.text.strip() and piece.kind not in _OF_EVERY_LETTER
    ]


# The letterhead, whom it was sent to, who signed: the same in every plan, and nobody looks for it.
_OF_EVERY_LETTER = frozenset({"header", "recipients", "signature"})


def _paragraph(place: str, url: str, text: str) -> Passage:
    """Found by its own words and its place ("mục II.2.a"), not by "Kế hoạch" in front of it."""
    marked, folded = search_columns([place, text])
    return Passage(f"Kế hoạch, {place}", url, text, marked, folded, is_named=False)


def _place(clause: str) -> str:
    return place_of(clause) if clause else "phần mở đầu"


def _address(clause: str, promised: set[str]) -> str:
    """Where it is read: with what was done, if it gives a duty, else in the plan."""
    if clause in promised:
        return reverse("portal:progress_clause", args=[clause])
    return reverse("portal:plan") + (f"#muc-{slugify(clause)}" if clause else "")


def _agency_passages(query: str) -> list[Passage]:
    """Living agencies whose names hold the words, marks ignored; the marks are compared later."""
    rows = agencies_valid()
    for word in words_of(query):
        rows = rows.filter(folded__contains=fold(word))
    above = reverse("portal:agencies")
    columns = rows.values_list("public_id", "name", "short_name", "folded")
    return [_agency_passage(above, *row) for row in columns]


@lru_cache(maxsize=10_000)
def _agency_passage(above: str, key: str, name: str, short: str, folded: str) -> Passage:
    """Put together once as long as it is called the same: a word like "xã" is in thousands."""
    return Passage(name, f"{above}{key}/", short, lowered(f"{name} {short}"), folded)


def _line(hit: Found, query: str) -> HitLine:
    return _LINES[hit.source](hit.row, query)


def _article_line(row: Any, query: str) -> HitLine:
    hit = published().hit_of(row)
    url = reverse("portal:read", args=[hit.slug])
    return HitLine(
        f"Bài của {hit.agency}", hit.title, url, excerpt_of(hit.words, query), hit.disclosed_as
    )


def _correction_line(row: Any, query: str) -> HitLine:
    url = reverse("corrections:read", args=[row.number])
    excerpt = excerpt_of(f"{row.truth} Thông tin sai: {row.claim}", query)
    return HitLine(f"Đính chính của {row.agency.name}", row.title, url, excerpt)


def _campaign_line(row: Any, query: str) -> HitLine:
    url = reverse("campaigns:read", args=[row.public_id])
    return HitLine(f"Chiến dịch của {row.agency.name}", row.title, url, excerpt_of(row.goal, query))


def _code_line(row: Any, query: str) -> HitLine:
    url = reverse("portal:code_article", args=[row.slug])
    text = " ".join(one["text"] for one in row.passages)
    return HitLine("Bộ Quy tắc", row.title, url, excerpt_of(text, query))


def _passage_line(kind: str) -> Callable[[Any, str], HitLine]:
    return lambda row, query: HitLine(
        kind, row.title, row.url, excerpt_of(row.text, query), row.note
    )


def _told_line(told: Callable[[Any], tuple[str, str, str, str]]) -> Callable[[Any, str], HitLine]:
    def line(row: Any, query: str) -> HitLine:
        kind, title, url, text = told(row)
        return HitLine(kind, title, url, excerpt_of(text, query))

    return line


_LINES: dict[str, Callable[[Any, str], HitLine]] = {
    "articles": _article_line,
    "articles_apart": _passage_line("Tin và bài"),
    "corrections": _correction_line,
    "campaigns": _campaign_line,
    "code": _code_line,
    "help": _passage_line("Nên làm gì"),
    "pages": _passage_line("Trang này có"),
    "reports": _passage_line("Gửi phản ánh"),
    "plan": _passage_line("Kế hoạch"),
    "agencies": _passage_line("Cơ quan, đơn vị"),
    "alerts": _passage_line("Thông báo khẩn"),
    "translations": _told_line(translation_told),
    "sounds": _told_line(sound_told),
    "statements": _told_line(statement_told),
    "activities": _told_line(activity_told),
}


def excerpt_of(text: str, query: str) -> str:
    """Some words of a text around the first word that was looked for."""
    plain = " ".join(text.split())
    spans = found_spans(plain, query)
    at = max(spans[0][0] - BEFORE_HIT, 0) if spans else 0
    begin = plain.find(" ", at) + 1 if at else 0
    shown = short(plain[begin:], LONGEST_EXCERPT)
    return f"… {shown}" if begin else shown
