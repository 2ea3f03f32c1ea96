"""The living page: every component in all its states, with how to write it. It holds no data."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.ui.living import sections


def living_page(request: HttpRequest) -> HttpResponse:
    """``/giao-dien/``, open to all."""
    return render(request, "ui/living_page.html", sections(request))
