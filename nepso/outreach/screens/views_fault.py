"""What a QR on a loudspeaker or board opens, and the hours of a station for calendars."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control, never_cache

from nepso.kernel.errors import Invalid
from nepso.outreach.screens import selectors, services
from nepso.outreach.screens.calendar import CONTENT_TYPE, calendar_of
from nepso.outreach.screens.forms_stations import FaultForm
from nepso.ui.forms import tell


@never_cache
def fault(request: HttpRequest, code: str) -> HttpResponse:
    """Say what is broken; nothing personal is asked."""
    equipment = selectors.equipment_by_code(code)
    form = FaultForm(request.POST or None)
    values = {"form": form, "outlet": equipment.outlet, "is_told": False}
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["trang_web"]:  # a machine filled what people do not see
            return render(request, "screens/fault.html", {**values, "is_told": True})
        kind, text = form.cleaned_data["kind"], form.cleaned_data["text"]
        try:
            services.fault_tell(equipment=equipment, kind=kind, text=text)
        except Invalid as error:
            tell(form, error)
        else:
            return render(request, "screens/fault.html", {**values, "is_told": True})
    status = 422 if request.method == "POST" else 200
    return render(request, "screens/fault.html", values, status=status)


@cache_control(public=True, max_age=300)
def station_calendar(request: HttpRequest, public_id: str) -> HttpResponse:
    """The hours of a station as iCalendar."""
    outlet = selectors.station_of_calendar(public_id)
    return HttpResponse(calendar_of(outlet), content_type=CONTENT_TYPE)
