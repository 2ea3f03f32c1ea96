"""The only file that joins packages which may not know each other: one line a join."""

from __future__ import annotations

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "nepso.wiring"
    label = "wiring"

    def ready(self) -> None:
        from nepso.programme.plans import ports as plan_ports
        from nepso.programme.register import services as register

        plan_ports.when_adopted(register.plan_tasks_open)
