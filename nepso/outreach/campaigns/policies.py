"""Who may keep a campaign, begin it before the public, and read it."""

from __future__ import annotations

from nepso.foundation.accounts.policies import (
    may_approve_for,
    may_run_programme,
    may_work_for,
    may_work_for_some,
)
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import ALLOWED, Decision, allow_when, refused
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.states import CAMPAIGN_STATES, DRAFT

_IS_PUBLIC = "Chiến dịch đã có trang công khai: hãy nhờ thủ trưởng hoặc cơ quan đầu mối sửa."


def may_see_campaigns(person: Person) -> Decision:
    """The officers' pages: whoever works for an agency; each may be asked to take part."""
    return may_work_for_some(person)


def may_write_campaign(person: Person, agency: Agency) -> Decision:
    """Write one in the name of an agency: its officers and head, those above, the lead desk."""
    return may_work_for(person, agency)


def may_edit_campaign(person: Person, campaign: Campaign) -> Decision:
    """Change what it says: who writes it, while it is a draft. From its beginning its words stand
    on a public page, so only who may begin it changes them."""
    writes = may_write_campaign(person, campaign.agency)
    if not writes or campaign.state == DRAFT:
        return writes
    return allow_when(bool(may_move_campaign(person, campaign)), _IS_PUBLIC)


def may_move_campaign(person: Person, campaign: Campaign) -> Decision:
    """Begin and end it: its page speaks to the public, so the head or the lead desk decides."""
    return ALLOWED if may_run_programme(person) else may_approve_for(person, campaign.agency)


def may_plan_campaign(person: Person, campaign: Campaign) -> Decision:
    """Plan its products on outlets: whoever works for an agency, until it has ended."""
    if campaign.state not in CAMPAIGN_STATES.group("planned"):
        return refused("Chiến dịch đã kết thúc nên không lên lịch thêm được.")
    return may_work_for_some(person)
