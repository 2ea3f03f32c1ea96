from django.apps import AppConfig


class ScreensConfig(AppConfig):
    name = "nepso.outreach.screens"
    label = "screens"
    verbose_name = "Màn hình công cộng"
