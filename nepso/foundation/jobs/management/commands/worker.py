"""``nepso worker``: runs jobs until it is told to stop."""

from __future__ import annotations

import os
import signal
import socket
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections

from nepso.foundation.jobs.running import run_job
from nepso.foundation.jobs.services import job_claim, job_reap, job_tick
from nepso.kernel.connections import leave_connections

HOUSEKEEPING_SECONDS = 5.0


class Command(BaseCommand):
    help = "Chạy các việc nền."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Chạy hết việc đang chờ rồi dừng.")
        parser.add_argument("--pause", type=float, default=0.5, help="Giây nghỉ khi hết việc.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.running = True
        self.parent = os.getppid()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        name = f"{socket.gethostname()}:{os.getpid()}"[:64]
        housekeeping_at = 0.0
        while self.running and os.getppid() == self.parent:
            close_old_connections()
            try:
                if time.monotonic() >= housekeeping_at:
                    job_reap()
                    job_tick()
                    housekeeping_at = time.monotonic() + HOUSEKEEPING_SECONDS
                job = job_claim(worker=name)
            except OperationalError as error:
                self.stderr.write(f"Cơ sở dữ liệu chưa trả lời, sẽ thử lại: {error}")
                leave_connections()
                time.sleep(2)
                continue
            if job is not None:
                run_job(job)
            elif options["once"]:
                return
            else:
                time.sleep(options["pause"])

    def _stop(self, *_: object) -> None:
        self.running = False
