"""The page of the API for people, and what an address that is none answers."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control

from nepso.publicapi.kinds import Scope
from nepso.publicapi.rest.api import api
from nepso.publicapi.rest.caller import ADDRESS_PER_MINUTE
from nepso.publicapi.rest.errors import NOTHING_HERE, fault
from nepso.publicapi.rest.openapi import MEANINGS
from nepso.publicapi.rest.presenting import groups_of, with_code


@cache_control(public=True, max_age=300)
def page(request: HttpRequest) -> HttpResponse:
    """Every operation in Vietnamese, made of the OpenAPI document itself; without script."""
    values = {
        "root": settings.NEPSO_URL.rstrip("/") + reverse("rest:api-root").rstrip("/"),
        "groups": groups_of(api.get_openapi_schema()),
        "scopes": Scope.choices,
        "meanings": [(code, with_code(said)) for code, said in MEANINGS.items() if code > "400"],
        "per_minute": ADDRESS_PER_MINUTE,
        "contact": settings.NEPSO_CONTACT,
    }
    return render(request, "publicapi/api.html", values)


def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """An address of the API that is none, in the shape of its errors."""
    return fault(404, NOTHING_HERE)


def document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document, in the letters of its language."""
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    body = json.dumps(api.get_openapi_schema(path_params={}), ensure_ascii=False)
    return HttpResponse(body, content_type="application/json; charset=utf-8")
