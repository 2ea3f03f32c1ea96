"""Addresses of newsletters: everybody's, and the officers' page."""

from django.urls import path

from nepso.outreach.newsletter import views_public, views_staff

app_name = "newsletter"
urlpatterns = [
    path("", views_public.page, name="page"),
    path("da-gui-thu/", views_public.asked, name="asked"),
    path("xac-nhan/<str:token>/", views_public.confirm, name="confirm"),
    path("da-xac-nhan/", views_public.confirmed, name="confirmed"),
    path("thoi-nhan/<str:token>/", views_public.leave, name="leave"),
    path("thiet-bi/", views_public.device, name="device"),
    path("thiet-bi/thoi-nhan/", views_public.device_leave, name="device_leave"),
    path("quan-ly/", views_staff.everything, name="everything"),
    path("quan-ly/<str:public_id>/", views_staff.move, name="move"),
]
