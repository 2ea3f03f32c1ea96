"""What a reader reads: an issue or the word that it was taken back, by e-mail or on a device."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.utils import formataddr, parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from nepso.foundation.webpush.sending import Pushed
from nepso.outreach.distribution.making.posts import MORE
from nepso.outreach.distribution.models import Posting, RecallStatement
from nepso.outreach.distribution.ports import public_pages
from nepso.outreach.distribution.selectors import page_read
from nepso.outreach.newsletter.models import Newsletter, Reader, Sending, Signup

_SALT = "newsletter.leave"
MOST_SUBJECT, MOST_PUSHED = 150, 240
_RECALLED = "Đã thu hồi: "
# After an accident or a recall somebody should still see it the next morning.
PUSH_SECONDS = 2 * 24 * 3600


def home() -> str:
    """Our address without its last stroke."""
    return settings.NEPSO_URL.rstrip("/")


def leave_token(reader: Reader) -> str:
    """What the link at the foot of a mail knows its reader by."""
    return signing.dumps(reader.public_id, salt=_SALT)


def reader_of_token(token: str) -> Reader | None:
    """The reader of that link; None when there is none (any more)."""
    try:
        public_id = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return Reader.objects.filter(public_id=public_id).select_related("push").first()


@dataclass(frozen=True, slots=True)
class Words:
    """One sending in words; the same for everybody but for the way out."""

    sending: Sending
    title: str
    body: str
    page: str
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def is_recall(self) -> bool:
        """Whether it takes back instead of telling."""
        return self.sending.of == Sending.Of.RECALL

    @property
    def subject(self) -> str:
        """One line."""
        said = f"{_RECALLED}{self.title}" if self.is_recall else self.title
        return " ".join(said.split())[:MOST_SUBJECT]

    def pushed(self) -> Pushed:
        """For a device; a recall takes the place of what it recalls."""
        return Pushed(
            title=self.subject,
            body=" ".join(self.body.split())[:MOST_PUSHED],
            url=self.page.removeprefix(home()) or "/",
            tag=self.sending.posting.public_id,
            seconds=PUSH_SECONDS,
            urgency="high" if self.is_recall else "normal",
        )

    def mail_to(self, reader: Reader) -> EmailMultiAlternatives:
        """For one reader. Its Message-ID is fixed, so that a server that gets it twice can tell."""
        newsletter = self.sending.newsletter
        leave = home() + reverse("newsletter:leave", args=[leave_token(reader)])
        values = {**self.values, "words": self, "leave": leave, "newsletter": newsletter}
        name = "recall" if self.is_recall else "issue"
        mail = EmailMultiAlternatives(
            subject=self.subject,
            body=render_to_string(f"newsletter/mail/{name}.txt", values),
            from_email=_sender(newsletter),
            to=[reader.address],
            headers=self._headers(newsletter, reader, leave),
        )
        mail.attach_alternative(
            render_to_string(f"newsletter/mail/{name}.htm", values), "text/html"
        )
        return mail

    def _headers(self, newsletter: Newsletter, reader: Reader, leave: str) -> dict[str, str]:
        host = urlsplit(home()).hostname or "localhost"
        key = f"{self.sending.public_id}.{reader.public_id}"
        headers = {
            "Message-ID": f"<ban-tin-{key}@{host}>",
            "List-Id": f"<{newsletter.public_id}.ban-tin.{host}>",  # RFC 2919
            "List-Unsubscribe": f"<{leave}>",  # RFC 2369
            "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office answers
            "Content-Language": "vi",
        }
        if leave.startswith("https://"):  # RFC 8058 asks for it
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        return headers


def words_of(sending: Sending) -> Words:
    """What that sending says, made once for all its readers."""
    posting = sending.posting
    values = {
        "contact": settings.NEPSO_CONTACT,
        "again": home() + reverse("newsletter:page"),
        "outlet": sending.newsletter.outlet,
    }
    title = posting.shown.get("title") or posting.product.title
    if sending.of == Sending.Of.ISSUE:
        page = page_read(posting.product)  # a link to what has no page would be dead
        body = _without_page(posting.shown.get("body", ""), posting)
        return Words(sending, title, body, page, values)
    told = RecallStatement.objects.filter(recall__product=posting.product).order_by("-id").first()
    body = "Tin này không còn dùng được: xin đừng làm theo và đừng chia sẻ tiếp."
    page = home() + reverse("distribution:statements")
    if told is not None:
        body = "\n\n".join(part for part in (told.was_wrong, told.is_right) if part)
        page = home() + reverse("distribution:statement", args=[told.public_id])
    return Words(sending, title, body, page, {**values, "statement": told})


def _without_page(body: str, posting: Posting) -> str:
    """A text that a rule made names the page, for the day it is there; a mail has its own link to
    it, and none until then."""
    address = public_pages().page_of(posting.product)
    dead = {address, f"{MORE}{address}"} if address else set()
    return "\n".join(line for line in body.split("\n") if line.strip() not in dead).rstrip()


def ask_mail(signup: Signup, token: str) -> EmailMultiAlternatives:
    """Asks whether an address is theirs who typed it; says nothing else."""
    values = {
        "link": home() + reverse("newsletter:confirm", args=[token]),
        "province": settings.NEPSO_PROVINCE,
        "contact": settings.NEPSO_CONTACT,
    }
    mail = EmailMultiAlternatives(
        subject="Xác nhận nhận bản tin",
        body=render_to_string("newsletter/mail/ask.txt", values),
        to=[signup.address],
        headers={"Auto-Submitted": "auto-generated", "Content-Language": "vi"},
    )
    mail.attach_alternative(render_to_string("newsletter/mail/ask.htm", values), "text/html")
    return mail


def _sender(newsletter: Newsletter) -> str:
    """The agency by name, at the address of this installation."""
    _, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((newsletter.outlet.agency.name, address))
