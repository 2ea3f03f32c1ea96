"""/giao-dien/"""

from django.urls import path

from nepso.ui import views_public

app_name = "ui"
urlpatterns = [path("", views_public.living_page, name="living_page")]
