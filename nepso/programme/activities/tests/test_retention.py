"""The bytes of what nobody claims go after a month; what is claimed stays."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from nepso.foundation.files.jobs import clear as files_clear
from nepso.programme.activities import retention
from nepso.programme.activities.custody import custody_is_whole
from nepso.programme.activities.jobs import clear
from nepso.programme.activities.kinds import DRAFTS_KEPT_AT
from nepso.programme.activities.models import EvidenceItem
from nepso.programme.activities.services import evidence_drop
from nepso.programme.activities.taking import photos_take
from nepso.programme.activities.tests.photos import shot

STATIC = Path(retention.__file__).parent / "static/activities"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def later(monkeypatch, days):
    moment = retention.now() + dt.timedelta(days=days)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def test_a_dropped_photo_keeps_its_bytes_for_a_month_and_may_come_back(world, at_work, monkeypatch):
    by, activity = world.person("officer"), at_work.record()
    assert photos_take(activity, [shot(1), shot(5)], people_shown="", by=by) == []
    kept, gone = EvidenceItem.objects.order_by("pk")
    path = gone.stored.path
    evidence_drop(claim=gone.claims.get(), by=by)
    later(monkeypatch, 29)
    clear()
    gone.refresh_from_db()
    assert gone.stored is not None, "for a month it can be taken up again"
    later(monkeypatch, 2)
    clear()
    later(monkeypatch, 2)
    files_clear()
    gone.refresh_from_db()
    kept.refresh_from_db()
    assert (gone.stored, default_storage.exists(path)) == (None, False)
    assert default_storage.exists(kept.stored.path), "what an activity claims stays"
    assert photos_take(activity, [shot(5)], people_shown="", by=by) == []
    gone.refresh_from_db()
    assert default_storage.exists(gone.stored.path)
    told = list(gone.custody.values_list("what", flat=True))
    assert told == ["received", "claimed", "dropped", "emptied", "filled", "claimed"]
    assert custody_is_whole(gone)
    files_clear()
    assert default_storage.exists(gone.stored.path), "it is held again"


def test_the_way_out_looks_where_drafts_are_kept():
    base, store = DRAFTS_KEPT_AT.split("/")
    script = (STATIC / "draft.js").read_text(encoding="utf-8")
    assert f'indexedDB.open("{base}"' in script
    assert f'createObjectStore("{store}"' in script
