"""Addresses of readings (officers), play lists (machines) and podcasts (everybody)."""

from django.urls import path

from nepso.outreach.broadcasts import views_public
from nepso.outreach.broadcasts.views_staff import readings

app_name = "broadcasts"
urlpatterns = [
    path("kenh/ban-doc/", readings.scripts, name="scripts"),
    path("kenh/ban-doc/tieng/<str:public_id>/", readings.sound, name="reading_sound"),
    path("kenh/ban-doc/tieng/<str:public_id>/buoc/", readings.move, name="reading_move"),
    path("kenh/ban-doc/<str:public_id>/", readings.script, name="script"),
    path("kenh/ban-doc/<str:public_id>/giong-may/", readings.machine, name="machine"),
    path("loa/danh-sach/<str:key>.m3u8", views_public.playlist, name="playlist"),
    path("loa/tieng/<str:key>/", views_public.sound, name="sound"),
    path("loa/da-phat/<str:key>/", views_public.aired, name="aired"),
    path("podcast/bia.png", views_public.cover, name="cover"),
    path("podcast/bia/<str:public_id>.png", views_public.cover, name="cover_agency"),
    path("podcast/tat-ca.xml", views_public.podcast, name="podcast"),
    path("podcast/don-vi/<str:public_id>.xml", views_public.podcast, name="podcast_agency"),
    path("podcast/nhom/<slug:audience>.xml", views_public.podcast, name="podcast_audience"),
    path("podcast/bai/<str:public_id>.<slug:ending>", views_public.episode, name="episode"),
]
