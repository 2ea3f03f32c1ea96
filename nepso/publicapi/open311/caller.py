"""Whose machine calls: the key in the form, a header or the user name of HTTP basic, and its pace.

GeoReport v2 asks for no key to read. Here reading asks for one too, since only who filed may read
(docs/how-to/open311.md): a missing or wrong key is 403, as *General Errors* has it. HTTP basic is
for clients that send no key when they read: ``https://KEY:-@host/open311/v2`` (any password).
"""

from __future__ import annotations

import base64
import binascii

from django.http import HttpRequest

from nepso.kernel.errors import NotAllowed
from nepso.publicapi.models import PartnerKey
from nepso.publicapi.pace import key_paced
from nepso.publicapi.selectors import partner_key_of

LONGEST_KEY = 200

NO_KEY = (
    "Thiếu khóa: hãy gửi api_key, tiêu đề X-Api-Key hoặc HTTP basic; cách xin khóa ở /open311/."
)
WRONG_KEY = "Khóa không đúng hoặc đã bị thu hồi: hãy hỏi cơ quan đầu mối."
TOO_FAST = "Khóa này đã dùng hết số lượt trong một phút: hãy chờ rồi gửi lại."


def caller_of(request: HttpRequest) -> PartnerKey:
    """The living key of this call. Raises NotAllowed without one, TooMany when too fast."""
    given = _key_in(request)
    if not given:
        raise NotAllowed(NO_KEY)
    key = partner_key_of(given) if len(given) <= LONGEST_KEY else None
    if key is None:
        raise NotAllowed(WRONG_KEY)
    key_paced(key, TOO_FAST)
    return key


def _key_in(request: HttpRequest) -> str:
    header = request.headers.get("X-Api-Key", "")
    form = request.POST if request.method == "POST" else request.GET
    return header or _basic_user(request) or str(form.get("api_key", ""))


def _basic_user(request: HttpRequest) -> str:
    scheme, _, rest = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(rest, validate=True).decode().partition(":")[0]
    except (binascii.Error, UnicodeError):
        return ""
