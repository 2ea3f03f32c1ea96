"""What is public besides articles, corrections, the Code and the plan, as sources of the search:
words in other languages and in sounds, what was taken back, alerts, what agencies did."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from nepso.foundation.search.across import Passage, Source, passage
from nepso.kernel.clock import now
from nepso.outreach.distribution.models import RecallStatement
from nepso.outreach.distribution.selectors import (
    postings_read_apart,
    products_read,
    statements_public,
)
from nepso.outreach.products.kinds import AssetKind
from nepso.outreach.products.models import Asset, Translation
from nepso.outreach.products.richtext import plain_text
from nepso.outreach.products.selectors.public_media import sounds_with_words, translations_found
from nepso.outreach.screens.selectors import alerts_public
from nepso.outreach.screens.states import PUBLISHED
from nepso.portal.published import slug_of
from nepso.programme.activities.kinds import Form
from nepso.programme.activities.models import Activity
from nepso.programme.activities.selectors.public import activities_public
from nepso.programme.reporting.following.standing import scope_now

MOST_ALERTS = 50


def more_sources(query: str) -> list[Source]:
    """In the order in which a citizen wants them; each asks only when the search comes so far.
    Translations are narrowed to the query first: whether one is of the text as it stands is
    reckoned, not stored."""
    read = products_read()
    return [
        Source(
            "translations",
            cache(lambda: _beside(translations_found(read, query))),
            model=Translation,
        ),
        Source("sounds", cache(lambda: sounds_with_words(read)), model=Asset),
        Source("statements", cache(statements_public), model=RecallStatement),
        Source("alerts", cache(_alerts)),
    ]


def _beside(translations: QuerySet[Translation]) -> QuerySet[Translation]:
    """Those that stand on a page beside its words; where an article itself speaks that language,
    what went out is searched."""
    same = {"product": OuterRef("product"), "variant__language": OuterRef("language")}
    return translations.filter(~Exists(postings_read_apart().filter(**same)))


def activity_source() -> Source:
    """What agencies did and what was accepted of it."""
    found = cache(lambda: activities_public(scope_now()))
    return Source("activities", found, model=Activity)


def _alerts() -> list[Passage]:
    """Alerts that were out, the latest first; one that is over says so wherever it is found."""
    moment, address = now(), reverse("screens:alerts_public")
    made = []
    for one in alerts_public()[:MOST_ALERTS]:
        holds = one.state == PUBLISHED and one.expires_at > moment
        note = "" if holds else "không còn hiệu lực"
        text = f"{one.event}. {one.description} {one.instruction} {one.area}"
        made.append(_alert(one.headline, address, text, note))
    return made


@lru_cache(maxsize=2 * MOST_ALERTS)
def _alert(headline: str, address: str, text: str, note: str) -> Passage:
    """Folded once, as long as it says the same."""
    return passage(headline, address, text, note=note)


def translation_told(row: Any) -> tuple[str, str, str, str]:
    """Kind, title, path and text of a translation: it is read on the page of its article."""
    kind = f"Bài bằng {row.get_language_display().lower()}"
    if row.is_machine_made:
        kind += " (do máy dịch)"
    url = reverse("portal:read", args=[slug_of(row.product.title, row.product.public_id)])
    return kind, row.title, url, f"{row.key_message} {plain_text(row.source)}"


def sound_told(row: Any) -> tuple[str, str, str, str]:
    """The same of a sound or video, by what is said in it."""
    url = reverse("portal:read", args=[slug_of(row.read_title, row.read_id)])
    kind = "Video" if row.kind == AssetKind.VIDEO else "Bài nghe"
    return f"{kind} trong bài “{row.read_title}”", row.title, url, row.transcript or row.alt


def statement_told(row: Any) -> tuple[str, str, str, str]:
    """The same of what was taken back."""
    product = row.recall.product
    url = reverse("distribution:statement", args=[row.public_id])
    return (
        f"Đã thu hồi, {product.agency.name}",
        product.title,
        url,
        f"{row.was_wrong} {row.is_right}",
    )


def activity_told(row: Any) -> tuple[str, str, str, str]:
    """The same of what an agency did."""
    url = reverse("portal:agency", args=[row.agency.public_id])
    said = f"{Form(row.form).label}, ngày {row.done_on:%d/%m/%Y}"
    return f"Việc đã làm của {row.agency.name}", row.title, url, said
