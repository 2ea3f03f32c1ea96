"""Addresses of activities and their evidence."""

from django.urls import path

from nepso.programme.activities.views_staff import activity, item

app_name = "activities"
urlpatterns = [
    path("minh-chung/<str:public_id>/", item.item, name="item"),
    path("<str:public_id>/", activity.activity, name="activity"),
]
