from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "nepso.casework.cases"
    label = "cases"
    verbose_name = "Hồ sơ xử lý phản ánh"

    def ready(self) -> None:
        from nepso.casework.cases import holding, joining, passed_on, waiting  # noqa: PLC0415 - models must be loaded
        from nepso.casework.intake import ports as intake_ports  # noqa: PLC0415
        from nepso.casework.triage import ports as triage_ports  # noqa: PLC0415

        triage_ports.when_decided(joining.on_decided)
        triage_ports.when_named(joining.on_named)
        triage_ports.when_read(waiting.waiting_begin)
        intake_ports.held_before_comes_from(holding.case_and_place_hold)
        intake_ports.handling_comes_from(joining.HandlingOfCases())
        intake_ports.readers_come_from(joining.reader_of)
        intake_ports.due_comes_from(waiting.due_of)
        intake_ports.passed_on_comes_from(passed_on.passed_on_to)
        intake_ports.when_shown(waiting.waiting_shown)
        intake_ports.when_reached(waiting.waiting_reached)
        intake_ports.when_told(joining.on_told)
