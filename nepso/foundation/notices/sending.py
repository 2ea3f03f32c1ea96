"""Handing one mail to the server, and what is known afterwards."""

from __future__ import annotations

import logging
import smtplib
from enum import Enum

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

log = logging.getLogger(__name__)
PERMANENT = 500  # RFC 5321, 4.2.1: a reply of 5yz is not to be tried again as it is


class Outcome(Enum):
    """SENT: the server took it. NOT_SENT: it surely did not, and may later. REFUSED: it never
    will. UNKNOWN: the line broke while it had it."""

    SENT = "sent"
    NOT_SENT = "not_sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Line:
    """One connection for many mails; opened when first needed, anew after it broke."""

    def __init__(self) -> None:
        self._backend: BaseEmailBackend | None = None
        self.is_reached = False  # whether a server answered the last mail at all
        self.is_address_refused = False  # whether it was the address that it refused for good

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *error: object) -> None:
        self._close()

    @property
    def is_open(self) -> bool:
        """Whether the server answered last time."""
        return self._backend is not None

    def send(self, mail: EmailMessage) -> Outcome:
        """Hand over one mail; errors of the server become an outcome, logged without address."""
        backend = self._open()
        self.is_reached, self.is_address_refused = backend is not None, False
        if backend is None:
            return Outcome.NOT_SENT
        try:
            taken = backend.send_messages([mail])
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
            code = _code(error)
            log.warning("a mail was refused with %s", code)
            of_address = isinstance(error, smtplib.SMTPRecipientsRefused)
            self.is_address_refused = of_address and code >= PERMANENT
            self._close()
            return Outcome.REFUSED if code >= PERMANENT else Outcome.NOT_SENT
        except (OSError, smtplib.SMTPException) as error:
            log.warning("the line to the mail server broke: %s", type(error).__name__)
            self._close()
            return Outcome.UNKNOWN
        return Outcome.SENT if taken else Outcome.REFUSED

    def _open(self) -> BaseEmailBackend | None:
        if self._backend is None:
            backend: BaseEmailBackend = get_connection()
            try:
                backend.open()
            except (OSError, smtplib.SMTPException) as error:
                log.warning("the mail server does not answer: %s", type(error).__name__)
                return None
            self._backend = backend
        return self._backend

    def _close(self) -> None:
        if self._backend is not None:
            try:
                self._backend.close()
            except (OSError, smtplib.SMTPException):
                log.warning("the line to the mail server closed with an error")
            self._backend = None


def _code(error: smtplib.SMTPException) -> int:
    if isinstance(error, smtplib.SMTPResponseException):
        return int(error.smtp_code)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max((code for code, _ in error.recipients.values()), default=0)
    return 0
