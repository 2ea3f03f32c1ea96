"""The bytes of what nobody claims go after a month; what is claimed stays."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from nepso.foundation.files.jobs import clear as files_clear
from nepso.programme.activities import retention
from nepso.programme.activities.custody import custody_is_whole
from nepso.programme.activities.jobs import SomeNotEmptied, clear
from nepso.programme.activities.kinds import DRAFTS_KEPT_AT
from nepso.programme.activities.models import EvidenceItem
from nepso.programme.activities.services import emptying, evidence_drop
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


def dropped(world, at_work, *seeds):
    """Photos that nobody claims any more, in the order of their keys."""
    by, activity = world.person("officer"), at_work.record()
    assert photos_take(activity, [shot(seed) for seed in seeds], people_shown="", by=by) == []
    for claim in activity.claims.all():
        evidence_drop(claim=claim, by=by)
    return list(EvidenceItem.objects.order_by("pk"))


def test_more_than_one_batch_goes_in_one_day(world, at_work, monkeypatch):
    dropped(world, at_work, 1, 5, 9)
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    later(monkeypatch, 31)
    clear()
    assert not EvidenceItem.objects.filter(stored__isnull=False).exists()


def test_one_that_fails_holds_up_no_other_and_is_told(world, at_work, monkeypatch):
    _, second, _ = dropped(world, at_work, 1, 5, 9)
    real = emptying.file_release

    def release(*, stored, by):
        if stored == second.stored:
            raise OSError("the disk does not answer")
        real(stored=stored, by=by)

    monkeypatch.setattr(emptying, "file_release", release)
    later(monkeypatch, 31)
    with pytest.raises(SomeNotEmptied, match=second.public_id):
        clear()
    left = EvidenceItem.objects.filter(stored__isnull=False)
    assert list(left) == [second], "the others went, and this one as a whole did not"
    assert second.custody.filter(what="emptied").count() == 0
    monkeypatch.setattr(emptying, "file_release", real)
    clear()
    assert not left.all().exists()


def test_the_way_out_looks_where_drafts_are_kept():
    base, store = DRAFTS_KEPT_AT.split("/")
    script = (STATIC / "draft.js").read_text(encoding="utf-8")
    assert f'indexedDB.open("{base}"' in script
    assert f'createObjectStore("{store}"' in script
