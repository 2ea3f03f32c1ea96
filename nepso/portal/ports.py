"""What the public pages ask of whoever publishes: articles that run on the portal, now.

``published.py`` is the provider; another takes its place by one call of ``articles_come_from`` (in
``nepso/wiring.py``), and no page changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from nepso.foundation.files.models import StoredFile
from nepso.foundation.search.across import Passage
from nepso.outreach.distribution.making.disclosing import must_be_said


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles: of an audience (its code), an agency (its public id), explaining an
    article of the Code (its number); empty means all."""

    audience: str = ""
    agency: str = ""
    article: int = 0


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One published article as a line of a list; ``slug`` is its permanent address, ``language``
    (BCP 47) that of its words. ``disclosed_as`` says who paid or took part, "" for nobody."""

    slug: str
    title: str
    key_message: str
    agency: str
    agency_id: str
    audience: str
    published_at: dt.datetime
    is_demonstration: bool
    disclosed_as: str = ""
    language: str = "vi"
    is_machine_translated: bool = False

    @property
    def summary(self) -> str:
        """Its key message behind who paid or took part and that a machine translated it: for feeds
        and links passed on, which show nothing else of it."""
        said = must_be_said(self.disclosed_as, by_machine=self.is_machine_translated)
        if not said or said in self.key_message:
            return self.key_message
        return f"{said.rstrip('.')}. {self.key_message}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in an article: ``key`` opens its file, ``alt`` tells it, ``credit`` whose it is."""

    key: str
    alt: str
    credit: str


@dataclass(frozen=True, slots=True)
class Track:
    """Captions in one language: its tag, its name in Vietnamese, whether a machine wrote them."""

    language: str
    label: str
    is_machine_made: bool = False

    @property
    def spoken_of(self) -> str:
        """Its name as it is shown: what a machine wrote is called so wherever it is met."""
        return f"{self.label} (do máy chép)" if self.is_machine_made else self.label


@dataclass(frozen=True, slots=True)
class Media:
    """A sound or video in an article: ``key`` opens its file and captions, ``alt`` tells what is
    seen, ``transcript`` what is heard; ``seconds`` and ``size`` (bytes) what it costs to play."""

    key: str
    title: str
    is_video: bool
    content_type: str
    seconds: float
    size: int
    width: int
    height: int
    alt: str
    transcript: str
    credit: str
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class Translated:
    """An article in another language: ``language`` is its tag (BCP 47), ``label`` its name."""

    language: str
    label: str
    title: str
    key_message: str
    body: SafeString
    is_machine_made: bool


@dataclass(frozen=True, slots=True)
class PublishedArticle:
    """One article in full. ``changed_by``: the agency whose words these are, where it is not the
    one that wrote the article."""

    line: ArticleLine
    purpose: str
    body: SafeString
    pictures: tuple[Picture, ...]
    articles: tuple[int, ...]
    changed_by: str = ""
    media: tuple[Media, ...] = ()
    translations: tuple[Translated, ...] = ()


@dataclass(frozen=True, slots=True)
class Recalled:
    """What stands at the address of a recalled article: that it was, and what the agency says.

    ``is_mended``: it is out again, elsewhere than on the portal.
    """

    statement: str
    is_mended: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """What stands at the address of an article whose time on the portal has passed."""


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """A row of ``searched`` as a hit: its address, its title and text, whose it is, who paid."""

    slug: str
    title: str
    agency: str
    words: str
    disclosed_as: str = ""


@dataclass(frozen=True, slots=True)
class LinePage:
    """One page of lines with the cursors of its neighbours ("" where there is none)."""

    rows: Sequence[ArticleLine]
    after: str
    before: str


class PublishedArticles(Protocol):
    """Only what runs on the portal now; of what is over or recalled only that it is."""

    def page(self, wanted: Wanted, *, size: int, after: str = "", before: str = "") -> LinePage: ...

    def by_slug(self, slug: str) -> PublishedArticle | Recalled | Ended:
        """At its permanent address; NotFound in words for what never was there."""

    def picture(self, key: str) -> StoredFile:
        """The file of a picture in an article that is out; NotFound for any other alike."""

    def media_file(self, key: str) -> StoredFile:
        """The file of a sound or video in an article that is out; NotFound for any other alike."""

    def captions(self, key: str, language: str) -> str:
        """WebVTT of one that is out; NotFound for any other alike."""

    def searched(self) -> QuerySet[Any]:
        """Rows of a table declared in foundation/search that hold only what readers see."""

    def hit_of(self, row: Any) -> ArticleHit:
        """A row of ``searched`` as a hit."""

    def searched_apart(self) -> Sequence[Passage]:
        """Articles that no such row holds, since other words stand in place of its own."""

    def addresses(self) -> list[tuple[str, dt.datetime]]:
        """Slug and moment of publishing of all, the newest first: for the site map."""

    def how_many(self) -> int:
        """How many addresses there are, without reading them."""


_joined: list[PublishedArticles] = []


def articles_come_from(provider: PublishedArticles) -> None:
    """Join whoever publishes; the last one that joins is asked."""
    _joined[:] = [provider]


def published() -> PublishedArticles:
    """Whoever joined."""
    return _joined[0]
