"""The demonstration is made once and shows each state a visitor should see."""

import pytest
from django.core.files.storage import default_storage
from django.utils.timezone import localtime
from PIL import Image

from nepso.foundation.accounts import demo as accounts
from nepso.foundation.jobs.models import Job
from nepso.foundation.worktime.selectors import is_working_day
from nepso.kernel.clock import now
from nepso.outreach.distribution import demo
from nepso.outreach.distribution.models import Outlet, Posting, Proof, Recall, Variant
from nepso.outreach.products import demo as products
from nepso.outreach.products.models import Product


@pytest.mark.usefixtures("seeded")
def test_made_once_in_every_state(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    accounts.load()
    products.load()
    demo.load()
    demo.load()
    states = set(Posting.objects.values_list("state", flat=True))
    assert states == {"planned", "out", "said", "proven", "recalling", "recalled"}
    assert 20 < Outlet.objects.count() < 60
    assert not Outlet.objects.filter(is_demonstration=False).exists()
    assert Recall.objects.get().state == "open"
    shown = set(Product.objects.values_list("state", flat=True))
    assert shown == {"draft", "in_review", "approved", "scheduled", "out", "recalled"}
    assert Variant.objects.filter(state="edited").count() == 1
    for posting in Posting.objects.all():
        for at in (posting.planned_at, posting.out_at):
            assert at is None or 6 <= localtime(at).hour < 20, "while people work"
            assert at is None or is_working_day(localtime(at).date())
        assert posting.out_at is None or posting.created_at <= posting.out_at <= now()
    photos = Proof.objects.filter(kind="photo").select_related("stored", "posting")
    assert photos.count() >= 6
    for proof in photos:
        assert proof.posting.state == "proven"
        assert "minh họa" in proof.text
        with default_storage.open(proof.stored.path) as kept, Image.open(kept) as drawn:
            assert drawn.size == (proof.stored.width, proof.stored.height)
    assert len({proof.stored.sha256 for proof in photos}) == photos.count()
    assert Posting.objects.filter(state="said").count() >= 3, "some say so by a bare word"
    assert not Job.objects.filter(name="distribution.look_up_link").exists(), "nothing goes out"
