"""What the demonstration writes in bulk is what the acts write, row for row."""

import datetime as dt
import random
from decimal import Decimal

import pytest
from django.forms.models import model_to_dict

from nepso.foundation.audit.models import AuditLine
from nepso.kernel.clock import now
from nepso.programme.activities.custody import custody_is_whole
from nepso.programme.activities.demo.filling import activities_fill
from nepso.programme.activities.demo.planning import Planned, content
from nepso.programme.activities.demo.proving import offers_of
from nepso.programme.activities.demo.stages import Hands, stages_of
from nepso.programme.activities.kinds import Audience, CountOf, Form
from nepso.programme.activities.models import (
    Activity,
    ActivityStep,
    ActivityTask,
    CountedActivity,
    CountedItem,
    CustodyLine,
    EvidenceClaim,
    EvidenceItem,
)
from nepso.programme.activities.services import (
    NewItem,
    activity_accept,
    activity_accept_at_agency,
    activity_record,
    activity_return,
    activity_submit,
    activity_withdraw,
    evidence_add,
)
from nepso.programme.activities.states import (
    ACCEPTED,
    AGENCY_ACCEPTED,
    DRAFT,
    RETURNED,
    SUBMITTED,
    WITHDRAWN,
)

FATES = (DRAFT, SUBMITTED, AGENCY_ACCEPTED, ACCEPTED, RETURNED, WITHDRAWN)
MODELS = (
    Activity, ActivityStep, ActivityTask, EvidenceClaim, EvidenceItem, CustodyLine,
    CountedActivity, CountedItem, AuditLine,
)  # fmt: skip
# What differs between two activities that are otherwise alike.
OWN = {"id", "public_id", "fingerprint", "digest", "activity", "item", "subject", "counts_in"}


def offers(number):
    return [
        NewItem(kind="count", count_of="copies", value=Decimal(5), source="Sổ"),
        NewItem(kind="link", url=f"https://xa.example/{number}", seen_on=dt.date(2026, 11, 2)),
        NewItem(kind="link", url="https://chung.example/video", seen_on=dt.date(2026, 11, 2)),
    ]


def rows(since):
    """Everything written after the ids in ``since``, without what is each one's own."""
    found = {}
    for model in MODELS:
        shown = []
        for row in model.objects.filter(pk__gt=since.get(model, 0)).order_by("pk"):
            facts = model_to_dict(row, exclude=["plan_tasks", *OWN])
            moments = [
                f.name for f in model._meta.fields if f.get_internal_type().startswith("DateT")
            ]
            told = {name: getattr(row, name) is not None for name in moments}
            detail = {"detail": sorted(row.detail)} if model is AuditLine else {}
            if model is CustodyLine:
                detail = {"detail": len(row.detail)}
            shown.append({**facts, **told, **detail})
        # Written for several rows at once, in whichever order the database handed those out.
        unordered = model in (CustodyLine, AuditLine, CountedItem)
        key = (lambda row: str(sorted(row.items()))) if unordered else None
        found[model] = sorted(shown, key=key) if key else shown
    return found


def last_ids():
    return {m: m.objects.order_by("-pk").values_list("pk", flat=True).first() or 0 for m in MODELS}


def by_acts(fate, facts, world, given):
    officer, head, desk = (world.person(role) for role in ("officer", "head", "desk"))
    row = activity_record(agency=world.commune, facts=facts, by=officer)
    for new in given:
        evidence_add(activity=row, new=new, by=officer)
    way = {
        SUBMITTED: lambda a: activity_submit(activity=a, revision=a.revision, by=officer),
        AGENCY_ACCEPTED: lambda a: activity_accept_at_agency(
            activity=a, revision=a.revision, by=head
        ),
        ACCEPTED: lambda a: activity_accept(activity=a, revision=a.revision, by=desk),
        RETURNED: lambda a: activity_return(activity=a, revision=a.revision, reason="Vì.", by=desk),
        WITHDRAWN: lambda a: activity_withdraw(
            activity=a, revision=a.revision, reason="Vì.", by=head
        ),
    }
    steps = list(way)[: FATES.index(fate)] if fate != RETURNED else [SUBMITTED, AGENCY_ACCEPTED]
    for step in [s for s in steps if s != RETURNED] + ([fate] if fate in way else []):
        if row.state != step:
            row = way[step](row)


@pytest.mark.parametrize("fate", FATES)
def test_bulk_writes_what_the_acts_write(fate, world, at_work):
    evidence_add(  # so that the shared link is known before
        activity=at_work.record(title="Trước đó", by="officer1", agency=world.others[0]),
        new=offers(0)[2], by=world.person("officer1"),
    )  # fmt: skip
    facts = {
        "title": "Phát tờ gấp tại chợ", "done_on": dt.date(2026, 11, 2), "form": "document",
        "audience": "everybody", "place": "Chợ", "note": "x", "tasks": [at_work.task()],
        "reach_measured": 9, "reach_source": "Đếm",
    }  # fmt: skip
    before = last_ids()
    by_acts(fate, facts, world, offers(1)[:2])
    acts, before = rows(before), last_ids()
    one = Planned(world.commune, facts, offers(2)[:2], fate, "Vì.", [0, 0, 0, 2])
    one.waits = [0, 0, 0, 0]
    hands = Hands(*(world.person(role) for role in ("officer", "head", "desk")))
    activities_fill([(one, stages_of(one, hands, now()))])
    bulk = rows(before)
    for model in MODELS:
        assert plain(bulk[model]) == plain(acts[model]), model.__name__
    assert all(custody_is_whole(item) for item in EvidenceItem.objects.all())


def plain(shown):
    """Links carry their own address; the rest must agree."""
    for facts in shown:
        for name in ("url", "title"):
            if str(facts.get(name, "")).startswith(("https://xa.example", "xa.example")):
                facts[name] = ""
    return shown


def test_an_item_of_two_activities_counts_once(world, at_work):
    hands = Hands(*(world.person(role) for role in ("officer", "head", "desk")))
    facts = {"done_on": dt.date(2026, 11, 2), "tasks": [at_work.task()], "form": "social"}
    pairs = []
    for title in ("Một", "Hai"):
        given = {**facts, "title": title}
        one = Planned(world.commune, given, [offers(0)[2]], ACCEPTED, "", [0, 0, 0, 0])
        pairs.append((one, stages_of(one, hands, now())))
    activities_fill(pairs)
    assert EvidenceItem.objects.count() == 1
    assert list(CountedItem.objects.values_list("is_only", flat=True)) == [False, False]


def test_the_content_is_well_formed():
    """Every piece speaks of known forms and counts, points to reserved names, can be filled."""
    words = dict.fromkeys(
        ("topic", "spot", "unit", "n", "sign", "year", "quarter", "slug", "key"), "x"
    )
    for piece in content()["piece"]:
        assert piece["form"] in Form.values
        assert piece.get("audience", "everybody") in Audience.values
        assert all(title.format_map(words) for title in piece["titles"])
        for proof in piece["proofs"]:
            assert proof.get("of", "copies") in CountOf.values
            assert ".example/" in proof.get("url", "https://x.example/")


def test_what_is_offered_is_the_same_each_time(world):
    piece, day = content()["piece"][0], dt.date(2026, 5, 4)
    words = dict.fromkeys(("topic", "spot", "unit", "n", "sign", "slug", "key"), "x")
    first, second = (
        offers_of(random.Random(1), piece, words, world.commune, day) for _ in range(2)
    )
    assert first == second
