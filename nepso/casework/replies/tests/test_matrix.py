"""Every address of cases and replies × every role × other agencies: who gets what.

One world and one case of each sort, made once; each address is asked with GET, and where it acts
also with POST. A new address fails here until it is listed.
"""

import pytest
from django.urls import get_resolver, reverse

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import outside_ask
from nepso.casework.cases.tests.test_way import refer
from nepso.casework.replies.tests.ways import appealed, reporter, sent, submitted
from nepso.foundation.accounts.models import Membership
from nepso.foundation.accounts.roles import Role

# Who may open what with GET; everybody else gets 403 or 404.
HANDLERS = {"police", "police2", "police_head"}
RECEPTION = {"reception", "reception2"}
QUEUE = HANDLERS | RECEPTION | {"health", "health_head", "commune", "commune_head", "culture",
                                "above", "appeals", "appeals2"}  # fmt: skip
ACTS = ("tre-han", "hoi", "chuyen", "hoi-ngoai", "ghi-chu", "giao", "gop", "gioi-han", "doi-loai")


@pytest.fixture
def things(world):
    """A case about the commune at the police, with all that hangs on it."""
    about = {"harm": "official_channel", "complained_of": world.commune}
    case = world.case(claimed="police", **about)
    asked = outside_ask(
        case=case, revision=case.revision, body_kind="bank", body_name="Ngân hàng Ví dụ",
        links=[], questions="Hỏi?", by=world.person("police"),
    ).request  # fmt: skip
    reply = submitted(world, case)
    offered = world.case(claimed="police", **about)
    referral = refer(world, offered, world.health)
    ended = world.case(claimed="police", **about)
    sent(world, ended)
    appeal = appealed(ended)
    return {"case": case, "asked": asked, "reply": reply, "referral": referral, "appeal": appeal}


def table(things):
    case, reply = things["case"].public_id, things["reply"].public_id
    asked, referral = things["asked"].public_id, things["referral"].public_id
    appeal = things["appeal"].public_id
    readers = HANDLERS | RECEPTION
    return {
        "list": ((), QUEUE),
        "offered": ((referral,), {"health", "health_head"}),
        "case": ((case,), readers),
        "outside": ((case, asked), readers),
        "letter": ((case, asked, "pdf"), HANDLERS),
        **{f"act {slug}": ((case, slug), HANDLERS) for slug in ACTS if slug != "tre-han"},
        "write": ((case,), HANDLERS),
        "reply": ((reply,), readers),
        "edit": ((reply,), HANDLERS),
        "templates": ((), RECEPTION),
        "template": (("moi",), RECEPTION),
        "appeals": ((), {"appeals", "appeals2"}),
        "appeal": ((appeal,), {"appeals", "appeals2"}),
    }


NAMESPACES = {"list": "cases", "offered": "cases", "case": "cases", "outside": "cases",
              "letter": "cases", "act": "cases"}  # fmt: skip


def test_nobody_opens_what_is_not_theirs(world, things, client):
    wrong = []
    for named, (given, allowed) in table(things).items():
        name = named.split()[0]
        url = reverse(f"{NAMESPACES.get(name, 'replies')}:{name}", args=given)
        for who in world.people:
            client.force_login(world.person(who))
            status = client.get(url).status_code
            good = {200, 409} if who in allowed else {403, 404}
            if status not in good:
                wrong.append(f"{who} {named}: {status}")
    assert not wrong


@pytest.mark.parametrize("name", ["health_head", "commune_head", "commune", "above", "appeals",
                                  "desk", "leader", "administrator"])  # fmt: skip
