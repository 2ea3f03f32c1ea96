"""What nobody sends by accident: enumeration, bombs, a hundred at once, floods of one address."""

import re
import statistics
import threading
import time
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import close_old_connections
from django.test import Client

from nepso.casework.intake import form_tokens, pace
from nepso.casework.intake.codes import code_of
from nepso.casework.intake.jobs import make_material
from nepso.casework.intake.models import Material, Submission
from nepso.casework.intake.tests.conftest import file_one
from nepso.casework.intake.tests.test_pages import code_on, send
from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.tests.making import jpeg, png_that_claims
from tests.pace import within

FIRST_VIEW = 100_000


@pytest.fixture(autouse=True)
def _fresh(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.NEPSO_WRONG_CODES_REFUSED_AFTER = 10_000
    pace._seen.clear()


def test_the_first_view_is_light(client, db):
    """Page as it is (nginx makes it smaller still), style, fonts: without compression."""
    page = client.get("/phan-anh/").content
    names = set(re.findall(r'/tinh/([^"]+)"', page.decode()))
    files = [Path(finders.find(name)) for name in names]
    style = next(f for f in files if f.suffix == ".css")
    import gzip

    fonts = list((style.parent / "vendor").glob("*.woff2"))
    icons = [f for f in files if f.suffix == ".svg"]
    weight = len(gzip.compress(page)) + len(gzip.compress(style.read_bytes()))
    weight += sum(f.stat().st_size for f in (*fonts, *icons))
    assert weight <= FIRST_VIEW, weight
    assert b"<script" not in page


def test_unknown_and_foreign_codes_take_the_same_time(client, filed):
    kinds = {
        "unknown": [code_of(f"không có {n}") for n in range(40)],
        "broken": [code_of(f"hỏng {n}")[:-1] + "!" for n in range(40)],
        "empty": [""] * 40,
    }
    for codes in kinds.values():  # warm
        client.post("/tra-cuu/", {"ma": codes[0]})
    took = {kind: [] for kind in kinds}
    for place in range(40):
        for kind, codes in kinds.items():
            start = time.perf_counter()
            client.post("/tra-cuu/", {"ma": codes[place]})
            took[kind].append(time.perf_counter() - start)
    middle = [statistics.median(times) for times in took.values()]
    assert max(middle) < 1.5 * min(middle), took


def test_bombs_are_refused_or_destroyed(client, db, monkeypatch, tmp_path):
    monkeypatch.setattr(form_tokens, "QUICKEST", -1)
    for bomb in (png_that_claims(50_000, 50_000), b"\xff\xd8\xff" + b"\0" * 100_000):
        pictures = [SimpleUploadedFile("a.png", bomb)]
        assert send(client, anh=pictures).status_code == 200
    with within(20, waited=True):
        for material in Material.objects.all():
            make_material(material.pk)
    assert set(Material.objects.values_list("state", flat=True)) == {"refused"}
    assert not StoredFile.objects.exists()
    huge = SimpleUploadedFile("a.jpg", jpeg() + b"\0" * 10_000_001)
    answer = send(client, anh=[huge])
    assert answer.status_code == 413
    assert "10 MB" in answer.content.decode()


def test_a_request_brings_only_so_many_bytes(client, db, settings):
    settings.NEPSO_REQUEST_LIMIT = 1_000_000
    pictures = [SimpleUploadedFile("a.jpg", jpeg() + b"\0" * 600_000) for _ in range(2)]
    assert send(client, anh=pictures).status_code == 413
    pictures[0].seek(0)
    assert send(client, anh=pictures[:1]).status_code == 200
    assert Submission.objects.count() == 1


def test_ten_thousand_fields_are_refused(client, db):
    answer = client.post("/phan-anh/scam/", {f"x{n}": "1" for n in range(10_000)})
    assert answer.status_code in (400, 413)
    assert not Submission.objects.exists()


@pytest.mark.hard
@pytest.mark.django_db(transaction=True)
def test_a_hundred_at_once_with_one_form_are_one_with_one_code(settings):
    settings.NEPSO_FILINGS_REFUSED_AFTER = 10_000
    token, answers = form_tokens.token_new(), []

    def click() -> None:
        try:
            answers.append(send(Client(), token=token))
        finally:
            close_old_connections()

    threads = [threading.Thread(target=click) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [a.status_code for a in answers] == [200] * 100
    assert len({code_on(answer) for answer in answers}) == 1
    assert Submission.objects.count() == 1


@pytest.mark.hard
def test_guessing_codes_finds_nothing(client, db):
    for _ in range(20):
        file_one()
    found = {
        client.post("/tra-cuu/", {"ma": code_of(f"đoán {n}")}).status_code for n in range(2_000)
    }
    assert found == {404}
