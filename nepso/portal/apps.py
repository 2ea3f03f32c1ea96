from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "nepso.portal"
    label = "portal"
    verbose_name = "Cổng công khai"

    def ready(self) -> None:
        from nepso.portal.ports import articles_come_from  # noqa: PLC0415 - models are ready now
        from nepso.portal.published import ProductsOut  # noqa: PLC0415

        articles_come_from(ProductsOut())
