"""Where a push may go: the push services of the browsers, nowhere else.

Without this list anybody could make us call a machine of their choice. Read for it: Chromium's
``components/push_messaging/push_messaging_constants.cc`` (fcm.googleapis.com); the wiki "Endpoints"
of github.com/web-push-libs/webpush-java (Chrome, Firefox). For Safari (``.push.apple.com``) and
Edge (``.notify.windows.com``) only lists of others were at hand, no page of their makers.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from nepso.kernel.errors import Invalid

MOST_LETTERS = 1000
_UNKNOWN = (
    "Trình duyệt này dùng dịch vụ báo tin mà hệ thống chưa biết nên chưa bật được: "
    "hãy dùng Chrome, Firefox, Edge hoặc Safari, hoặc nhận tin bằng cách khác."
)


def endpoint_checked(endpoint: str) -> str:
    """The endpoint when it is a known push service's; Invalid in words otherwise."""
    if not is_known(endpoint):
        raise Invalid(_UNKNOWN)
    return endpoint


def is_known(endpoint: str) -> bool:
    """Whether it is an https address of a host in NEPSO_PUSH_HOSTS (".x": any host under x), or one
    that a test allowed."""
    if len(endpoint) > MOST_LETTERS or any(c <= " " or c >= "\x7f" for c in endpoint):
        return False
    try:
        parts = urlsplit(endpoint)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return False
    if f"{host}:{port}" in settings.NEPSO_OUTBOUND_ALLOW:
        return parts.scheme in ("http", "https")
    if parts.scheme != "https" or port not in (None, 443) or parts.username is not None:
        return False
    return any(_is_under(host, allowed) for allowed in settings.NEPSO_PUSH_HOSTS)


def _is_under(host: str, allowed: str) -> bool:
    return host.endswith(allowed) if allowed.startswith(".") else host == allowed
