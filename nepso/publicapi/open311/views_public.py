"""The methods of GeoReport v2 and of its extension servicerequestupdates."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from nepso.kernel.errors import Invalid, NotFound, TooLarge
from nepso.publicapi.open311 import rows
from nepso.publicapi.open311.answers import JSON, XML, answer
from nepso.publicapi.open311.asking import closed_asked, listed, page_bounds, window
from nepso.publicapi.open311.caller import caller_of
from nepso.publicapi.open311.errors import NOTHING_HERE, endpoint, errors
from nepso.publicapi.open311.hearing import update_heard
from nepso.publicapi.open311.offered import definition, is_offered, services_rows
from nepso.publicapi.open311.reading import NO_SERVICE, filing_of, loses_contact
from nepso.publicapi.selectors import filings_asked, filings_of, updates_asked
from nepso.publicapi.services import partner_submission_file

MOST_BYTES = 64 * 1024
NO_SUCH = "Không có phản ánh này trong các phản ánh mà khóa này đã gửi."
STATUSES = ("open", "closed")
_kept = cache_control(public=True, max_age=300)


def page(request: HttpRequest) -> HttpResponse:
    """What is offered here and how to get a key, for people."""
    values = {"endpoint": rows.endpoint_url(), "services": services_rows()}
    return render(request, "publicapi/open311.html", values | {"contact": settings.NEPSO_CONTACT})


@_kept
@endpoint("GET", "HEAD", cached=True)
def discovery(request: HttpRequest, *, form: str) -> HttpResponse:
    """Service Discovery: where the endpoint is and what it speaks."""
    help_at = settings.NEPSO_URL.rstrip("/") + reverse("open311:page")
    return answer(form, "discovery", rows.discovery_row(help_at))


@_kept
@endpoint("GET", "HEAD", cached=True)
def services(request: HttpRequest, *, form: str) -> HttpResponse:
    """GET Service List; one jurisdiction, so ``jurisdiction_id`` is not looked at."""
    return answer(form, "services", services_rows())


@_kept
@endpoint("GET", "HEAD", cached=True)
def service(request: HttpRequest, *, form: str, code: str) -> HttpResponse:
    """GET Service Definition."""
    if not is_offered(code):
        raise NotFound(NO_SERVICE)
    return answer(form, "service_definition", definition(code))


@endpoint("GET", "HEAD", "POST")
def requests(request: HttpRequest, *, form: str) -> HttpResponse:
    """GET Service Requests: those this key filed. POST Service Request."""
    if request.method == "POST":
        return _file(request, form)
    key, asked = caller_of(request), request.GET
    if names := listed(asked, "service_request_id"):  # overrides all other arguments
        found = filings_of(key).filter(public_id__in=names)
    else:
        begin, end = window(asked)
        found = filings_asked(
            key,
            begin=begin,
            end=end,
            harms=listed(asked, "service_code"),
            closed=closed_asked(listed(asked, "status", STATUSES)),
        )[page_bounds(asked)]
    return answer(form, "service_requests", [rows.request_row(one) for one in found])


def _file(request: HttpRequest, form: str) -> HttpResponse:
    bounded(request)
    key = caller_of(request)
    facts, external_id = filing_of(request)
    filing = partner_submission_file(key=key, facts=facts, external_id=external_id)
    dropped = loses_contact(request.POST, facts.contact)
    row = rows.filed_row(filing, is_contact_dropped=dropped)
    return answer(form, "service_requests", [row])


@endpoint("GET", "HEAD")
def one_request(request: HttpRequest, *, form: str, public_id: str) -> HttpResponse:
    """GET Service Request; one of another key is answered as one that never was."""
    found = filings_of(caller_of(request)).filter(public_id=public_id).first()
    if found is None:
        raise NotFound(NO_SUCH)
    return answer(form, "service_requests", [rows.request_row(found)])


@endpoint("GET", "HEAD", "POST")
def updates(request: HttpRequest, *, form: str) -> HttpResponse:
    """GET Service Request Updates: changes of state of what this key filed. POST Service Request
    Update: what the agency of this key tells of a case that was sent to its system."""
    if request.method == "POST":
        bounded(request)
        told = [{"update_id": update_heard(request, caller_of(request))}]
    else:
        key = caller_of(request)
        begin, end = window(request.GET)
        found = updates_asked(key, begin=begin, end=end)[page_bounds(request.GET)]
        told = [rows.update_row(one) for one in found]
    return answer(form, "service_request_updates", told)


@csrf_exempt
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """An address of the API that is none, told in the specification's shape."""
    return errors(JSON if rest.endswith(".json") else XML, 404, NOTHING_HERE)


def bounded(request: HttpRequest) -> None:
    """Before a byte of the body is read: a form of a size that a form has. Raises TooLarge,
    Invalid."""
    if request.content_type not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise Invalid("Hãy gửi biểu mẫu (application/x-www-form-urlencoded; charset=utf-8).")
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise TooLarge("Nội dung quá 64 kB: giao diện này không nhận ảnh, phim.")
