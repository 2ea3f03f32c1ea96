"""What was erased stands in no byte of the database's own files."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from nepso.casework.intake.services import submission_erase
from nepso.casework.intake.tests.conftest import file_one
from nepso.foundation.backups.jobs import GATHERED, SCRUB, write_erasure
from nepso.foundation.jobs.models import Job
from nepso.foundation.search.jobs import scrub
from nepso.kernel.clock import now

# No syllable of Vietnamese has these three letters together.
RARE = "zqxzqj"
TEXT = f"Có người giả công an gọi điện, xưng là {RARE}, giục chuyển tiền."


def _in_files() -> bool:
    name = Path(connection.settings_dict["NAME"])
    files = [path for path in (name, name.with_name(f"{name.name}-wal")) if path.exists()]
    return any(RARE.encode() in path.read_bytes() for path in files)


def _terms() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'intake_submission_search', "
            "'instance')"
        )
        cursor.execute("SELECT count(*) FROM temp.words WHERE term IN ('zqx', 'qxz', 'xzq', 'zqj')")
        found = int(cursor.fetchone()[0])
        cursor.execute("DROP TABLE temp.words")
    return found


@pytest.mark.django_db(transaction=True)
def test_an_erased_text_leaves_the_index_the_log_and_the_free_pages():
    if connection.vendor != "sqlite":
        pytest.skip("SKIPPED LOUDLY: the files of PostgreSQL are not ours to read")
    filed = file_one(text=TEXT)
    others = [file_one(text=f"Một việc khác thứ {n}, kể lại cho rõ.") for n in range(30)]
    assert _in_files()
    assert _terms()
    submission_erase(submission=filed.submission, by=None, why="by_code")
    assert _in_files()  # the log still holds the page as it was
    scrub()
    assert not _in_files()
    assert not _terms()
    assert len(others) == 30


@pytest.mark.django_db
def test_an_erasure_asks_once_for_the_scrubbing(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "NEPSO_ERASURES", tmp_path / "erasures.log", raising=False)
    for number in range(3):
        write_erasure("intake.submission", f"nobody{number}")
    (asked,) = Job.objects.filter(name=SCRUB)
    assert now() < asked.run_at <= now() + GATHERED


@pytest.mark.django_db(transaction=True)
def test_scrubbing_on_any_database_changes_no_row():
    filed = file_one(text=TEXT)
    scrub()
    filed.submission.refresh_from_db()
    assert filed.submission.text == TEXT
