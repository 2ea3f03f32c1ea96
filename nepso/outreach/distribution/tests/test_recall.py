"""One act takes it back everywhere, and the list is not closed until every place is ticked."""

import datetime as dt

import pytest

from nepso.foundation.jobs.models import Job
from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.outreach.distribution import jobs, services
from nepso.outreach.distribution.models import Posting, Recall
from nepso.outreach.products.models import Asset, Product
from nepso.outreach.products.services import asset_edit


@pytest.fixture
def everywhere(air):
    """A product on a page of ours, on Facebook, planned on a loudspeaker, on a screen of ours, in a
    kit and on paper; a text message was made and never used."""
    product = air.desk.approve()
    air.proven(air.outlet("facebook"), product)
    air.out(air.outlet("portal"), product)
    air.plan(air.outlet("loudspeaker"), product)
    air.out(air.outlet("lcd_screen", runs_our_player=True), product)
    air.variant(product, "telecom_message")
    fresh = Product.objects.get(pk=product.pk)
    facts = {"product": fresh, "agency": air.desk.tree["so-yt"], "by": air.person("other")}
    services.handout_give(kind="kit", **facts)
    services.handout_give(kind="kit", **facts)
    services.handout_give(kind="print", copies=40, what="Tờ rơi A5", **facts)
    return Product.objects.get(pk=product.pk)


def test_one_act_lists_everything_and_ends_what_a_machine_can(air, everywhere):
    recall = air.recall(everywhere)
    lines = {item.what: item for item in recall.items.all()}
    assert len(lines) == 7, list(lines)
    done = {what for what, item in lines.items() if item.done_at}
    assert done == {
        "Trang công khai của hệ thống này: Kênh portal",
        "Đài truyền thanh xã, phường: Kênh loudspeaker",
        "Tin nhắn SMS của UBND xã A",
    }
    states = dict(Posting.objects.values_list("outlet__kind", "state"))
    assert states == {
        "facebook": "recalling", "portal": "recalled", "loudspeaker": "dropped",
        "lcd_screen": "recalling",
    }  # fmt: skip
    assert Product.objects.get().state == "recalled"
    assert lines["Bản in, 40 bản: Tờ rơi A5"].agency == air.desk.tree["so-yt"]
    told = set(Notice.objects.filter(link__contains="thu-hoi").values_list("account", flat=True))
    assert told == {air.desk.people[who].pk for who in ("second", "head", "other", "other_head")}


def test_it_closes_with_the_last_tick_and_not_before(air, everywhere):
    recall = air.recall(everywhere)
    open_items = list(recall.items.filter(done_at=None))
    for item in open_items:
        assert Recall.objects.get().state == "open"
        who = "other" if item.agency == air.desk.tree["so-yt"] else "officer"
        with pytest.raises(Invalid):
            services.recall_item_tick(item=item, proof=" ", by=air.person(who))
        if item.is_automatic:
            services.recall_item_confirm(item=item, proof="Màn hình đã báo.")
            services.recall_item_confirm(item=item)
            continue
        with pytest.raises(NotAllowed):
            services.recall_item_tick(item=item, proof="Đã gỡ.", by=air.person("leader"))
        services.recall_item_tick(item=item, proof="Đã gỡ lúc 8 giờ.", by=air.person(who))
        with pytest.raises(Conflict):
            services.recall_item_tick(item=item, proof="Đã gỡ.", by=air.person(who))
    assert Recall.objects.get().state == "closed"
    assert not Posting.objects.exclude(state__in=["recalled", "dropped"]).exists()


def test_what_was_wrong_is_told_to_the_public(air, everywhere):
    for statement in (None, {"was_wrong": "Sai.", "is_right": ""}):
        with pytest.raises(Invalid):
            air.recall(everywhere, statement=statement)
    with pytest.raises(Invalid):
        air.recall(everywhere, kind="khác")
    recall = air.recall(everywhere)
    assert recall.statement.is_right == "Gọi 113."


def test_only_its_agency_or_the_desk_takes_back_and_only_once(air, everywhere):
    for who in ("other", "leader", "none"):
        with pytest.raises(NotAllowed):
            air.recall(everywhere, by=who)
    air.recall(everywhere, by="lead_desk")
    with pytest.raises(NotAllowed, match="đang đăng"):
        air.recall(everywhere)


