"""Which activities may be one: sketches kept when they come in, compared by a job when one is sent.

A machine points out, a person decides (``services/joining.py``); nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.files.storage import default_storage
from PIL import Image

from nepso.foundation.similarity.index import photo_near, photo_put, text_near, text_put, texts_put
from nepso.foundation.similarity.photos import PhotoMark, photo_mark
from nepso.programme.activities.kinds import ItemKind, WhyAlike
from nepso.programme.activities.models import Activity, EvidenceClaim, EvidenceItem, Likeness
from nepso.programme.activities.states import CLAIM_STATES, DRAFT, WITHDRAWN

PHOTOS, TEXTS = "activities.photo", "activities.text"
# Shorter texts repeat because the work repeats ("Phát thanh buổi sáng"), not because they are one.
FEWEST_WORDS = 16
MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class _Found:
    other: int
    why: WhyAlike
    percent: int


def sketch_photo(item: EvidenceItem) -> None:
    """Keep the mark of a photo so that near ones are found; from its thumbnail."""
    if item.stored is not None and item.kind == ItemKind.PHOTO:
        photo_put(PHOTOS, item.public_id, _mark(item))


def sketch_text(activity: Activity) -> None:
    """Keep (or renew) the sketch of what is told of an activity."""
    if _is_telling(activity):
        text_put(TEXTS, activity.public_id, _text(activity))


def sketch_texts(activities: Iterable[Activity]) -> None:
    """The same for many, in bulk."""
    told = {row.public_id: _text(row) for row in activities if _is_telling(row)}
    texts_put(TEXTS, told)


def _mark(item: EvidenceItem) -> PhotoMark:
    assert item.stored is not None
    with default_storage.open(item.stored.thumbnail_path) as content, Image.open(content) as photo:
        return photo_mark(photo)


def _text(activity: Activity) -> str:
    return f"{activity.title}\n{activity.note}"


def _is_telling(activity: Activity) -> bool:
    return len(_text(activity).split()) >= FEWEST_WORDS


def likenesses_find(activity: Activity) -> int:
    """Write down what is near ``activity`` now; a pair that was settled stays settled. Idempotent.

    Drafts of others and what was withdrawn are not told of. Returns how many pairs are known.
    """
    found = [*_same_items(activity), *_near_photos(activity), *_near_text(activity)]
    found += _same_title(activity)
    best: dict[tuple[int, str], int] = {}
    for one in found:
        best[one.other, one.why] = max(one.percent, best.get((one.other, one.why), 0))
    shown = set(
        Activity.objects.filter(pk__in={other for other, _ in best})
        .exclude(state__in=[DRAFT, WITHDRAWN])
        .values_list("pk", flat=True)
    )
    rows = [
        Likeness(activity=activity, other_id=other, why=why, percent=percent)
        for (other, why), percent in list(best.items())[:MOST_TOLD]
        if other in shown and other != activity.pk
    ]
    Likeness.objects.bulk_create(rows, ignore_conflicts=True)
    return activity.likenesses.count()


def _claimants(items: Iterable[int], but: Activity) -> Iterable[tuple[int, int]]:
    rows = EvidenceClaim.objects.filter(
        item_id__in=list(items), state__in=CLAIM_STATES.group("shown")
    ).exclude(activity=but)
    return rows.values_list("item_id", "activity_id")[:MOST_TOLD]


def _items(activity: Activity, kinds: Sequence[ItemKind]) -> list[EvidenceItem]:
    claims = activity.claims.filter(
        item__kind__in=kinds, state__in=CLAIM_STATES.group("shown")
    ).select_related("item__stored")
    return [claim.item for claim in claims]


def _same_items(activity: Activity) -> list[_Found]:
    kinds = (ItemKind.PHOTO, ItemKind.FILE, ItemKind.LINK)
    known = [item.pk for item in _items(activity, kinds)]
    return [_Found(other, WhyAlike.ITEM, 100) for _, other in _claimants(known, activity)]


def _near_photos(activity: Activity) -> list[_Found]:
    found = []
    for item in _items(activity, (ItemKind.PHOTO,)):
        near = {n.key: n.percent for n in photo_near(PHOTOS, _mark(item), but=item.public_id)}
        ids = dict(EvidenceItem.objects.filter(public_id__in=near).values_list("pk", "public_id"))
        for item_id, other in _claimants(ids, activity):
            found.append(_Found(other, WhyAlike.PHOTO, near[ids[item_id]]))
    return found


def _near_text(activity: Activity) -> list[_Found]:
    if not _is_telling(activity):
        return []
    known: dict[str, int] = {}

    def texts_of(ids: Sequence[str]) -> dict[str, str]:
        rows = Activity.objects.filter(public_id__in=list(ids)).only("title", "note", "public_id")
        known.update({row.public_id: row.pk for row in rows})
        return {row.public_id: _text(row) for row in rows}

    near = text_near(TEXTS, _text(activity), texts_of, but=activity.public_id)
    return [_Found(known[n.key], WhyAlike.TEXT, n.likeness.percent) for n in near]


def _same_title(activity: Activity) -> list[_Found]:
    rows = Activity.objects.filter(
        done_on=activity.done_on, commune_id=activity.commune_id, title=activity.title
    ).exclude(pk=activity.pk)
    return [_Found(pk, WhyAlike.TITLE, 100) for pk in rows.values_list("pk", flat=True)[:5]]
