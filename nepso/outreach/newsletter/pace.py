"""How often one place may ask: kept ten minutes as a keyed hash of the day, then nowhere."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from nepso.foundation.vault.keys import keyed_hash
from nepso.kernel.clock import today
from nepso.kernel.errors import TooMany

WINDOW = 600  # seconds
_SENTENCE = (
    "Có quá nhiều đăng ký từ một nơi: hãy chờ mười phút rồi gửi lại. Điều bạn đã gõ vẫn còn."
)


def signup_paced(request: HttpRequest) -> None:
    """Count one more of this sender; raises TooMany beyond NEPSO_SIGNUPS_REFUSED_AFTER. Telephones
    of a whole district may share one address."""
    who = str(request.META.get("REMOTE_ADDR", ""))
    key = "newsletter:" + keyed_hash(f"newsletter.pace.{today():%Y%m%d}", who)[:40]
    cache.add(key, 0, WINDOW)
    try:
        count = cache.incr(key)
    except ValueError:  # it ended in this very moment
        return
    if count > settings.NEPSO_SIGNUPS_REFUSED_AFTER:
        raise TooMany(_SENTENCE, retry_after=WINDOW)
