"""The Code and articles as schema.org: what search engines and archives read."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from nepso.foundation.rulebook.models import CodeArticle, CodeVersion
from nepso.foundation.rulebook.selectors import Chapter
from nepso.kernel.addresses import whole
from nepso.portal.ports import ArticleLine, Media, PublishedArticle

_CONTEXT = "https://schema.org"


def article_path(article: CodeArticle) -> str:
    """The permanent path of an article of the Code."""
    return reverse("portal:code_article", args=[article.slug])


def code_data(version: CodeVersion, chapters: list[Chapter]) -> dict[str, Any]:
    """The whole Code with the addresses of its articles."""
    articles = [one for chapter in chapters for one in chapter.articles]
    return {
        **_legislation(version),
        "hasPart": [
            {
                "@type": "Legislation",
                "@id": whole(article_path(one)),
                "url": whole(article_path(one)),
                "name": one.title,
            }
            for one in articles
        ],
    }


def _legislation(version: CodeVersion) -> dict[str, Any]:
    address = whole(reverse("portal:code"))
    data: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Legislation",
        "@id": address,
        "url": address,
        "name": str(version),
        "inLanguage": "vi",
        "legislationJurisdiction": "VN",
    }
    if version.symbol:
        data["legislationIdentifier"] = version.symbol
    if version.issued_on:
        data["legislationDate"] = version.issued_on.isoformat()
    if version.issuer:
        data["legislationPassedBy"] = {"@type": "GovernmentOrganization", "name": version.issuer}
    return data


def code_article_data(article: CodeArticle) -> dict[str, Any]:
    """One article, part of the Code."""
    address = whole(article_path(article))
    whole_code = _legislation(article.version)
    del whole_code["@context"]
    return {
        "@context": _CONTEXT,
        "@type": "Legislation",
        "@id": address,
        "url": address,
        "name": article.title,
        "inLanguage": "vi",
        "text": "\n".join(one["text"] for one in article.passages),
        "isPartOf": whole_code,
    }


def published_data(article: PublishedArticle, path: str) -> dict[str, Any]:
    """An article of an agency; never an officer's name."""
    line = article.line
    data: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Article",
        "@id": whole(path),
        "url": whole(path),
        "headline": line.title,
        "description": line.summary,
        "inLanguage": line.language,
        "datePublished": line.published_at.isoformat(timespec="seconds"),
        "author": {"@type": "GovernmentOrganization", "name": line.agency},
        "publisher": {"@type": "GovernmentOrganization", "name": line.agency},
    }
    if line.disclosed_as:  # a sentence, for which schema.org has no better place
        data["sponsor"] = {"@type": "Organization", "name": line.disclosed_as}
    if article.pictures:
        data["image"] = [
            whole(reverse("portal:picture", args=[one.key])) for one in article.pictures
        ]
    for kind, is_video in (("audio", False), ("video", True)):
        told = [_media_data(one, line) for one in article.media if one.is_video == is_video]
        if told:
            data[kind] = told
    return data


def _media_data(one: Media, line: ArticleLine) -> dict[str, Any]:
    """A sound or video as schema.org has it; ``duration`` as ISO 8601."""
    address = whole(reverse("portal:media", args=[one.key]))
    data: dict[str, Any] = {
        "@type": "VideoObject" if one.is_video else "AudioObject",
        "name": one.title,
        "description": one.alt or line.key_message,
        "contentUrl": address,
        "encodingFormat": one.content_type,
        "duration": f"PT{round(one.seconds)}S",
        "contentSize": str(one.size),
        "uploadDate": line.published_at.isoformat(timespec="seconds"),
        "inLanguage": "vi",
        "creditText": one.credit,
    }
    if one.transcript:
        data["transcript"] = one.transcript
    if one.tracks:
        data["caption"] = [
            {
                "@type": "MediaObject",
                "contentUrl": whole(reverse("portal:captions", args=[one.key, track.language])),
                "encodingFormat": "text/vtt",
                "inLanguage": track.language,
                "name": track.spoken_of,
            }
            for track in one.tracks
        ]
    return data
