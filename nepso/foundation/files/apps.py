from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "nepso.foundation.files"
    label = "files"
    verbose_name = "Tệp đã lưu"