def test_taken_back_nothing_more_goes_out_until_it_is_approved_anew(air, everywhere):
    planned = Posting.objects.get(outlet__kind="loudspeaker")
    variant = planned.variant
    air.recall(everywhere)
    with pytest.raises(Conflict):
        air.do("put_out", planned)
    with pytest.raises(NotAllowed):
        services.variant_make(
            product=Product.objects.get(), agency=variant.agency, kind="facebook",
            by=air.person("officer"),
        )  # fmt: skip
    air.desk.do("reopen", everywhere, reason="Sửa số.")
    air.desk.do("edit", everywhere, facts={"key_message": "Gọi 113."})
    air.desk.do("submit", everywhere)
    air.desk.do("approve", everywhere, by="head")
    again = air.plan(planned.outlet, everywhere)
    assert again.state == "planned"
    # The first list is still open; what went out anew is taken back by a list of its own.
    assert Recall.objects.filter(state="open").count() == 1
    air.do("put_out", again)
    second = air.recall(Product.objects.get())
    listed = [item.posting for item in second.items.all() if item.posting is not None]
    assert listed == [Posting.objects.get(pk=again.pk)]


def test_a_counted_posting_is_told_to_have_been_taken_back(air, everywhere):
    Job.objects.all().delete()
    air.recall(everywhere)
    asked = Job.objects.filter(name="distribution.announce").values_list("arguments", flat=True)
    proven = Posting.objects.get(outlet__kind="facebook")
    assert list(asked) == [{"posting": proven.public_id}]


def test_the_end_of_a_right_takes_back_by_itself(air):
    asset = air.desk.asset()
    product = air.desk.approve(assets=[asset])
    air.out(air.outlet(), product)
    jobs.rights_over()
    assert not Recall.objects.exists()
    Asset.objects.update(expires_on=dt.date(2020, 1, 1))
    jobs.rights_over()
    jobs.rights_over()
    recall = Recall.objects.get()
    assert (recall.kind, recall.begun_by) == ("rights", None)
    assert asset.title in recall.reason


def test_an_agreement_withdrawn_takes_back_too(air):
    asset = air.desk.asset(people_shown="agreed", consent_words="Hồ sơ 1")
    product = air.desk.approve(assets=[asset])
    air.out(air.outlet(), product)
    facts = {"people_shown": "not_agreed"}
    asset_edit(asset=asset, revision=0, facts=facts, by=air.person("officer"))
    jobs.rights_over()
    recall = Recall.objects.get()
    assert recall.kind == "rights"
    assert recall.reason.startswith("Không còn đủ quyền")


def test_what_was_given_away_is_taken_back_though_nothing_ever_ran(air):
    product = air.desk.approve()
    with pytest.raises(NotAllowed):
        air.recall(product)
    fresh = Product.objects.get()
    given = {"product": fresh, "agency": air.desk.tree["so-yt"], "by": air.person("other")}
    services.handout_give(kind="kit", **given)
    recall = air.recall(Product.objects.get())
    assert Product.objects.get().state == "recalled"
    assert [item.agency.code for item in recall.items.all()] == ["so-yt"]
    air.desk.do("reopen", product, reason="Sửa số.")
    air.desk.do("submit", product)
    air.desk.do("approve", product, by="head")
    with pytest.raises(NotAllowed):  # that kit is on a list already
        air.recall(Product.objects.get())


def test_a_right_that_ends_takes_back_a_kit_too(air):
    product = air.desk.approve(assets=[air.desk.asset()])
    given = {"agency": air.desk.tree["so-yt"], "by": air.person("other")}
    services.handout_give(product=Product.objects.get(pk=product.pk), kind="kit", **given)
    jobs.rights_over()
    assert not Recall.objects.exists()
    Asset.objects.update(expires_on=dt.date.today() - dt.timedelta(days=1))
    jobs.rights_over()
    assert Recall.objects.get().kind == "rights"


def test_a_recalled_article_says_so_while_it_is_mended(air, client):
    posting = air.out(air.outlet("portal"))
    air.recall(posting.product)
    product = Product.objects.get()
    air.desk.do("reopen", product, reason="Sửa số điện thoại.")
    page = client.get(f"/tin/x-{product.public_id}/")
    assert "Số điện thoại sai." in page.content.decode()
