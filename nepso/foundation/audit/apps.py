from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "nepso.foundation.audit"
    label = "audit"
    verbose_name = "Nhật ký"
