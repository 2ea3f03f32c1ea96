"""Addresses of connections (their keepers)."""

from django.urls import path

from nepso.outreach.sending import views_staff as views

app_name = "sending"
urlpatterns = [
    path("kenh/ket-noi/", views.everything, name="connections"),
    path("kenh/may-chu-gia/<str:public_id>/", views.fake, name="fake"),
    path("kenh/<str:public_id>/ket-noi/", views.connection, name="connection"),
    path("kenh/<str:public_id>/ket-noi/ma/", views.token, name="token"),
    path("kenh/<str:public_id>/ket-noi/buoc/", views.move, name="move"),
]
