"""The way of a product: whatever is tried in whatever order, the rules hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nepso.foundation.audit.models import AuditLine
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import held_at, now
from nepso.kernel.errors import Conflict, Invalid, NepsoError, NotAllowed
from nepso.outreach.products import services
from nepso.outreach.products.claims import CLAIM_HOLDS, claimer_of
from nepso.outreach.products.models import Product
from nepso.outreach.products.states import PRODUCT_STATES
from nepso.outreach.products.tests.conftest import TEXT

WHO = ("officer", "second", "head", "lead_desk", "other", "other_head", "leader", "local_admin",
       "administrator", "none")  # fmt: skip
ACTS = {
    "submit": {},
    "take_back": {},
    "return": {"reason": "Thiếu nguồn."},
    "approve": {},
    "reopen": {"reason": "Đổi số."},
    "edit": {"facts": {"purpose": "Mục đích khác."}},
}


@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(WHO)), max_size=8))
def _tries(desk, drawn):
    one = desk.write()
    for act, who in drawn:
        before = Product.objects.get(pk=one.pk)
        try:
            desk.do(act, one, by=who, **ACTS[act])
        except NepsoError:
            after = Product.objects.get(pk=one.pk)
            assert (after.state, after.revision) == (before.state, before.revision)
            continue
        after = Product.objects.get(pk=one.pk)
        assert after.state == before.state or PRODUCT_STATES.can_move(before.state, after.state)
        assert after.state in ("draft", "in_review", "approved"), "no act here leads to an outlet"
        assert after.revision == before.revision + 1
        assert who in ("officer", "second", "head", "lead_desk"), "nobody else ever acts"
        line = AuditLine.objects.filter(subject=one.public_id).latest("id")
        assert line.actor == desk.people[who].public_id
    stored = Product.objects.get(pk=one.pk)
    approved = [v for v in stored.versions.all() if v.approved_at]
    assert (stored.approved_at is not None) == (stored.state == "approved")
    if stored.state == "approved":
        latest = stored.versions.order_by("-number")[0]
        assert latest.approved_at == stored.approved_at
        assert latest.facts["source"] == stored.source
        assert latest.approved_by != stored.submitted_by
    for version in approved:
        earlier = stored.versions.filter(number__lte=version.number)
        assert version.approved_by not in {v.written_by for v in earlier}
    stored.delete()


def test_whatever_is_tried_only_another_pair_of_eyes_approves(desk):
    _tries(desk)


def test_four_eyes_even_for_a_head_who_wrote_edited_or_sent_it(desk):
    edited = desk.write()
    desk.do("edit", edited, by="head", facts={"purpose": "Khác."})
    again = desk.submit(by="head")
    desk.do("take_back", again, by="officer")
    for sent in (
        desk.submit(by="head"),
        desk.do("submit", desk.write(), by="head"),
        desk.do("submit", edited),
        desk.do("submit", again),  # sent by the head once, by another since
    ):
        with pytest.raises(NotAllowed, match="không tự duyệt được"):
            desk.do("approve", sent, by="head")
        assert desk.do("approve", sent, by="lead_desk").state == "approved"


@pytest.mark.parametrize("who", ["second", "other", "other_head", "leader", "local_admin"])
def test_others_do_not_approve(desk, who):
    sent = desk.submit()
    with pytest.raises(NotAllowed):
        desk.do("approve", sent, by=who)


def test_a_picture_of_an_approved_version_is_kept(desk):
    asset = desk.asset()
    one = desk.approve(assets=[asset])
    desk.do("reopen", one, reason="Đổi hình.")
    desk.do("edit", one, facts={"assets": []})
    with pytest.raises(Conflict, match="bản đã duyệt"):
        services.asset_discard(asset=asset, by=desk.person("officer"))


def test_what_was_read_is_what_is_approved(desk):
    sent = desk.submit()
    desk.do("take_back", sent)
    desk.do("edit", sent, facts={"purpose": "Khác."})
    desk.do("submit", sent)
    with pytest.raises(services.ProductConflict):
        services.product_approve(product=sent, revision=sent.revision, by=desk.person("head"))


def test_an_approved_version_never_changes_and_a_changed_one_is_approved_anew(desk):
    one = desk.approve()
    with pytest.raises(Conflict):
        desk.do("edit", one, facts={"purpose": "Lén sửa."})
    with pytest.raises(Invalid):
        desk.do("reopen", one, reason=" ")
    desk.do("reopen", one, reason="Đổi đường dây.")
    desk.do("edit", one, facts={"source": TEXT + "\n\nThêm."})
    with pytest.raises(Conflict):
        desk.do("discard", one)
    versions = list(one.versions.order_by("number"))
    assert [bool(v.approved_at) for v in versions] == [True, False]
    assert versions[0].facts["source"] == TEXT


def test_approvers_are_told_and_writers_hear_what_became_of_it(desk):
    sent = desk.submit()
    told = Notice.objects.get(kind="products.turn")
    assert told.account == desk.people["head"]
    assert sent.title not in told.sentence
    desk.do("return", sent, by="head", reason="Thiếu nguồn.")
    assert Notice.objects.count() == 2, "one to each"
    assert "trả lại" in Notice.objects.get(account=desk.people["officer"]).sentence
    own = desk.write(by="head")
    desk.do("submit", own, by="head")
    assert Notice.objects.filter(account=desk.people["lead_desk"]).exists(), "the head wrote it"


def test_one_reviews_at_a_time_and_a_claim_ends_by_itself(desk):
    sent = desk.submit()
    head, lead = desk.person("head"), desk.person("lead_desk")
    services.product_claim(product=sent, by=head)
    with pytest.raises(Conflict, match="đang duyệt"):
        desk.do("approve", sent, by="lead_desk")
    with pytest.raises(Conflict):
        services.product_claim(product=sent, by=lead)
    with pytest.raises(NotAllowed):
        services.product_claim(product=sent, by=desk.person("officer"))
    services.product_claim(product=sent, by=lead, seen=head.public_id)
    with pytest.raises(Conflict):
        services.product_unclaim(product=sent, by=head)
    with held_at(now() - CLAIM_HOLDS):
        services.product_claim(product=sent, by=lead)
    assert claimer_of(Product.objects.get(pk=sent.pk)) is None
    desk.do("approve", sent, by="head")


def test_an_open_remark_stands_in_the_way_and_a_quote_must_stand_in_the_text(desk):
    sent = desk.submit()
    officer = desk.person("officer")
    with pytest.raises(Invalid, match="không có trong nội dung"):
        services.comment_add(product=sent, quote="Không hề có", text="Sửa.", by=officer)
    with pytest.raises(NotAllowed):
        services.comment_add(product=sent, quote="", text="Sửa.", by=desk.person("other"))
    quote = "chuyển tiền để phục vụ điều tra. Cần làm gì"
    remark = services.comment_add(product=sent, quote=quote, text="Rõ hơn.", by=officer)
    with pytest.raises(Conflict, match="góp ý chưa xong"):
        desk.do("approve", sent, by="head")
    services.comment_resolve(comment=remark, by=desk.person("head"))
    with pytest.raises(Conflict):
        services.comment_resolve(comment=remark, by=desk.person("head"))
    desk.do("approve", sent, by="head")


def test_the_trail_holds_no_words(desk):
    one = desk.submit()
    desk.do("return", one, by="head", reason="Lý do bí mật")
    kept = "".join(str(line.detail) for line in AuditLine.objects.filter(subject=one.public_id))
    assert "bí mật" not in kept
    assert "chuyển tiền" not in kept
