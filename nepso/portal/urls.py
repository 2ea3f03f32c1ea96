"""Addresses of the public shell."""

from django.urls import path

from nepso.portal import views_public

app_name = "portal"
urlpatterns = [path("", views_public.home, name="home")]
