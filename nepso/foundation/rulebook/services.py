"""The one way in: an official document is read and becomes the version in force."""

from __future__ import annotations

import hashlib
import re

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.rulebook.models import CodeArticle, CodeVersion
from nepso.foundation.rulebook.passages import slug_of
from nepso.foundation.rulebook.reading import NoCode, ReadArticle, ReadCode, UnreadableDocument
from nepso.foundation.rulebook.reading import code_of as read
from nepso.foundation.search.declaring import search_columns
from nepso.kernel.errors import Invalid
from nepso.kernel.fields import public_id
from nepso.kernel.folding import nfc

IMPORT = act("rulebook.import", "đã nhập một bản của Bộ Quy tắc")
_LONGEST_NAME = 255


def code_read(*, name: str, data: bytes) -> ReadCode:
    """Read a document and store nothing. Raises Invalid with one sentence when it is no code or
    cannot be read."""
    try:
        return read(name, data)
    except (NoCode, UnreadableDocument) as error:
        raise Invalid(error.sentence) from error


def code_import(*, name: str, data: bytes) -> tuple[CodeVersion, ReadCode | None]:
    """Read a document and put it in force as a new version, whole or not at all.

    The bytes of the version in force again change nothing: that version is given back, with None.
    Raises Invalid with one sentence when the document is no code; then nothing is changed.
    """
    digest = hashlib.sha256(data).hexdigest()
    last = CodeVersion.objects.order_by("-number").first()
    if last is not None and last.sha256 == digest:
        return last, None
    code = code_read(name=name, data=data)  # seconds of another process: outside the transaction
    try:
        return _stored(code, name=name, data=data, digest=digest)
    except IntegrityError:  # somebody else's import took the number meanwhile: after theirs
        return _stored(code, name=name, data=data, digest=digest)


@transaction.atomic
def _stored(
    code: ReadCode, *, name: str, data: bytes, digest: str
) -> tuple[CodeVersion, ReadCode | None]:
    """Store it; the same document that another import stored while this one read is that one."""
    last = CodeVersion.objects.select_for_update().order_by("-number").first()
    if last is not None and last.sha256 == digest:
        return last, None
    version = CodeVersion(
        number=last.number + 1 if last else 1,
        title=code.title,
        symbol=code.symbol[:80],
        issuer=code.issuer[:300],
        issued_on=code.issued_on,
        text=code.text,
        source_name=re.sub(r"[\x00-\x1f/\\]", " ", nfc(name)).strip()[-_LONGEST_NAME:],
        sha256=digest,
    )
    version.source_file.save(f"{public_id()}{_ending(name)}", ContentFile(data), save=False)
    version.source_file.close()
    version.save()
    CodeArticle.objects.bulk_create(
        _row(version, order, article) for order, article in enumerate(code.articles, 1)
    )
    detail = {"number": version.number, "articles": len(code.articles)}
    record(IMPORT, by=None, on=version, detail=detail)
    return version, code


def _row(version: CodeVersion, order: int, article: ReadArticle) -> CodeArticle:
    row = CodeArticle(
        version=version,
        order=order,
        number=article.number,
        slug=slug_of(article.number),
        heading=article.heading,
        chapter=article.chapter[0],
        chapter_heading=article.chapter[1],
        section=article.section[0],
        section_heading=article.section[1],
        passages=article.passages,
    )
    texts = [passage["text"] for passage in article.passages]
    row.search_text, row.folded = search_columns([row.title, *texts])
    return row


def _ending(name: str) -> str:
    found = re.search(r"\.(?:pdf|docx|txt|md)$", name.lower())
    return found.group() if found else ""
