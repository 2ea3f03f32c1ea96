"""Addresses of reporting; each part brings its own."""

from django.urls import include, path

app_name = "reporting"
urlpatterns = [
    path("don-doc/", include("nepso.programme.reporting.following.urls")),
]
