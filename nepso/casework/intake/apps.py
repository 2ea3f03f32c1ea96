from django.apps import AppConfig

from nepso.foundation.search.declaring import searched


class IntakeConfig(AppConfig):
    name = "nepso.casework.intake"
    label = "intake"
    verbose_name = "Tiếp nhận phản ánh"

    def ready(self) -> None:
        from nepso.casework.intake.selectors import raws_waited  # noqa: PLC0415 - needs the models
        from nepso.casework.intake.steps import report_form_of_scam  # noqa: PLC0415
        from nepso.casework.lookup.ports import report_form_comes_from  # noqa: PLC0415
        from nepso.foundation.files.quarantine import quarantine_waits  # noqa: PLC0415

        report_form_comes_from(report_form_of_scam)
        quarantine_waits("intake", raws_waited)
        searched(self.get_model("Submission"), folded="folded")
