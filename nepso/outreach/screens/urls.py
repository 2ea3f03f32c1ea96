"""Addresses of screens: for devices (the code is the key) and for officers."""

from django.urls import path

from nepso.outreach.screens import views_player

app_name = "screens"
urlpatterns = [
    path("man-hinh/may-phat.js", views_player.service_worker, name="service_worker"),
    path("man-hinh/<str:code>/", views_player.player, name="player"),
    path("man-hinh/<str:code>/danh-sach.json", views_player.playlist, name="player_list"),
    path("man-hinh/<str:code>/nhat-ky/", views_player.plays, name="player_plays"),
    path("man-hinh/<str:code>/hinh/<str:name>/", views_player.picture, name="player_picture"),
    path("man-hinh/<str:code>/trang/<str:name>/", views_player.slide, name="player_slide"),
]
