from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nepso.foundation.accounts"
    label = "accounts"
    verbose_name = "Tài khoản"
