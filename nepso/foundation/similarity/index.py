"""The index in the database: kept in the caller's transaction, beside the thing itself.

Values are keyed with the installation's secret and the space, so that rows tell nothing about
a text without it, and spaces never meet. After a change of the secret, put everything anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b

from django.conf import settings
from django.db import connections, router, transaction

from nepso.foundation.similarity.likeness import compare
from nepso.foundation.similarity.models import Sketch, SketchMark
from nepso.foundation.similarity.photos import (
    NearPhoto,
    PhotoMark,
    bands,
    photos_alike,
    probes,
)
from nepso.foundation.similarity.shingles import Shingles, jaccard, shared_needed, shingles, sketch
from nepso.foundation.similarity.texts import COMPARED_MOST, NEAR, NEWEST_HOLDERS, NearText

TextsOf = Callable[[Sequence[str]], Mapping[str, str]]


def text_put(space: str, item: str, text: str) -> None:
    """Keep (or renew) the sketch of a text. Idempotent."""
    texts_put(space, {item: text})


def texts_put(space: str, texts: Mapping[str, str]) -> None:
    """The same for many, in bulk."""
    rows = []
    for item, text in texts.items():
        of = shingles(text)
        rows.append((Sketch(space=space, item=item, size=len(of)), sketch(of)))
    _put(space, rows)


def text_near(
    space: str,
    text: str,
    texts_of: TextsOf,
    *,
    but: str = "",
    threshold: float = NEAR,
    limit: int = 20,
) -> list[NearText[str]]:
    """Items of ``space`` near ``text``, the nearest first, ``but`` left out.

    ``texts_of`` gives the texts of the ids worth comparing; one it leaves out (erased, or not
    for these eyes) is not told of. What is returned was compared in full.
    """
    return texts_near(space, {but: text}, texts_of, threshold=threshold, limit=limit)[but]


def texts_near(
    space: str,
    texts: Mapping[str, str],
    texts_of: TextsOf,
    *,
    threshold: float = NEAR,
    limit: int = 20,
) -> dict[str, list[NearText[str]]]:
    """The same of each of several texts, by the item that it is and that is left out; what is to be
    compared with any of them is asked for once."""
    parts = {item: shingles(text) for item, text in texts.items()}
    worth = {item: _worth_comparing(space, of, item, threshold) for item, of in parts.items()}
    wanted = list(dict.fromkeys(key for keys in worth.values() for key in keys))
    read = texts_of(wanted) if wanted else {}
    theirs = {key: shingles(text) for key, text in read.items()}
    found = {}
    for item, of in parts.items():
        scored = [(jaccard(of, theirs[key]), key) for key in worth[item] if key in read]
        near = sorted((pair for pair in scored if pair[0] >= threshold), reverse=True)[:limit]
        found[item] = [NearText(key, compare(texts[item], read[key])) for _, key in near]
    return found


def _worth_comparing(space: str, of: Shingles, but: str, threshold: float) -> list[str]:
    least, most = threshold * len(of), len(of) / threshold
    rows = _sharing(space, sketch(of), shared_needed(len(of), len(of)), but=but)
    return [row.item for row in rows if least <= row.size <= most][:COMPARED_MOST]


def photo_put(space: str, item: str, mark: PhotoMark) -> None:
    """Keep (or renew) the mark of a photo. Idempotent."""
    photos_put(space, {item: mark})


def photos_put(space: str, marks: Mapping[str, PhotoMark]) -> None:
    """The same for many, in bulk."""
    _put(
        space,
        [(Sketch(space=space, item=i, picture=str(m)), bands(m)) for i, m in marks.items()],
    )


def photo_near(
    space: str, mark: PhotoMark, *, but: str = "", limit: int = 20
) -> list[NearPhoto[str]]:
    """Photos of ``space`` near this one, the nearest first, ``but`` left out."""
    found = []
    for row in _sharing(space, probes(mark), 1, but=but):
        bits = photos_alike(mark, PhotoMark.read(row.picture))
        if bits is not None:
            found.append(NearPhoto(row.item, bits))
    return sorted(found, key=lambda near: near.bits)[:limit]


def index_forget(space: str, items: Iterable[str]) -> int:
    """Forget items, as when their thing is erased. Returns how many were known."""
    with transaction.atomic():
        gone = Sketch.objects.filter(space=space, item__in=list(items))
        count = gone.count()
        gone.delete()
    return count


def _put(space: str, rows: list[tuple[Sketch, list[int]]]) -> None:
    """Replace what was kept of these items."""
    with transaction.atomic():
        Sketch.objects.filter(space=space, item__in=[row.item for row, _ in rows]).delete()
        Sketch.objects.bulk_create([row for row, _ in rows])
        SketchMark.objects.bulk_create(
            SketchMark(sketch=row, value=value)
            for row, values in rows
            for value in keyed(space, values)
        )


def keyed(space: str, values: list[int]) -> list[int]:
    """The values as the index keeps them: nobody without the secret can make one."""
    key = blake2b(f"similarity:{settings.SECRET_KEY}".encode(), digest_size=32).digest()
    name = space.encode()
    return [
        int.from_bytes(
            blake2b(value.to_bytes(8) + name, key=key, digest_size=8).digest(), signed=True
        )
        for value in values
    ]


def _sharing(space: str, values: list[int], needed: int, *, but: str) -> list[Sketch]:
    """Sketches that share at least ``needed`` of the values, most shared first.

    A value held by very many gives its newest holders only, so that the cost does not grow with
    what all texts say.
    """
    if not values:
        return []
    one = (  # numbers of ours only
        "SELECT sketch_id FROM (SELECT sketch_id FROM similarity_sketchmark WHERE value = %s"  # noqa: S608
        f" ORDER BY sketch_id DESC LIMIT {NEWEST_HOLDERS}) AS newest"
    )
    query = (
        f"SELECT sketch_id FROM ({' UNION ALL '.join([one] * len(values))}) AS holders"  # noqa: S608 our own words
        " GROUP BY sketch_id HAVING COUNT(*) >= %s"
        f" ORDER BY COUNT(*) DESC, sketch_id DESC LIMIT {2 * COMPARED_MOST}"
    )
    with connections[router.db_for_read(Sketch)].cursor() as cursor:
        cursor.execute(query, [*keyed(space, values), needed])
        shared = [pk for (pk,) in cursor.fetchall()]
    if not shared:
        return []
    rows = Sketch.objects.filter(space=space).exclude(item=but).in_bulk(shared)
    return [rows[pk] for pk in shared if pk in rows]
