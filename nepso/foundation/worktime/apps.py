from django.apps import AppConfig


class WorktimeConfig(AppConfig):
    name = "nepso.foundation.worktime"
    label = "worktime"
    verbose_name = "Kỳ báo cáo và ngày làm việc"
