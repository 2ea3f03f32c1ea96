"""The open figures of what people reported: public, without script, cached for minutes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.kernel.small_cells import LEAST
from nepso.portal.catalogue import catalogue
from nepso.portal.csv_files import csv_answer
from nepso.portal.figure_words import COLUMNS
from nepso.portal.public_figures import Figures, data_rows, figures_of, years_shown
from nepso.ui.caching import for_everybody

_cached = for_everybody(300)


def _chosen(text: str, years: list[int]) -> int:
    """The year that a reader asked for, this one when none; NotFound in words for another."""
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    if text and year not in years:
        raise NotFound("Không có số liệu của năm này: hãy chọn một năm trong trang số liệu.")
    return year or today().year


@_cached
def figures(request: HttpRequest) -> HttpResponse:
    """The figures of a year, each with what it means."""
    years = years_shown()
    year = _chosen(request.GET.get("nam", "").strip(), years)
    own = reverse("portal:figures")
    values = {
        "figures": figures_of(year),
        "years": years,
        "least": LEAST,
        "columns": COLUMNS,
        # Each year is a page of its own; this year's is the bare address.
        "own_path": own if year == today().year else f"{own}?nam={year}",
    }
    return render(request, "portal/figures.html", values)


@_cached
def data_csv(request: HttpRequest, year: int) -> HttpResponse:
    """The same figures as CSV, the first line the names of ``COLUMNS``."""
    found = figures_of(_chosen(f"{year:04}", years_shown()))
    return csv_answer(f"so-lieu-{year}.csv", [name for name, _ in COLUMNS], data_rows(found))


@_cached
def dcat(request: HttpRequest) -> JsonResponse:
    """The catalogue of all years as JSON-LD, for portals of open data to harvest."""
    lead = Agency.objects.filter(is_lead_desk=True).values_list("name", flat=True).first()
    every: list[Figures] = [figures_of(year) for year in years_shown()]
    named = {"Content-Disposition": 'attachment; filename="dcat.json"'}
    return JsonResponse(
        catalogue(lead or "Cơ quan đầu mối của chương trình", every),
        json_dumps_params={"ensure_ascii": False},
        content_type="application/ld+json",
        headers=named,
    )
