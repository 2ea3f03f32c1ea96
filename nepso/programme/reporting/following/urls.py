"""Addresses of following up, within those of reporting."""

from django.urls import path

from nepso.programme.reporting.following.views_staff import calls

urlpatterns = [
    path("goi-dien/", calls.listed, name="calls"),
    path("goi-dien/bang-tinh/", calls.export, name="calls_export"),
    path("goi-dien/in/", calls.printed, name="calls_print"),
    path("goi-dien/<str:public_id>/", calls.call, name="call"),
]
