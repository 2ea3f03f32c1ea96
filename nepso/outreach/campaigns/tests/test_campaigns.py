"""A campaign from its draft to its end; every figure of it counted; its plan; its public page."""

import datetime as dt
import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.outreach.campaigns import services
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.planning import When, campaign_plan
from nepso.outreach.campaigns.progress import progress_of
from nepso.outreach.distribution.models import Outlet, Posting, Variant
from nepso.outreach.distribution.services import Careful, reach_tell
from nepso.outreach.products.models import Product
from tests.conventions.vietnamese import english_words

HERE = "/kenh/chien-dich/"


def soon(days=1, hour=9):
    day = timezone.localdate() + dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def test_every_figure_is_counted_from_postings(air, run):
    product, other = air.desk.approve(), air.desk.approve(title="Không thuộc chiến dịch")
    campaign = run(product)
    proven = air.proven(air.outlet("loudspeaker"), product)
    air.out(air.outlet("facebook"), product)
    air.plan(air.outlet("leaflet"), product)
    air.plan(air.outlet("zalo_oa"), other)
    late = air.plan(air.outlet("youtube"), product)
    Posting.objects.filter(pk=late.pk).update(planned_at=now() + dt.timedelta(days=60))
    fresh = Posting.objects.get(pk=proven.pk)
    facts = {"measured": 40, "source": "máy đếm", "estimated": 300, "basis": "số hộ"}
    reach_tell(posting=fresh, revision=fresh.revision, facts=facts, by=air.person("officer"))
    seen = progress_of(campaign)
    assert (seen.planned, seen.out, seen.proven) == (1, 2, 1)
    assert (seen.measured, seen.estimated, seen.measured_of) == (40, 300, 1), "apart"
    assert seen.communes == 1
    assert [(one.planned, one.out, one.proven) for one in seen.by_agency] == [(1, 2, 1)]


def test_every_figure_opens_the_postings_that_it_counts(air, run, as_):
    product, other = air.desk.approve(), air.desk.approve(title="Không thuộc chiến dịch")
    campaign = run(product)
    proven = air.proven(air.outlet("loudspeaker"), product)
    shown = air.out(air.outlet("facebook"), product)
    planned = air.plan(air.outlet("leaflet"), product)
    air.out(air.outlet("zalo_oa"), other)
    earlier = air.out(air.outlet("youtube"), product)
    Posting.objects.filter(pk=earlier.pk).update(out_at=now() - dt.timedelta(days=90))
    client = as_("officer")
    page = client.get(f"{HERE}{campaign.public_id}/").content.decode()
    links = dict.fromkeys(re.findall(r'href="(/kenh/chien-dich/[^"]*/luot-dang/[^"]*)"', page))
    listed = {}
    for link in links:
        answer = client.get(html.unescape(link))
        assert answer.status_code == 200, link
        listed[html.unescape(link).partition("?")[2]] = {
            row["posting"].pk for row in answer.context["rows"]
        }
    commune = proven.outlet.commune.public_id
    assert listed["tinh_trang=chua-dang"] == {planned.pk}
    assert listed["tinh_trang=da-dang"] == {proven.pk, shown.pk}
    assert listed["tinh_trang=proven"] == {proven.pk}
    assert listed[f"san_pham={product.public_id}"] == {proven.pk, shown.pk, planned.pk}
    heard = f"hinh_thuc={proven.outlet.form}&tinh_trang=da-dang"
    assert listed[f"dia_ban={commune}&{heard}"] == {proven.pk} == listed[f"{heard}&phu=1"]


def test_who_takes_no_part_is_not_counted(air, run):
    product = air.desk.approve()
    campaign = run(product, all_communes=False)
    air.out(air.outlet("facebook"), product)
    assert progress_of(campaign).out == 0
    facts = {"title": "x", "goal": "y", "begins": campaign.begins, "ends": campaign.ends,
             "agencies": [air.desk.tree["xa-a"]], "all_communes": False, "target_postings": 0,
             "target_communes": 0}  # fmt: skip
    services.campaign_edit(
        campaign=campaign, revision=campaign.revision, facts=facts, by=air.person("lead_desk")
    )
    assert progress_of(Campaign.objects.get()).out == 1


