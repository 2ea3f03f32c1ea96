from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nepso.foundation.accounts"
    label = "accounts"
    verbose_name = "Tài khoản"

    def ready(self) -> None:
        """Take from the configuration site what other people's packages put there: persons."""
        from django.contrib import admin  # noqa: PLC0415 - loads models, so after they are ready

        for model in list(admin.site._registry):
            if not model.__module__.startswith("nepso."):
                admin.site.unregister(model)
