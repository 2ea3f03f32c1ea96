import pytest

from nepso.foundation.accounts import demo as accounts
from nepso.outreach.distribution import demo as distribution
from nepso.outreach.products import demo as products
from nepso.outreach.screens import demo
from nepso.outreach.screens.models import AirSlot, Alert, DisplayScreen, Equipment, PlaylistItem
from nepso.outreach.screens.selectors import alerts_holding


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
    (holding,) = alerts_holding()
    assert holding.is_demonstration
    assert Alert.objects.filter(state="waiting", is_demonstration=True).count() == 1
