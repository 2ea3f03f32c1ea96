"""Variant, plan, run, proof: whatever is tried in whatever order, the rules hold."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nepso.foundation.audit.models import AuditLine
from nepso.foundation.jobs.models import Job
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import held_at, now
from nepso.kernel.errors import Conflict, Invalid, NepsoError, NotAllowed
from nepso.outreach.distribution import jobs, services
from nepso.outreach.distribution.kinds import TOLD
from nepso.outreach.distribution.models import Posting, Variant
from nepso.outreach.distribution.sources import is_stale
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.products.models import Product

PAID = {"disclosure": "paid", "disclosed_as": "Nội dung do Công ty X tài trợ."}


def test_made_by_rule_needs_no_second_approval_and_the_machine_words_stay(air):
    one = air.variant()
    assert one.state == "ready"
    assert one.made["text"].startswith("Không chuyển tiền theo lời một cuộc gọi.")
    assert "• Dừng cuộc gọi." in one.made["text"]
    words = {"text": "Lời của cán bộ xã."}
    edited = air.do("edit", one, parts=words)
    assert (edited.parts, edited.made, edited.state) == (words, one.made, "edited")
    back = air.do("reset", one)
    assert (back.parts, back.state) == (one.made, "ready")
    assert [line.parts for line in one.edits.all()] == [words]


def test_what_ran_before_its_hour_stands_where_it_ran(air):
    early = air.plan(hours=48)
    out = air.do("put_out", early)
    assert out.planned_at == out.out_at < early.planned_at
    at = now() - dt.timedelta(hours=3)
    assert air.do("put_out", air.plan(hours=1), at=at).planned_at == at
    with held_at(now() - dt.timedelta(hours=5)):
        on_time = air.plan(hours=1)
    late = air.do("put_out", on_time)
    assert late.planned_at == on_time.planned_at < late.out_at


def test_four_eyes_on_changed_words_alone(air):
    outlet, one = air.outlet(), air.variant()
    air.do("edit", one, by="head", parts={"text": "Lời thủ trưởng."})
    with pytest.raises(NotAllowed, match="không tự duyệt được"):
        air.do("approve", one, by="head")
    with pytest.raises(NotAllowed):
        air.do("approve", one, by="officer")
    fresh = Variant.objects.get(pk=one.pk)
    with pytest.raises(Conflict, match="chưa ai duyệt"):
        services.posting_plan(
            variant=fresh, outlet=outlet, planned_at=now(), by=air.person("officer")
        )
    assert air.do("approve", one, by="lead_desk").state == "ready"
    told = Notice.objects.filter(kind=TOLD.code).order_by("pk").values_list("account", "sentence")
    assert list(told) == [
        (air.person("lead_desk").pk, "Có lời sửa của một bản theo kênh chờ bạn đọc và duyệt."),
        (air.person("head").pk, "Lời bạn sửa cho một kênh đã được duyệt."),
    ]


def test_changed_words_keep_who_paid_and_the_limit(air):
    one = air.variant(air.desk.approve(**PAID))
    assert one.made["text"].startswith(PAID["disclosed_as"])
    for wrong in ("", "Lời mới không nói ai trả tiền.", f"{PAID['disclosed_as']} {'x' * 3000}"):
        with pytest.raises(Invalid):
            air.do("edit", one, parts={"text": wrong})
    broken = "Lời mới. Nội dung do\nCông ty X   tài trợ."
    assert air.do("edit", one, parts={"text": broken}).parts["text"] == broken


@pytest.mark.parametrize("kind", ["loudspeaker", "telecom_message", "led_board", "portal"])
def test_what_the_machine_made_passes_its_own_checks(air, kind):
    one = air.variant(air.desk.approve(**PAID), kind)
    assert air.do("edit", one, parts=one.made).parts == one.made


def test_approved_anew_the_old_variant_is_stale_and_cannot_be_used(air):
    product = air.desk.approve()
    one, outlet = air.variant(product), air.outlet()
    air.desk.do("reopen", product, reason="Đổi số.")
    assert is_stale(Variant.objects.select_related("product", "version").get(pk=one.pk))
    with pytest.raises(NotAllowed):
        air.variant(product)
    air.desk.do("edit", product, facts={"key_message": "Câu mới."})
    air.desk.do("submit", product)
    air.desk.do("approve", product, by="head")
    with pytest.raises(Conflict, match="làm lại"):
        services.posting_plan(
            variant=one, outlet=outlet, planned_at=now(), by=air.person("officer")
        )
    new = air.variant(product)
    assert new.pk != one.pk
    assert new.made["text"].startswith("Câu mới.")


def test_a_board_is_given_lines_of_its_length(air):
    board = air.outlet("led_board", length=20)
    posting = air.plan(board)
    lines = posting.variant.parts["line"].split("\n")
    assert len(lines) > 1
    assert all(len(line) <= 20 for line in lines)
    with pytest.raises(Invalid, match="dài khác"):
        services.posting_plan(
            variant=air.variant(posting.product, "led_board"), outlet=board, planned_at=now(),
            by=air.person("officer"),
        )  # fmt: skip


def test_the_product_moves_with_its_outlets(air):
    product = air.desk.approve()
    posting = air.plan(product=product)
    assert Product.objects.get().state == "scheduled"
    with pytest.raises(NotAllowed, match="bỏ khỏi lịch"):
        air.desk.do("reopen", product, reason="Sửa.")
    air.do("drop", posting)
    assert Product.objects.get().state == "approved"
    out = air.out(product=product)
    assert Product.objects.get().state == "out"
    assert out.shown == out.variant.parts
    air.prove(out)
    out.refresh_from_db()
    assert out.state == "proven"
    assert Job.objects.filter(name="distribution.announce").count() == 1
    assert Job.objects.filter(name="distribution.look_up_link").count() == 1


def test_quiet_hours_and_neighbours_are_told_and_may_be_known(air):
    product = air.desk.approve()
    quiet = {"quiet_from": dt.time(22), "quiet_until": dt.time(5)}
    outlet = air.outlet("loudspeaker", **quiet)
    variant, officer = air.variant(product, "loudspeaker"), air.person("officer")
    night = (now() + dt.timedelta(days=2)).astimezone(dt.timezone(dt.timedelta(hours=7)))
    facts = {"variant": variant, "outlet": outlet, "by": officer}
    for hour, minute in ((23, 0), (4, 59), (21, 59)):
        at = night.replace(hour=hour, minute=minute, second=55)
        with pytest.raises(services.Careful, match="giờ yên lặng"):
            services.posting_plan(planned_at=at, **facts)
    services.posting_plan(planned_at=night.replace(hour=17, minute=0), **facts)
    with pytest.raises(services.Careful) as told:
        services.posting_plan(planned_at=night.replace(hour=17, minute=10), **facts)
    assert len(told.value.cautions) == 2, "beside another, and the same product again"
    services.posting_plan(planned_at=night.replace(hour=17, minute=10), knowing=True, **facts)


@pytest.mark.parametrize(
    ("kind", "words", "first"),
    [
        ("portal", "đăng ngay", "đăng ngay"),
        ("facebook", "thì mở trang của lượt đăng và bấm “Đã đăng”", "cứ lên lịch, rồi mở trang"),
    ],
)
def test_an_hour_that_has_passed_is_told_before_it_is_taken(air, kind, words, first):
    posting = air.plan(air.outlet(kind))
    yesterday = now() - dt.timedelta(days=1)
    with pytest.raises(services.Careful, match=words):
        air.do("replan", posting, planned_at=yesterday)
    facts = {"variant": posting.variant, "outlet": posting.outlet, "by": air.person("officer")}
    with pytest.raises(services.Careful, match=first):
        services.posting_plan(planned_at=yesterday, **facts)
    posting.refresh_from_db()
    assert posting.planned_at > now()
    this_minute = now() - dt.timedelta(seconds=50)
    assert air.do("replan", posting, planned_at=this_minute).planned_at == this_minute
    fresh = Posting.objects.get(pk=posting.pk)
    assert air.do("replan", fresh, planned_at=yesterday, knowing=True).planned_at == yesterday


def test_times_at_which_nothing_can_run_are_refused(air):
    outlet = air.outlet(valid_to=dt.date(2020, 1, 1))
    with pytest.raises(Invalid, match="không dùng vào ngày"):
        air.plan(outlet)
    with pytest.raises(Invalid, match="sau giờ đăng"):
        air.plan(air.outlet(), until=now() - dt.timedelta(days=1))
    with pytest.raises(Invalid, match="một năm"):
        air.plan(air.outlet(), hours=24 * 400)


def test_an_outlet_of_another_agency_is_not_theirs(air):
    with pytest.raises(NotAllowed):
        air.outlet(by="other")
    posting = air.plan()
    for act, more in (("put_out", {}), ("drop", {}), ("replan", {"planned_at": now()})):
        with pytest.raises(NotAllowed):
            air.do(act, posting, by="other", **more)
    with pytest.raises(NotAllowed):
        air.variant(posting.product, by="other")
    theirs = air.variant(posting.product, by="other", agency="so-yt")
    assert theirs.agency == air.desk.tree["so-yt"], "an approved product serves every agency"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "link", "url": "javascript:alert(1)"}, "url"),
        ({"kind": "photo"}, "photo"),
        ({"kind": "play_log", "text": "Sổ trực"}, "plays"),
        ({"kind": "note"}, "text"),
        ({"kind": "khác"}, "kind"),
    ],
)
def test_a_proof_that_shows_nothing_is_told(air, given, field):
    posting = air.out()
    with pytest.raises(Invalid) as refused:
        air.prove(posting, **given)
    assert field in refused.value.fields


def test_reach_is_told_with_its_source_and_apart(air):
    posting = air.proven()
    facts = {"measured": 1200, "source": "", "estimated": None, "basis": ""}
    who = {"by": air.person("officer"), "posting": posting, "revision": posting.revision}
    with pytest.raises(Invalid, match="đo bằng gì"):
        services.reach_tell(facts=facts, **who)
    told = {**facts, "source": "Trang Facebook", "estimated": 300, "basis": "Số hộ nghe loa"}
    done = services.reach_tell(facts=told, **who)
    assert (done.reach_measured, done.reach_estimated) == (1200, 300)
    assert Job.objects.filter(name="distribution.announce").count() == 2


def test_pages_of_our_own_go_out_by_themselves_once(air):
    posting = air.plan(air.outlet("portal"))
    jobs.put_out_due()
    assert Posting.objects.get().state == "planned"
    Posting.objects.update(planned_at=now() - dt.timedelta(minutes=1))
    jobs.put_out_due()
    jobs.put_out_due()
    posting.refresh_from_db()
    assert (posting.state, posting.proofs.count()) == ("proven", 1)
    assert Product.objects.get().state == "out"


def test_what_may_not_go_out_fails_with_its_reason_and_holds_up_no_other(air):
    outlet = air.outlet("portal")
    first, second = air.plan(outlet), air.plan(outlet)
    Product.objects.filter(pk=first.product_id).update(approved_at=now())
    Posting.objects.update(planned_at=now() - dt.timedelta(minutes=1))
    jobs.put_out_due()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("failed", "proven")
    assert "làm lại" in first.reason


WHO = ("officer", "head", "lead_desk", "other", "leader", "none")
ACTS = {
    "put_out": {},
    "drop": {},
    "replan": {"planned_at": dt.datetime(2026, 11, 1, tzinfo=dt.UTC), "knowing": True},
    "fail": {"reason": "Mất điện."},
}


@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(WHO)), max_size=7))
def _tries(air, drawn):
    posting = air.plan(air.outlet())
    for act, who in drawn:
        before = Posting.objects.get(pk=posting.pk)
        try:
            air.do(act, posting, by=who, **ACTS[act])
        except NepsoError:
            after = Posting.objects.get(pk=posting.pk)
            assert (after.state, after.revision) == (before.state, before.revision)
            continue
        after = Posting.objects.get(pk=posting.pk)
        assert after.state == before.state or POSTING_STATES.can_move(before.state, after.state)
        assert after.revision == before.revision + 1
        assert who in ("officer", "head", "lead_desk")
        line = AuditLine.objects.filter(subject=posting.public_id).latest("id")
        assert line.actor == air.desk.people[who].public_id
    stored = Posting.objects.select_related("product").get(pk=posting.pk)
    expected = {"planned": "scheduled", "failed": "scheduled", "dropped": "approved", "out": "out"}
    assert stored.product.state == expected[stored.state]
    assert stored.steps.count() == stored.revision


def test_whatever_is_tried_the_product_is_where_its_outlets_are(air):
    _tries(air)


def test_what_happened_earlier_is_told_later_but_never_ahead(air):
    posting = air.plan()
    with pytest.raises(Invalid):
        air.do("put_out", posting, at=now() + dt.timedelta(hours=2))
    with held_at(now() - dt.timedelta(days=1)):
        out = air.do("put_out", posting)
    assert out.out_at < now() - dt.timedelta(hours=23)
