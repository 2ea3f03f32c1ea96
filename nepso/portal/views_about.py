"""About the site itself: its accessibility, and what is shown without a network."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from nepso.portal.page_meta import PageMeta
from nepso.ui.caching import for_everybody


@for_everybody(3600)
def accessibility(request: HttpRequest) -> HttpResponse:
    """What is done for everybody to be able to use the site, what was tested, whom to tell."""
    said = "Trang này làm gì để ai cũng dùng được, đã kiểm thử những gì, báo lỗi ở đâu."
    meta = PageMeta("Ai cũng dùng được", said, reverse("portal:accessibility"))
    return render(request, "portal/accessibility.html", {"meta": meta})


@for_everybody(3600)
def offline(request: HttpRequest) -> HttpResponse:
    """Kept by the service worker beforehand: there is no network, and this page was not kept."""
    return render(request, "portal/offline.html")