def test_nobody_acts_on_what_is_not_theirs(world, things, client, name):
    case, asked = things["case"].public_id, things["asked"].public_id
    reply, before = things["reply"].public_id, CaseFile.objects.values().order_by("id")
    seen = list(before)
    client.force_login(world.person(name))
    posts = [
        (reverse("cases:claim", args=[case]), {"revision": 1}),
        (reverse("cases:sign", args=[case, "2" * 16]), {"la": "xac-nhan"}),
        (reverse("cases:outside_step", args=[case, asked]), {"la": "thoi"}),
        (reverse("cases:material", args=[case, "2" * 16]), {}),
        (reverse("replies:step", args=[reply]), {"buoc": "duyet-gui", "revision": 2}),
        *((reverse("cases:act", args=[case, slug]), {"revision": 1}) for slug in ACTS),
    ]
    statuses = {url: client.post(url, data).status_code for url, data in posts}
    assert set(statuses.values()) <= {403, 404}, statuses
    assert list(before.all()) == seen


def test_the_head_complained_about_sees_nothing_of_it_whatever_else_they_are(world, things, client):
    Membership.objects.create(
        account=world.people["commune_head"], agency=world.police, role=Role.AGENCY_HEAD
    )
    Membership.objects.create(
        account=world.people["commune_head"], agency=world.province, role=Role.APPEAL_OFFICER
    )
    client.force_login(world.person("commune_head"))
    case, appeal = things["case"], things["appeal"]
    pages = [client.get(f"{reverse('cases:list')}?xem={view}") for view in ("co-quan", "khep")]
    pages += [client.get(reverse("replies:appeals"))]
    for page in pages:
        assert page.status_code == 200
        assert case.number not in page.content.decode()
        assert appeal.public_id not in page.content.decode()
    for url in (
        reverse("cases:case", args=[case.public_id]),
        reverse("replies:appeal", args=[appeal.public_id]),
        reverse("replies:reply", args=[things["reply"].public_id]),
    ):
        assert client.get(url).status_code == 404
    # At the police they are head for everything else.
    assert client.get(reverse("cases:case", args=[world.case().public_id])).status_code == 200


def test_every_address_is_in_the_tables():
    names = {
        pattern.name
        for one in get_resolver().url_patterns
        if getattr(one, "app_name", "") in ("cases", "replies")
        for pattern in one.url_patterns
    }
    posted = {"claim", "sign", "outside_step", "material", "step"}
    public = {"retention", "outside_answer"}
    listed = {"list", "offered", "case", "outside", "letter", "act", "write", "reply", "edit",
              "templates", "template", "appeals", "appeal"}  # fmt: skip
    assert names == posted | public | listed


def test_reporter_and_contact_are_shown_as_consented(world, client):
    from nepso.casework.cases.tests.world import STORY, TELEPHONE

    some = frozenset({("police", "text"), ("coordinator", "text")})
    case = world.case(claimed="police", consents=some)
    all_of_it = world.case(claimed="police")
    url = reverse("cases:case", args=[case.public_id])
    client.force_login(world.person("police"))
    page = client.get(url).content.decode()
    assert STORY in page
    assert TELEPHONE not in page
    assert (
        TELEPHONE in client.get(reverse("cases:case", args=[all_of_it.public_id])).content.decode()
    )
    nothing = world.case(claimed="police", consents=frozenset())
    page = client.get(reverse("cases:case", args=[nothing.public_id])).content.decode()
    assert STORY not in page
    assert "https://lua-dao.example/nhan-qua" not in page
    assert reporter(nothing).text == STORY


def test_what_triage_blacked_out_no_other_agency_reads(world, client):
    from nepso.casework.cases.tests.world import STORY
    from nepso.casework.triage.models import Redaction

    case = world.case(claimed="police")
    start = STORY.index("sổ bảo hiểm")
    spans = [{"kind": "account", "span": [start, start + 11]}]
    Redaction.objects.create(submission=reporter(case), spans=spans, by=world.people["reception"])
    url = reverse("cases:case", args=[case.public_id])
    client.force_login(world.person("police"))
    page = client.get(url).content.decode()
    assert "sổ bảo hiểm" not in page
    assert "[đã che" in page
    client.force_login(world.person("reception"))
    assert "sổ bảo hiểm" in client.get(url).content.decode()
