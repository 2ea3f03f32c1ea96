from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "nepso.casework.replies"
    label = "replies"
    verbose_name = "Trả lời và khiếu nại"

    def ready(self) -> None:
        from nepso.casework.cases import ports as case_ports  # noqa: PLC0415 - models must be loaded
        from nepso.casework.intake import ports as intake_ports  # noqa: PLC0415
        from nepso.casework.replies import joining  # noqa: PLC0415
        from nepso.casework.replies.answering import RepliesOfCases  # noqa: PLC0415
        from nepso.casework.replies.services import drafts_leave, replies_forget  # noqa: PLC0415
        from nepso.casework.triage import ports as triage_ports  # noqa: PLC0415

        case_ports.answers_come_from(RepliesOfCases())
        case_ports.when_emptied(replies_forget)
        case_ports.when_handed_over(drafts_leave)
        intake_ports.when_told(joining.on_told)
        triage_ports.when_named(joining.on_named)
