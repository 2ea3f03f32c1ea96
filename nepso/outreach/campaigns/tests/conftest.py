import datetime as dt

import pytest

from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401
from nepso.kernel.clock import today
from nepso.outreach.campaigns import services
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.outreach.products.tests.conftest import desk  # noqa: F401


@pytest.fixture
def as_(client, air):  # noqa: F811
    def signed_in(role):
        client.force_login(air.person(role))
        return client

    return signed_in


@pytest.fixture
def run(air):  # noqa: F811
    """A campaign of the department with every commune, ten days before and thirty after today."""

    def made(*products, by="lead_desk", state="running", **facts) -> Campaign:
        given = {
            "title": "Nói không với lừa đảo", "goal": "Người cao tuổi biết dừng cuộc gọi.",
            "begins": today() - dt.timedelta(days=10), "ends": today() + dt.timedelta(days=30),
            "agencies": [], "all_communes": True, "target_postings": 10, "target_communes": 1,
            **facts,
        }  # fmt: skip
        agency = air.desk.tree["so-vh"]
        campaign = services.campaign_write(agency=agency, facts=given, by=air.person(by))
        if products:
            campaign = services.campaign_carry(
                campaign=campaign, revision=campaign.revision, products=products, by=air.person(by)
            )
        if state == "running" and products:
            campaign = services.campaign_move(
                campaign=campaign, revision=campaign.revision, state=state, by=air.person(by)
            )
        return campaign

    return made
