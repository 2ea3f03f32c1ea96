"""Links for machines that sign in nowhere: signed, for one station or one sound, and they end."""

from __future__ import annotations

import datetime as dt

from django.core import signing
from django.urls import reverse

from nepso.kernel.addresses import whole
from nepso.kernel.clock import now
from nepso.kernel.errors import NotFound
from nepso.outreach.broadcasts.models import Reading
from nepso.outreach.distribution.models import Outlet, Posting

LIST_LASTS, SOUND_LASTS = dt.timedelta(days=30), dt.timedelta(days=1)
REPORT_LASTS = dt.timedelta(days=7)
_LIST, _SOUND = "nepso.broadcasts.list", "nepso.broadcasts.sound"
_REPORT = "nepso.broadcasts.report"
_OVER = "Liên kết này đã hết hạn hoặc không đúng: hãy lấy liên kết mới ở trang bản đọc."


def list_link(outlet: Outlet) -> tuple[str, dt.datetime]:
    """The address of a station's play list of the day, and until when it holds."""
    key = signing.dumps(outlet.public_id, salt=_LIST)
    return _whole("broadcasts:playlist", key), now() + LIST_LASTS


def sound_link(reading: Reading) -> str:
    """The address of one sound, for a day."""
    return _whole("broadcasts:sound", signing.dumps(reading.public_id, salt=_SOUND))


def report_link(posting: Posting) -> str:
    """Where a machine says that it played a posting, for a week."""
    return _whole("broadcasts:aired", signing.dumps(posting.public_id, salt=_REPORT))


def station_named(key: str) -> str:
    """The public id of the station whose list a key opens; NotFound in words."""
    return _opened(key, _LIST, LIST_LASTS)


def reading_named(key: str) -> str:
    """The public id of the reading that a key opens; NotFound in words."""
    return _opened(key, _SOUND, SOUND_LASTS)


def posting_named(key: str) -> str:
    """The public id of the posting that a key reports; NotFound in words."""
    return _opened(key, _REPORT, REPORT_LASTS)


def _opened(key: str, salt: str, lasts: dt.timedelta) -> str:
    try:
        return str(signing.loads(key, salt=salt, max_age=lasts))
    except signing.BadSignature as error:
        raise NotFound(_OVER) from error


def _whole(name: str, key: str) -> str:
    return whole(reverse(name, args=[key]))
