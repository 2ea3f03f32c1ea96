"""Addresses of the officer's shell."""

from django.urls import path

from nepso.desk import views_staff

app_name = "desk"
urlpatterns = [path("", views_staff.home, name="home")]
