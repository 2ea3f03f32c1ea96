from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "nepso.programme.register"
    label = "register"
    verbose_name = "Sổ theo dõi nhiệm vụ"
