"""The demonstration's campaign is made once, runs, and has something of each sort."""

import pytest

from nepso.foundation.accounts import demo as accounts
from nepso.outreach.campaigns import demo
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.progress import progress_of
from nepso.outreach.distribution import demo as distribution
from nepso.outreach.products import demo as products


@pytest.mark.usefixtures("seeded")
def test_made_once(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for one in (accounts, products, distribution, demo, demo):
        one.load()
    campaign = Campaign.objects.get()
    seen = progress_of(campaign)
    assert campaign.state == "running"
    assert campaign.is_demonstration
    assert min(seen.planned, seen.out, seen.proven, seen.communes, seen.estimated) > 0
