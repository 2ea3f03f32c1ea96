"""Addresses of the officer's shell."""

from django.urls import path

from nepso.desk import views_staff

app_name = "desk"
urlpatterns = [
    path("", views_staff.home, name="home"),
    path("tim/", views_staff.search, name="search"),
    path("tinh-hinh/", views_staff.standing, name="standing"),
]
