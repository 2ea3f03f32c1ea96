"""Addresses of the calendar and of campaigns (officers), and of campaigns (everybody)."""

from django.urls import path

from nepso.outreach.campaigns import views_feed, views_public
from nepso.outreach.campaigns.views_staff import calendar, keeping, moving, planning, reading

app_name = "campaigns"
urlpatterns = [
    path("kenh/lich/", calendar.calendar, name="calendar"),
    path("kenh/lich/dia-chi/", calendar.feeds, name="feeds"),
    path("kenh/lich/dia-chi/<str:public_id>/thu-hoi/", calendar.feed_end, name="feed_end"),
    path("kenh/lich/<str:public_id>/doi/", moving.move, name="posting_move"),
    path("lich-dang/<str:key>/lich.ics", views_feed.feed, name="feed"),
    path("chien-dich/", views_public.everything, name="public_list"),
    path("chien-dich/lich.ics", views_public.calendar, name="public_calendar"),
    path("chien-dich/<str:public_id>/", views_public.read, name="read"),
    path("kenh/chien-dich/", reading.everything, name="list"),
    path("kenh/chien-dich/lap/", keeping.write, name="write"),
    path("kenh/chien-dich/<str:public_id>/", reading.campaign, name="campaign"),
    path("kenh/chien-dich/<str:public_id>/luot-dang/", reading.postings, name="postings"),
    path("kenh/chien-dich/<str:public_id>/sua/", keeping.edit, name="edit"),
    path("kenh/chien-dich/<str:public_id>/buoc/", keeping.move, name="move"),
    path("kenh/chien-dich/<str:public_id>/san-pham/", keeping.products, name="products"),
    path("kenh/chien-dich/<str:public_id>/len-lich/", planning.plan, name="plan"),
]