def test_it_begins_with_a_product_by_a_head_and_ends(air, run):
    empty = run()
    assert empty.state == "draft"
    with pytest.raises(Conflict):
        services.campaign_move(
            campaign=empty, revision=empty.revision, state="running", by=air.person("lead_desk")
        )
    full = run(air.desk.approve(), state="draft")
    with pytest.raises(NotAllowed):
        services.campaign_move(
            campaign=full, revision=full.revision, state="running", by=air.person("officer")
        )
    for state in ("running", "ended", "running"):
        full = services.campaign_move(
            campaign=full, revision=full.revision, state=state, by=air.person("lead_desk")
        )
    with pytest.raises(Conflict):
        services.campaign_move(
            campaign=full, revision=full.revision - 1, state="ended", by=air.person("lead_desk")
        )


def test_days_that_run_backwards_are_told(run):
    with pytest.raises(Invalid) as told:
        run(begins=dt.date(2027, 3, 2), ends=dt.date(2027, 3, 1))
    assert "ends" in told.value.fields


def test_the_plan_makes_every_posting_or_none(air, run):
    first, second = air.desk.approve(), air.desk.approve(title="Bài thứ hai")
    campaign = run(first, second)
    outlets = [air.outlet("facebook"), air.outlet("leaflet"), air.outlet("zalo_oa")]
    facts = {"campaign": campaign, "products": [first, second], "by": air.person("officer")}
    made = campaign_plan(
        outlets=outlets, when=When(soon(), days_apart=2, lasting=dt.timedelta(days=7)), **facts
    )
    assert len(made) == 6
    assert {one.planned_at for one in made} == {soon(), soon(3)}
    assert all(one.until - one.planned_at == dt.timedelta(days=7) for one in made)
    with pytest.raises(Careful) as told:
        campaign_plan(outlets=outlets, when=When(soon()), **facts)
    assert all(any(outlet.name in one for one in told.value.cautions) for outlet in outlets)
    assert Posting.objects.count() == 6, "nothing of it is stored"
    with pytest.raises(Invalid):
        campaign_plan(outlets=outlets, when=When(soon(40)), **facts)
    outlet = Outlet.objects.get(pk=outlets[1].pk)
    outlet.valid_to = timezone.localdate()
    outlet.save()
    outlets[1] = outlet
    with pytest.raises(Invalid, match="Kênh leaflet"):
        campaign_plan(outlets=outlets, when=When(soon()), knowing=True, **facts)
    assert Posting.objects.count() == 6


def test_nobody_plans_on_the_outlets_of_others(air, run):
    product = air.desk.approve()
    campaign = run(product)
    with pytest.raises(Conflict):
        campaign_plan(campaign=campaign, products=[product], outlets=[air.outlet("facebook")],
                      when=When(soon()), by=air.person("other"))  # fmt: skip
    assert not Posting.objects.exists()


def test_from_the_form_to_the_public_page(air, as_):
    product, client = air.desk.approve(), as_("lead_desk")
    today = timezone.localdate()
    data = {"title": "Tuần lễ an toàn mạng", "goal": "Mọi xã cùng nói <b>một</b> điều.",
            "begins": f"{today:%d/%m/%Y}", "ends": "01/01/2020", "all_communes": "on",
            "target_communes": "92"}  # fmt: skip
    wrong = client.post(f"{HERE}lap/", data)
    assert wrong.status_code == 422
    assert "Tuần lễ an toàn mạng" in wrong.content.decode(), "what was typed stays"
    data["ends"] = f"{today + dt.timedelta(days=20):%d/%m/%Y}"
    assert client.post(f"{HERE}lap/", data).status_code == 302
    campaign = Campaign.objects.get()
    here = f"{HERE}{campaign.public_id}/"
    assert client.get(f"/chien-dich/{campaign.public_id}/").status_code == 404, "a draft"
    put = {"la": product.public_id, "buoc": "them", "revision": campaign.revision}
    assert client.post(f"{here}san-pham/", put).status_code == 302
    assert client.post(f"{here}san-pham/", put).status_code == 409, "stale"
    campaign.refresh_from_db()
    press = {"buoc": "running", "revision": campaign.revision}
    assert client.post(f"{here}buoc/", press).status_code == 302
    outlet, client = air.outlet("portal"), as_("officer")
    plan = {"san_pham": product.public_id, "kenh": outlet.public_id, "days_apart": "1",
            "day": f"{today + dt.timedelta(days=2):%d/%m/%Y}", "time": "17h30"}  # fmt: skip
    assert client.post(f"{here}len-lich/", {**plan, "kenh": "la"}).status_code == 422
    assert client.post(f"{here}len-lich/", plan).status_code == 302
    assert client.post(f"{here}len-lich/", plan).status_code == 409
    for address in (HERE, here, f"{here}len-lich/", f"{HERE}lap/"):
        page = client.get(address)
        assert page.status_code == 200
        assert not english_words(page.content.decode())
    client.logout()
    shown = client.get(f"/chien-dich/{campaign.public_id}/").content.decode()
    assert "Mọi xã cùng nói &lt;b&gt;một&lt;/b&gt; điều." in shown
    assert product.title not in shown, "not out yet"
    air.do("put_out", Posting.objects.get())
    assert product.title in client.get(f"/chien-dich/{campaign.public_id}/").content.decode()
    air.recall(Product.objects.get())
    assert product.title not in client.get(f"/chien-dich/{campaign.public_id}/").content.decode()
    for address in ("/", "/chien-dich/", "/tim-kiem/?q=tuan+le"):
        found = client.get(address).content.decode()
        assert f'href="/chien-dich/{campaign.public_id}/"' in found, address
    assert "/chien-dich/</loc>" in client.get("/sitemap-trang.xml").content.decode()
    assert campaign.public_id in client.get("/sitemap-chien-dich.xml").content.decode()


