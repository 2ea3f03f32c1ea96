import pytest
from django.db.models import Sum

from nepso.foundation.accounts import demo as accounts
from nepso.outreach.distribution import demo as distribution
from nepso.outreach.distribution.models import Proof
from nepso.outreach.products import demo as products
from nepso.outreach.screens import demo
from nepso.outreach.screens.health import health_of
from nepso.outreach.screens.models import AirSlot, Alert, DisplayScreen, Equipment, PlaylistItem
from nepso.outreach.screens.selectors import alerts_holding
from nepso.outreach.screens.states import ALIVE


@pytest.mark.django_db
def test_the_demonstration_is_made_once(seeded):
    accounts.load()
    products.load()
    distribution.load()
    for _ in range(2):
        demo.load()
        assert DisplayScreen.objects.count() == 2
        assert Equipment.objects.count() == 4
        assert AirSlot.objects.count() == 4
    assert PlaylistItem.objects.exists()
    joined, waiting = DisplayScreen.objects.order_by("shape")
    assert joined.is_paired
    assert health_of(joined).code == ALIVE
    assert not waiting.is_paired, "how one is joined can still be tried"
    (proof,) = Proof.objects.filter(posting__outlet=joined.outlet)
    assert (proof.kind, proof.given_by) == ("play_log", None)
    assert proof.posting.state == "proven"
    assert proof.plays == joined.play_log.aggregate(all=Sum("plays"))["all"] > 100
    assert not joined.play_log.filter(is_doubtful=True).exists()
    (holding,) = alerts_holding()
    assert holding.is_demonstration
    assert Alert.objects.filter(state="waiting", is_demonstration=True).count() == 1
