"""The demonstration's postings on Facebook and Zalo go out by the fake service, once."""

import pytest

from nepso.foundation.accounts import demo as accounts
from nepso.outreach.distribution import demo as distribution
from nepso.outreach.products import demo as products
from nepso.outreach.sending import demo
from nepso.outreach.sending.models import Delivery, FakeRun, OutletConnection


@pytest.mark.usefixtures("seeded")
def test_connected_once_and_out_by_machine(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    accounts.load()
    products.load()
    distribution.load()
    demo.load()
    demo.load()
    rows = OutletConnection.objects.values_list("outlet__kind", "way", "state")
    assert set(rows) == {("facebook", "fake", "working"), ("zalo_oa", "fake", "working")}
    assert FakeRun.objects.count() == 2
    out = Delivery.objects.values_list("state", "posting__state")
    assert set(out) == {("sent", "proven")}
