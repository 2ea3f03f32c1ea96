"""Addresses of corrections: the public ones, and the officers' under quan-ly/."""

from django.urls import path

from nepso.casework.corrections import views_public
from nepso.casework.corrections.feeds import CorrectionsFeed, CorrectionsRss
from nepso.casework.corrections.views_staff import lists, page, writing

app_name = "corrections"
urlpatterns = [
    path("", views_public.public_list, name="public_list"),
    path("atom.xml", CorrectionsFeed(), name="feed"),
    path("rss.xml", CorrectionsRss(), name="feed_rss"),
    path("<int:number>/", views_public.read, name="read"),
    path("quan-ly/", lists.everything, name="list"),
    path("quan-ly/viet/", writing.write, name="write"),
    path("quan-ly/<str:public_id>/", page.correction, name="correction"),
    path("quan-ly/<str:public_id>/sua/", writing.edit, name="edit"),
    path("quan-ly/<str:public_id>/buoc/", page.move, name="move"),
    path("quan-ly/<str:public_id>/viet-ban-thay/", writing.write_anew, name="write_anew"),
    path("quan-ly/<str:public_id>/phan-hoi/", page.reply, name="reply"),
    path("quan-ly/<str:public_id>/phan-hoi/<str:reply_id>/go/", page.reply_remove, name="unreply"),
]
