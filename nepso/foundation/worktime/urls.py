"""Addresses of periods and days off."""

from django.urls import path

from nepso.foundation.worktime import views_days, views_staff

app_name = "worktime"
urlpatterns = [
    path("", views_staff.period_list, name="list"),
    path("them/", views_staff.period_new, name="new"),
    path("ngay-nghi/", views_days.days, name="days"),
    path("ngay-nghi/them/", views_days.day_add, name="day_add"),
    path("ngay-nghi/dan/", views_days.days_paste, name="days_paste"),
    path("ngay-nghi/bo/", views_days.day_remove, name="day_remove"),
    path("<str:public_id>/", views_staff.period, name="period"),
    path("<str:public_id>/thoi-han/", views_staff.period_dates, name="dates"),
    path("<str:public_id>/mo/", views_staff.open_period, name="open"),
    path("<str:public_id>/dong/", views_staff.close_period, name="close"),
]
