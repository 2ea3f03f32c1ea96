"""Addresses of the page of keys."""

from django.urls import path

from nepso.publicapi import views_staff as views

app_name = "api_keys"
urlpatterns = [
    path("", views.keys, name="list"),
    path("moi/", views.key_new, name="new"),
    path("<str:public_id>/thu-hoi/", views.key_end, name="end"),
]