@pytest.mark.parametrize(("role", "status"), [("other", 403), ("leader", 403), ("head", 403)])
def test_others_change_no_campaign(run, as_, role, status):
    campaign = run()
    assert as_(role).get(f"{HERE}{campaign.public_id}/sua/").status_code == status


def test_its_page_asks_as_many_questions_for_many(air, run, as_):
    product = air.desk.approve()
    campaign, client, asked = run(product), as_("lead_desk"), []
    client.get(f"{HERE}{campaign.public_id}/")
    for _ in range(2):
        for kind in ("facebook", "loudspeaker", "leaflet"):
            air.plan(air.outlet(kind), product)
        with CaptureQueriesContext(connection) as seen:
            client.get(f"{HERE}{campaign.public_id}/")
        asked.append(len(seen))
    assert asked[0] == asked[1] <= 26, asked


def test_an_officer_alone_changes_no_campaign_that_the_public_reads(air, run, as_):
    facts = {
        "title": "Tên khác", "goal": "y", "begins": timezone.localdate(),
        "ends": timezone.localdate(), "agencies": [], "all_communes": True,
        "target_postings": 0, "target_communes": 0,
    }  # fmt: skip
    officer = make_person("Cán Bộ Sở", (air.desk.tree["so-vh"], Role.FOCAL_OFFICER))
    campaign = run(state="draft")

    def edited(by):
        fresh = Campaign.objects.get(pk=campaign.pk)
        return services.campaign_edit(campaign=fresh, revision=fresh.revision, facts=facts, by=by)

    edited(officer)
    here = f"{HERE}{campaign.public_id}/"
    client = as_("lead_desk")
    client.force_login(officer)
    assert f'href="{here}sua/"' in client.get(here).content.decode()
    for state in ("running", "ended"):
        Campaign.objects.filter(pk=campaign.pk).update(state=state)
        with pytest.raises(NotAllowed, match="trang công khai"):
            edited(officer)
        assert f'href="{here}sua/"' not in client.get(here).content.decode()
        assert client.get(f"{here}sua/").status_code == 403
        assert client.get(f"{here}san-pham/").status_code == 403
        fresh = Campaign.objects.get(pk=campaign.pk)
        with pytest.raises(NotAllowed, match="trang công khai"):
            services.campaign_carry(
                campaign=fresh, revision=fresh.revision, products=[], by=officer
            )
        edited(air.person("lead_desk"))


def test_its_public_page_gives_the_words_that_run(client, air, run):
    product, outlet = air.desk.approve(), air.outlet("portal")
    made = air.variant(product, "portal")
    parts = {**made.parts, "title": "Chữ đang chạy", "lead": "Lời đang chạy."}
    air.do("approve", air.do("edit", made, parts=parts), by="head")
    posting = air.do("put_out", air.plan(outlet, product))
    address = f"/chien-dich/{run(product).public_id}/"
    page = client.get(address).content.decode()
    assert "Chữ đang chạy" in page
    assert "Lời đang chạy." in page
    assert product.title not in page
    assert product.key_message not in page
    assert "máy dịch" not in page
    Variant.objects.filter(pk=posting.variant_id).update(
        language="en", is_machine_translated=True, disclosed_as="Tài trợ: A"
    )
    Posting.objects.update(is_demonstration=True)
    page = client.get(address).content.decode()
    for told in ("Bản dịch do máy dịch", "Dữ liệu minh họa", "Tài trợ: A", 'lang="en"'):
        assert told in page
