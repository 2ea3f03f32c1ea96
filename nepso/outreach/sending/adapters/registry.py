"""Which adapter serves an outlet's kind in which way."""

from __future__ import annotations

from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.sending.adapters.facebook import FacebookPage
from nepso.outreach.sending.adapters.fake import Fake
from nepso.outreach.sending.adapters.folder import Folder
from nepso.outreach.sending.adapters.interface import Adapter
from nepso.outreach.sending.adapters.silent import Silent
from nepso.outreach.sending.adapters.webhook import Webhook
from nepso.outreach.sending.adapters.youtube import YouTubeChannel
from nepso.outreach.sending.adapters.zalo import ZaloAccount
from nepso.outreach.sending.kinds import Way

_REAL: dict[str, Adapter] = {
    OutletKind.FACEBOOK: FacebookPage(),
    OutletKind.ZALO_OA: ZaloAccount(),
    OutletKind.YOUTUBE: YouTubeChannel(),
    OutletKind.WEBHOOK: Webhook(),
    OutletKind.FOLDER: Folder(),
}
_FAKE, _SILENT = Fake(), Silent()


def ways_of(kind: str) -> list[Way]:
    """In which ways an outlet of that kind can be served. TikTok: by hand alone, for what a client
    that TikTok has not audited posts stays private
    (https://developers.tiktok.com/doc/content-sharing-guidelines/, read 2026-11-27)."""
    if kind in _REAL:
        return [Way.REAL, Way.FAKE, Way.SILENT]
    return [Way.SILENT] if kind == OutletKind.TIKTOK else []


def adapter_of(kind: str, way: str) -> Adapter:
    """The one that serves; the silent one where none does."""
    if way == Way.FAKE:
        return _FAKE
    return _REAL.get(kind, _SILENT) if way == Way.REAL else _SILENT
