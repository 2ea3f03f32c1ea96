"""Addresses of the officer's shell."""

from django.urls import path

from nepso.desk import views_dashboards, views_staff

app_name = "desk"
urlpatterns = [
    path("", views_staff.home, name="home"),
    path("tim/", views_staff.search, name="search"),
    path("tinh-hinh/", views_dashboards.standing, name="standing"),
    path("dieu-hanh/", views_dashboards.steering, name="steering"),
    path("co-quan/<str:public_id>/", views_dashboards.agency, name="agency"),
]
