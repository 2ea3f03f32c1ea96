"""A throw-away province with 100,000 plan tasks, made once for all benchmarks of one call.

SQLite in a temporary folder with the settings of production; the rows are those that
``plan_tasks_open`` makes: 30 duties, each to a group of 3,300 agencies, and 1,000 to one agency.
"""

from __future__ import annotations

import atexit
import datetime as dt
import functools
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import Any

TASKS = 100_000
AGENCIES = 3_300
DUTIES = 30
DESK = "dau-moi"

SENTENCE = (
    "tổ chức tuyên truyền phổ biến quán triệt Bộ Quy tắc ứng xử văn hóa trên môi trường số tới "
    "cán bộ công chức người lao động và nhân dân phối hợp kiểm tra giám sát xử lý vi phạm đất đai "
    "lừa đảo không gian mạng trẻ em thanh niên học sinh nhà trường doanh nghiệp báo chí đài"
)
WORDS = SENTENCE.split()


@functools.cache
def database() -> None:
    """Set Django up on a new, migrated, empty database."""
    folder = tempfile.mkdtemp(prefix="nepso-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ.update(
        NEPSO_MODE="local", NEPSO_DATA=folder, DJANGO_SETTINGS_MODULE="config.settings"
    )
    os.environ.pop("NEPSO_DATABASE_URL", None)
    from config import preparing

    preparing.prepare()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("collectstatic", verbosity=0, interactive=False)


@functools.cache
def province() -> Any:
    """A database with the rows of a large province; returns the account of the lead desk."""
    database()
    from django.db import connection

    account = _fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return account


def _fill() -> Any:
    from django.db import connection, transaction

    from nepso.foundation.accounts.models import Account, Membership
    from nepso.foundation.search.declaring import index_of
    from nepso.foundation.search.indexing import index_rebuild, indexes_prepare
    from nepso.programme.register.models import PlanTask

    chance = random.Random(7)
    with transaction.atomic():
        agencies, group = _agencies()
        account = Account.objects.create_user(username=DESK, full_name="Chuyên viên đầu mối")
        Membership.objects.create(account=account, agency=agencies[0], role="lead_desk")
        parents, rows = _tasks(agencies, group, chance)
        index = index_of(PlanTask)
        with connection.cursor() as cursor:
            # One rebuild at the end is ten times as fast as a trigger a row.
            for suffix in ("added", "changed", "gone"):
                cursor.execute(f'DROP TRIGGER IF EXISTS "{index.fts_table}_{suffix}"')
        PlanTask.objects.bulk_create(parents)
        PlanTask.objects.bulk_create(rows, batch_size=500)
        index_rebuild(index)
        from django.apps import apps

        indexes_prepare(app_config=apps.get_app_config("register"), using="default")
    return account


def _agencies() -> tuple[list[Any], Any]:
    from nepso.foundation.agencies.models import Agency, AgencyGroup
    from nepso.kernel.folding import fold

    made = []
    for number in range(AGENCIES):
        name = f"Ủy ban nhân dân xã {WORDS[number % len(WORDS)].capitalize()} {number}"
        made.append(Agency(code=f"x{number}", name=name, kind="commune", folded=fold(name)))
    Agency.objects.bulk_create(made)
    for agency in made:
        agency.path = f"/{agency.pk}/"
    Agency.objects.bulk_update(made, ["path"], batch_size=500)
    return made, AgencyGroup.objects.create(code="xa", name="UBND các xã", kinds=["commune"])


def _tasks(agencies: list[Any], group: Any, chance: random.Random) -> tuple[list[Any], list[Any]]:
    from nepso.programme.plans.models import Duty, Plan, PlanVersion
    from nepso.programme.register.giving import task_of

    plan = Plan.objects.create(title="Kế hoạch của phép đo", is_programme=True)
    version = PlanVersion.objects.create(plan=plan, number=1, state="adopted")
    start, parents, rows = dt.date(2026, 1, 1), [], []
    for order in range(DUTIES + 10):
        text = " ".join(chance.choices(WORDS, k=45)).capitalize() + "."
        duty = Duty.objects.create(
            version=version, order=order, clause=f"IV.{order + 1}", kind="assignment",
            role="thuc_hien", text=text, state="confirmed",
        )  # fmt: skip
        due = start + dt.timedelta(days=chance.randrange(700)) if order % 3 else None
        parent = None
        if order < DUTIES:
            parent = task_of(duty, agency=None, group=group, occurrence="", due_on=due)
            parents.append(parent)
        whom = agencies if parent else chance.sample(agencies, 100)
        for agency in whom:
            task = task_of(
                duty, agency=agency, group=group if parent else None, parent=parent,
                occurrence="", due_on=due,
            )  # fmt: skip
            task.state = chance.choices(("not_started", "under_way", "done"), (5, 3, 2))[0]
            rows.append(task)
    return parents, rows


def triggers_drop() -> None:
    """Let rows be written in bulk: the triggers that keep the search indexes go."""
    from django.db import connection

    with connection.cursor() as cursor:
        for suffix in ("added", "changed", "gone"):
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
                [f"%{suffix}"],
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')


def rows_insert(model: Any, given: dict[str, str], source: str) -> None:
    """INSERT … SELECT of a model's columns: SQL expressions for those ``given``, the model's own
    defaults for the others; ``source`` is the FROM of the SELECT."""
    from django.db import connection

    plain, columns, values, bound = model(), [], [], []
    for field in model._meta.concrete_fields:
        if field.column in given:
            values.append(given[field.column].replace("%", "%%"))
        elif field.primary_key:
            continue
        else:
            values.append("%s")
            kept = field.pre_save(plain, add=True)
            bound.append(field.get_db_prep_save(kept, connection))
        columns.append(f'"{field.column}"')
    told = f"SELECT {', '.join(values)} {source.replace('%', '%%')}"
    with connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) {told}', bound)


def samples(act: Callable[[], Any], rounds: int = 60, warm: int = 5) -> list[float]:
    """How long each round took, in milliseconds."""
    taken = []
    for number in range(rounds + warm):
        begin = time.perf_counter()
        act()
        if number >= warm:
            taken.append((time.perf_counter() - begin) * 1000)
    return taken


def times(act: Callable[[], Any], rounds: int = 60, warm: int = 5) -> tuple[float, float]:
    """(p50, p95) in milliseconds."""
    taken = sorted(samples(act, rounds, warm))
    return statistics.median(taken), taken[int(len(taken) * 0.95) - 1]


def client() -> Any:
    """A test client signed in as the lead desk: the whole page through all middleware."""
    account = province()
    from django.test import Client

    signed_in = Client()
    signed_in.force_login(account)
    return signed_in


def page(signed_in: Any, address: str) -> Any:
    """The answer of one page; RuntimeError unless it is 200."""
    answer = signed_in.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return answer
