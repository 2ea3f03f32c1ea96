from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "nepso.desk"
    label = "desk"
    verbose_name = "Bàn làm việc"
