"""Addresses of a case's dealings with other systems."""

from django.urls import path

from nepso.casework.cases.peers import views_staff

app_name = "peers"
urlpatterns = [
    path("ho-so/<str:public_id>/he-thong-khac/", views_staff.systems, name="systems"),
]
