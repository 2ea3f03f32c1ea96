"""Addresses of Open311: those that the specification names, so not in Vietnamese."""

from django.urls import path

from nepso.publicapi.open311 import views_public as views

app_name = "open311"
urlpatterns = [
    path("", views.page, name="page"),
    path("discovery.<str:form>", views.discovery, name="discovery"),
    # Clients that know no other place look for it under the endpoint.
    path("v2/discovery.<str:form>", views.discovery, name="discovery_v2"),
    path("v2/services.<str:form>", views.services, name="services"),
    path("v2/services/<str:code>.<str:form>", views.service, name="service"),
    path("v2/requests.<str:form>", views.requests, name="requests"),
    path("v2/requests/<str:public_id>.<str:form>", views.one_request, name="one_request"),
    path("v2/servicerequestupdates.<str:form>", views.updates, name="updates"),
    path("v2/<path:rest>", views.nothing, name="nothing"),
]
