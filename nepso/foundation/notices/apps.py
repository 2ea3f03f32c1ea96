from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "nepso.foundation.notices"
    label = "notices"
    verbose_name = "Thông báo"
