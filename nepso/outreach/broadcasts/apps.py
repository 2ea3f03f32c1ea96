from django.apps import AppConfig


class BroadcastsConfig(AppConfig):
    name = "nepso.outreach.broadcasts"
    label = "broadcasts"
    verbose_name = "Bản đọc, phát thanh"

    def ready(self) -> None:
        # After the models: these read them.
        from nepso.outreach.broadcasts.joining import ChosenReadings, ReadingsOfProducts  # noqa: PLC0415 - models are read
        from nepso.outreach.broadcasts.services import readings_unchoose  # noqa: PLC0415
        from nepso.outreach.distribution.ports import sounds_come_from  # noqa: PLC0415
        from nepso.outreach.products.ports import panels_come_from, when_recalled  # noqa: PLC0415

        when_recalled(lambda product: readings_unchoose(product=product))
        panels_come_from(ReadingsOfProducts())
        sounds_come_from(ChosenReadings())
