from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "nepso.programme.reporting"
    label = "reporting"
    verbose_name = "Báo cáo định kỳ và tổng hợp"
