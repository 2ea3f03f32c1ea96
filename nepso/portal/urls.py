"""Addresses of the public shell."""

from django.urls import path

from nepso.portal import views_figures, views_progress, views_public

app_name = "portal"
urlpatterns = [
    path("", views_public.home, name="home"),
    path("ke-hoach-cong-khai/", views_public.plan, name="plan"),
    path("tien-do/", views_progress.progress, name="progress"),
    path("tien-do/du-lieu/", views_progress.data, name="progress_data"),
    path("tien-do/du-lieu.csv", views_progress.data_csv, name="progress_csv"),
    path("tien-do/du-lieu.json", views_progress.data_json, name="progress_json"),
    path("tien-do/anh/<str:public_id>/", views_progress.photo, name="progress_photo"),
    path("tien-do/muc/<str:label>/", views_progress.clause, name="progress_clause"),
    path("so-lieu/", views_figures.figures, name="figures"),
    path("so-lieu/<int:year>.csv", views_figures.data_csv, name="figures_csv"),
    path("so-lieu/dcat.json", views_figures.dcat, name="figures_dcat"),
    path("tim-kiem/", views_public.search, name="search"),
]
