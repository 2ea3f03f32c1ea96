"""A service that lives in our own database: for the demonstration and for trying out.

It behaves like the ones outside: a wrong token is dead, a second run of one key is the first, what
is removed is gone. ``token`` "hong" is one that died; "ban" one that is asked to wait.
"""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from nepso.kernel.addresses import whole
from nepso.kernel.clock import now
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.sending.adapters.interface import Later, Line, Stands, TokenDead, What
from nepso.outreach.sending.models import FakeRun

_DEAD, _BUSY = "hong", "ban"


class Fake:
    """Every kind of outlet, kept in ``FakeRun``."""

    takes_back = knows_key = True

    def check(self, line: Line) -> str:
        """Who we are: nobody real."""
        _opened(line)
        return f"Máy chủ giả trả lời thay cho {OutletKind(line.kind).label}. Không có gì ra ngoài."

    def put_out(self, line: Line, what: What) -> Stands:
        """Keep it once."""
        _opened(line)
        kept, _ = FakeRun.objects.get_or_create(
            connection_id=line.connection,
            key=what.key,
            defaults={
                "title": what.title[:300],
                "parts": dict(what.parts),
                "pictures": len(what.pictures),
            },
        )
        return _stands(kept)

    def look(self, line: Line, what: What) -> Stands | None:
        """Whether the key is kept."""
        _opened(line)
        rows = FakeRun.objects.filter(connection_id=line.connection, key=what.key, removed_at=None)
        kept = rows.first()
        return None if kept is None else _stands(kept)

    def take_back(self, line: Line, what: What, stands: Stands) -> str:
        """Mark it removed."""
        _opened(line)
        rows = FakeRun.objects.filter(connection_id=line.connection, key=what.key, removed_at=None)
        rows.update(removed_at=now())
        return f"Máy chủ giả trả lời: bài {stands.number or what.key} không còn."


def _stands(kept: FakeRun) -> Stands:
    path = reverse("sending:fake", args=[kept.public_id])
    words = f"Máy chủ giả đã nhận, mã {kept.public_id}. Đây không phải nơi công khai."
    return Stands(whole(path), kept.public_id, words)


def _opened(line: Line) -> None:
    token = line.secret.get("token", "")
    if token == _DEAD:
        raise TokenDead("Máy chủ giả không nhận mã truy cập này: hãy thay mã khác.")
    if token == _BUSY:
        after = dt.timedelta(minutes=10)
        raise Later("Máy chủ giả báo đang bận.", after=after, everything=True)
