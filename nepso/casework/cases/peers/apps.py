from django.apps import AppConfig


class PeersConfig(AppConfig):
    name = "nepso.casework.cases.peers"
    label = "peers"
    verbose_name = "Hệ thống của cơ quan khác"

    def ready(self) -> None:
        from nepso.casework.cases import ports  # noqa: PLC0415 - models must be loaded
        from nepso.casework.cases.peers import services, taking_back  # noqa: PLC0415

        ports.when_emptied(services.peer_filings_empty)
        ports.when_taken_back(taking_back.peer_taken_back)
