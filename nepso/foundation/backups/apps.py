from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "nepso.foundation.backups"
    label = "backups"
    verbose_name = "Bản sao lưu"
