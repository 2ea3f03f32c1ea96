from django.apps import AppConfig


class TriageConfig(AppConfig):
    name = "nepso.casework.triage"
    label = "triage"
    verbose_name = "Phân loại phản ánh"

    def ready(self) -> None:
        from nepso.casework.intake import ports as intake_ports  # noqa: PLC0415 - loads models
        from nepso.casework.triage import arriving, ringing  # noqa: PLC0415
        from nepso.foundation.notices.ports import rings_join  # noqa: PLC0415

        intake_ports.when_filed(arriving.submission_arrived)
        intake_ports.when_told(arriving.submission_told)
        rings_join(ringing.RINGS)
