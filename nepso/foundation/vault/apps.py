from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "nepso.foundation.vault"
    label = "vault"
    verbose_name = "Dữ liệu mã hóa"
