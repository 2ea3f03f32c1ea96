"""Addresses of the public shell."""

from django.urls import path

from nepso.portal import views_public

app_name = "portal"
urlpatterns = [
    path("", views_public.home, name="home"),
    path("ke-hoach-cong-khai/", views_public.plan, name="plan"),
    path("tim-kiem/", views_public.search, name="search"),
]
