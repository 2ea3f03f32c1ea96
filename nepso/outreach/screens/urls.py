"""Addresses of screens: for devices (the code is the key) and for officers."""

from django.urls import path

from nepso.outreach.screens import views_fault, views_player, views_public
from nepso.outreach.screens.views_staff import alert_editing, alerts, playlist, screens, stations

app_name = "screens"
urlpatterns = [
    path("man-hinh/may-phat.js", views_player.service_worker, name="service_worker"),
    path("man-hinh/<str:code>/", views_player.player, name="player"),
    path("man-hinh/<str:code>/danh-sach.json", views_player.playlist, name="player_list"),
    path("man-hinh/<str:code>/nhat-ky/", views_player.plays, name="player_plays"),
    path("man-hinh/<str:code>/hinh/<str:name>/", views_player.picture, name="player_picture"),
    path("man-hinh/<str:code>/trang/<str:name>/", views_player.slide, name="player_slide"),
    path("kenh/man-hinh/", screens.everything, name="list"),
    path("kenh/man-hinh/them/", screens.add, name="add"),
    path("kenh/man-hinh/mat-lien-lac/", screens.wall, name="wall"),
    path("kenh/man-hinh/khung-gio/<str:public_id>/", playlist.edit, name="slot_edit"),
    path("kenh/man-hinh/<str:public_id>/", screens.screen, name="screen"),
    path("kenh/man-hinh/<str:public_id>/buoc/", screens.move, name="move"),
    path("kenh/man-hinh/<str:public_id>/khung-gio/", playlist.add, name="slot_add"),
    path("kenh/man-hinh/<str:public_id>/nhat-ky/", screens.log, name="log"),
    path("kenh/man-hinh/<str:public_id>/xem-truoc/", screens.preview, name="preview"),
    path("kenh/canh-bao/", alerts.everything, name="alerts"),
    path("kenh/canh-bao/soan/", alerts.write, name="alert_write"),
    path("kenh/canh-bao/nhap/", alerts.take, name="alert_take"),
    path("kenh/canh-bao/<str:public_id>/", alerts.alert, name="alert"),
    path("kenh/canh-bao/<str:public_id>/sua/", alert_editing.edit, name="alert_edit"),
    path("kenh/canh-bao/<str:public_id>/buoc/", alerts.move, name="alert_move"),
    path("kenh/thiet-bi/", stations.everything, name="stations"),
    path("kenh/thiet-bi/gio/<str:public_id>/bo/", stations.slot_drop, name="air_slot_drop"),
    path("kenh/thiet-bi/loi-doc/<str:public_id>/", stations.script, name="script"),
    path("kenh/thiet-bi/<str:public_id>/", stations.station, name="station"),
    path("kenh/thiet-bi/<str:public_id>/buoc/", stations.move, name="station_move"),
    path("kenh/thiet-bi/<str:public_id>/ma-quet.svg", stations.qr, name="qr"),
    path("thiet-bi/<str:code>/", views_fault.fault, name="fault"),
    path("loa/<str:public_id>/lich.ics", views_fault.station_calendar, name="calendar"),
    path("canh-bao/", views_public.alerts, name="alerts_public"),
    path("canh-bao/nguon.atom", views_public.feed, name="alert_feed"),
    path("canh-bao/<str:public_id>.cap", views_public.cap, name="alert_cap"),
]
