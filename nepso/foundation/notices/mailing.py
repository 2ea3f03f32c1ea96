"""The digest as an e-mail: plain text and HTML, no more of anybody's data than the lines need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.notices.models import Digest, Notice, RingCall
from nepso.foundation.notices.ports import Rings
from nepso.kernel.errors import NotFound

_SALT = "notices.no_more_mail"
MOST_LINES = 30


def mail_leaves() -> bool:
    """Whether this installation sends mail at all."""
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def no_more_mail_token(account: Account) -> str:
    """What the link in a mail knows its receiver by."""
    return signing.dumps(account.public_id, salt=_SALT)


def account_of_token(token: str) -> Account:
    """The receiver of the mail that held this link; NotFound in words for a bent one."""
    try:
        public_id = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        public_id = ""
    found = Account.objects.filter(public_id=public_id).first() if public_id else None
    if found is None:
        raise NotFound("Đường dẫn này không đúng: hãy mở lại thư và bấm vào đường dẫn ở cuối thư.")
    return found


def digest_mail(digest: Digest, notices: Sequence[Notice]) -> EmailMultiAlternatives:
    """The mail of one digest. Its Message-ID is fixed, so that a server that gets it twice after
    all can tell; who may mute some of it finds the way in List-Unsubscribe (RFC 2369, 8058)."""
    home = settings.NEPSO_URL.rstrip("/")
    mutable = any(notice.about_kind.may_mute for notice in notices)
    token = no_more_mail_token(digest.account) if mutable else ""
    stop = home + reverse("notices:no_more_mail", args=[token]) if mutable else ""
    values = {
        "day": digest.day,
        "count": len(notices),
        "lines": [{"words": n.words, "url": home + n.link} for n in notices[:MOST_LINES]],
        "more": max(len(notices) - MOST_LINES, 0),
        "inbox": home + reverse("notices:list"),
        "stop": stop,
        "province": settings.NEPSO_PROVINCE,
        "contact": settings.NEPSO_CONTACT,
    }
    mail = EmailMultiAlternatives(
        subject=f"Nếp Số ngày {digest.day:%d/%m/%Y}: {len(notices)} việc cần xem",
        body=render_to_string("notices/mail/digest.txt", values),
        to=[digest.account.email],
        headers=_headers(digest, stop, home),
    )
    mail.attach_alternative(render_to_string("notices/mail/digest.htm", values), "text/html")
    return mail


def ring_mail(call: RingCall, rings: Rings) -> EmailMultiAlternatives:
    """The mail that calls: a sentence and the way to the desk, nothing of what waits there."""
    home = settings.NEPSO_URL.rstrip("/")
    host = urlsplit(home).hostname or "localhost"
    number = f"{call.ring.public_id}-{call.round}-{call.account.public_id}"
    values = {
        "sentence": rings.mailed,
        "desk": home + reverse(rings.desk),
        "province": settings.NEPSO_PROVINCE,
        "contact": settings.NEPSO_CONTACT,
    }
    return EmailMultiAlternatives(
        subject=rings.mailed,
        body=render_to_string("notices/mail/ring.txt", values),
        to=[call.account.email],
        headers={
            "Message-ID": f"<goi-khan-{number}@{host}>",
            "Auto-Submitted": "auto-generated",
            "Importance": "high",
            "X-Priority": "1",
        },
    )


def _headers(digest: Digest, stop: str, home: str) -> dict[str, Any]:
    host = urlsplit(home).hostname or "localhost"
    headers = {
        "Message-ID": f"<thu-gom-{digest.public_id}@{host}>",
        "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office answers
    }
    if stop:
        headers["List-Unsubscribe"] = f"<{stop}>"
        if stop.startswith("https://"):  # RFC 8058 asks for it
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers
