"""Headers and error pages for every answer."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from nepso.kernel.connections import leave_connections
from nepso.kernel.errors import NepsoError, TooMany
from nepso.ui.errors import is_unavailable, render_error

log = logging.getLogger(__name__)
Next = Callable[[HttpRequest], HttpResponse]

# W3C CSP Level 3. No unsafe-inline: markup that slipped through could not run.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'"
)

_SUMMARY = b'class="nep-error-summary"'
_WRONG = "<title>Lỗi: ".encode()


class ContentSecurityPolicy:
    """Puts the policy on every answer; a view that answers with its own keeps it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        return response


class ErrorTitles:
    """A page with a summary of errors says "Lỗi" first in its title, where a screen reader and a
    row of tabs begin (the title stands above the form, so it is known only now)."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method in ("GET", "HEAD") and not request.GET:
            return response  # nothing was sent, so nothing can be wrong: not searched
        html = response.headers.get("Content-Type", "").startswith("text/html")
        if html and not response.streaming and _SUMMARY in response.content:
            response.content = response.content.replace(b"<title>", _WRONG, 1)
        return response


class ErrorPages:
    """Shows the sentence of a NepsoError as a page, or as a fragment where htmx asked."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.streaming and not response.content:
            page = render_error(request, 405)  # Django answers with nothing to read
            page.headers["Allow"] = response.headers.get("Allow", "")
            return page
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for our own errors and what is unavailable; others go on to Django's 500."""
        if is_unavailable(error):
            log.exception("the disk or the database did not take it")
            leave_connections()
            return render_error(request, 503)
        if not isinstance(error, NepsoError):
            return None
        response = render_error(request, error.status, error.sentence)
        if isinstance(error, TooMany):
            response.headers["Retry-After"] = str(error.retry_after)
        return response
