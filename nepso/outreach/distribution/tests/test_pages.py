"""The officers' pages, as a browser without script uses them; the public's."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nepso.outreach.distribution.models import Outlet, Posting, Recall, Variant
from nepso.outreach.products.models import Product
from nepso.programme.activities.tests.photos import shot
from tests.conventions.vietnamese import english_words

HERE = "/kenh/"


@pytest.fixture
def as_(client, air):
    def signed_in(role):
        client.force_login(air.person(role))
        return client

    return signed_in


def tomorrow():
    return (dt.date.today() + dt.timedelta(days=1)).strftime("%d/%m/%Y")


def test_from_an_outlet_over_a_plan_to_proof_and_reach(air, as_, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    product, client = air.desk.approve(), as_("officer")
    added = client.post(
        f"{HERE}them/",
        {"agency": air.desk.tree["xa-a"].public_id, "kind": "facebook", "name": "Trang xã A",
         "in_use": "on", "quiet_from": "21h30", "quiet_until": "5:00"},
    )  # fmt: skip
    assert added.status_code == 302
    outlet = Outlet.objects.get()
    assert (outlet.form, outlet.commune) == ("social", air.desk.tree["xa-a"])
    page = f"{HERE}san-pham/{product.public_id}/"
    press = {"kenh": [outlet.public_id], "buoc": "lich", "day": tomorrow(), "time": "23:00"}
    careful = client.post(page, press)
    assert careful.status_code == 409
    assert "giờ yên lặng" in careful.content.decode()
    assert not Variant.objects.exists(), "all or nothing"
    done = client.post(page, {**press, "knowing": "on"})
    assert done.status_code == 200
    posting = Posting.objects.get()
    here = f"{HERE}luot-dang/{posting.public_id}/"
    out = {"buoc": "da-dang", "revision": posting.revision, "url": "https://vidu.vn/bai/1"}
    assert client.post(f"{here}buoc/", out).status_code == 302
    assert client.post(f"{here}buoc/", out).status_code == 409, "stale"
    for proof in ({"kind": "photo", "photo": shot()}, {"kind": "link", "url": "https://vidu.vn/1"}):
        told = client.post(f"{here}minh-chung/", proof, follow=True).content.decode()
        assert "Đã nhận minh chứng. Lượt đăng được ghi" in told, (
            "with a photo a link counts at once"
        )
    posting.refresh_from_db()
    assert (posting.state, posting.proofs.count()) == ("proven", 2)
    bad = client.post(f"{here}tiep-can/", {"measured": "12", "revision": posting.revision})
    assert bad.status_code == 422
    assert "đo bằng gì" in bad.content.decode()
    photo = posting.proofs.get(kind="photo")
    answer = client.get(f"{HERE}minh-chung/{photo.public_id}/tep/")
    assert answer["Content-Type"] == "image/jpeg"
    b"".join(answer.streaming_content)


def test_a_bad_photo_is_told_and_nothing_is_proven(air, as_):
    posting = air.out()
    bad = SimpleUploadedFile("a.svg", b"<svg onload='alert(1)'></svg>")
    here = f"{HERE}luot-dang/{posting.public_id}/"
    answer = as_("officer").post(f"{here}minh-chung/", {"kind": "photo", "photo": bad})
    assert answer.status_code == 422
    assert "không phải ảnh" in answer.content.decode()
    assert Posting.objects.get().state == "out"


@pytest.mark.parametrize("state", ["out", "said"])
def test_a_posting_says_once_that_nothing_proves_it(air, as_, state):
    posting = air.out(air.outlet("facebook"), air.desk.approve())
    Posting.objects.filter(pk=posting.pk).update(state=state)
    page = as_("officer").get(f"{HERE}luot-dang/{posting.public_id}/").content.decode()
    assert len(re.findall("[Cc]hưa có gì (?:chứng minh|cho xem)", page)) == 1
    assert page.count("Người đăng nói đã đăng") == 0


def test_an_officer_of_a_commune_finds_it_before_the_others(air, as_):
    own = air.desk.tree["xa-a"]
    own.name = "Xã Ỷ La"  # the last of the alphabet
    own.save()
    page = as_("officer").get(f"{HERE}them/").content.decode()
    chosen = re.findall(r'<option value="(\w{16})"', page[page.index('name="commune"') :])
    assert chosen[0] == own.public_id


def test_what_a_script_leaves_out_is_told_to_the_editor(air, as_):
    product = air.desk.approve(source="Chào 你好 và 😀 cả nhà. Dừng cuộc gọi.")
    for kind, is_told in (("loudspeaker", True), ("facebook", False)):
        one = air.variant(product=product, kind=kind)
        page = as_("officer").get(f"{HERE}ban/{one.public_id}/").content.decode()
        assert ("Có lời không đọc lên được" in page) == is_told
        assert ('“<span translate="no">你好</span>”' in page) == is_told


def test_words_are_changed_and_approved_by_another(air, as_):
    one = air.variant()
    here = f"{HERE}ban/{one.public_id}/"
    data = {"buoc": "luu", "revision": one.revision, "text": "x" * 2001}
    refused = as_("officer").post(f"{here}buoc/", data)
    assert refused.status_code == 422
    assert "x" * 2001 in refused.content.decode(), "what was typed stays"
    assert as_("officer").post(f"{here}buoc/", {**data, "text": "Lời xã."}).status_code == 302
    one.refresh_from_db()
    press = {"buoc": "duyet", "revision": one.revision}
    assert as_("officer").post(f"{here}buoc/", press).status_code == 403
    assert as_("head").post(f"{here}buoc/", press).status_code == 302
    assert Variant.objects.get().state == "ready"


def test_a_recall_from_button_to_last_tick_and_the_public_page(air, as_, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    posting = air.proven()
    product, client = Product.objects.get(), as_("officer")
    page = f"{HERE}san-pham/{product.public_id}/thu-hoi/"
    assert client.post(page, {"kind": "wrong", "reason": "Sai số."}).status_code == 422
    told = {"kind": "wrong", "reason": "Sai số.", "was_wrong": "Số <b>sai</b>.", "is_right": "113"}
    assert client.post(page, told).status_code == 302
    recall = Recall.objects.get()
    item = recall.items.get(posting=posting)
    tick = f"{HERE}thu-hoi/noi/{item.public_id}/go/"
    assert client.post(tick, {"da_go": ""}).status_code == 422
    assert client.post(tick, {"da_go": "Đã xóa bài.", "anh": shot()}).status_code == 302
    assert Recall.objects.get().state == "closed"
    client.logout()
    shown = client.get(f"/thu-hoi/{recall.statement.public_id}/").content.decode()
    assert "Số &lt;b&gt;sai&lt;/b&gt;." in shown
    assert product.title in client.get("/thu-hoi/").content.decode()


def test_a_recall_says_when_words_are_needed_and_refuses_all_that_lack_at_once(air, as_):
    product = air.out().product
    page = f"{HERE}san-pham/{product.public_id}/thu-hoi/"
    client = as_("officer")
    form = client.get(page).content.decode().split("<form")[-1]
    assert form.count("(cần khi nội dung sai)") == 2
    assert "(không bắt buộc)" not in form
    assert "để người dân làm theo" in form
    refused = client.post(page, {"kind": "wrong", "reason": ""})
    assert refused.status_code == 422
    assert set(refused.context["form"].errors) == {"reason", "was_wrong", "is_right"}
    over = client.post(page, {"kind": "over", "reason": ""})
    assert set(over.context["form"].errors) == {"reason"}
    assert client.post(page, {"kind": "over", "reason": "Đã qua."}).status_code == 302


def test_every_page_speaks_vietnamese(air, as_):
    product = air.desk.approve(disclosure="paid", disclosed_as="Công ty X tài trợ.")
    kinds = ("facebook", "portal", "loudspeaker", "telecom_message", "led_board", "zalo_oa")
    postings = [air.out(air.outlet(kind, length=20 if kind == "led_board" else 0), product)
                for kind in kinds]  # fmt: skip
    air.plan(air.outlet("youtube"), product)
    air.prove(postings[0], kind="note", text="Theo sổ trực.")
    client, public_id = as_("head"), product.public_id
    pages = [
        *(HERE, f"{HERE}them/", f"{HERE}quy-tac/", f"{HERE}quy-tac/tiktok/", f"{HERE}luot-dang/"),
        *(f"{HERE}do-phu/", f"{HERE}thu-hoi/", f"{HERE}san-pham/{public_id}/", "/thu-hoi/"),
        *(f"{HERE}san-pham/{public_id}/thu-hoi/", f"/san-pham/{public_id}/"),
    ]
    pages += [f"{HERE}{one.public_id}/sua/" for one in Outlet.objects.all()]
    pages += [f"{HERE}ban/{one.public_id}/" for one in Variant.objects.all()]
    pages += [f"{HERE}luot-dang/{one.public_id}/" for one in Posting.objects.all()]
    pages += [f"{HERE}luot-dang/{postings[0].public_id}/nhiem-vu/"]
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not english_words(answer.content.decode()), address
    recall = air.recall(Product.objects.get())
    for address in (f"{HERE}thu-hoi/{recall.public_id}/", f"{HERE}thu-hoi/", "/thu-hoi/"):
        assert not english_words(client.get(address).content.decode()), address


@pytest.mark.parametrize("role", ["none", "leader", "local_admin", "administrator", "reception"])
def test_who_works_for_no_agency_has_no_pages_here(air, as_, role):
    for address in ("", "luot-dang/", "do-phu/", "thu-hoi/", "quy-tac/"):
        assert as_(role).get(f"{HERE}{address}").status_code == 403


@pytest.mark.parametrize(
    ("address", "most"),
    [("", 14), ("?q=kenh", 16), ("luot-dang/", 16), ("do-phu/", 12), ("thu-hoi/", 14)],
)
def test_lists_ask_as_many_questions_for_many(air, as_, address, most):
    client, asked = as_("head"), []
    client.get(HERE)
    for _ in range(2):
        for kind in ("facebook", "loudspeaker", "leaflet"):
            air.proven(air.outlet(kind))
        air.recall(Product.objects.filter(state="out").first())
        with CaptureQueriesContext(connection) as seen:
            client.get(f"{HERE}{address}")
        asked.append(len(seen))
    assert asked[0] == asked[1] <= most


def test_one_products_page_asks_as_many_questions_for_many(air, as_):
    product, client, asked = air.desk.approve(), as_("head"), []
    page = f"{HERE}san-pham/{product.public_id}/"
    client.get(page)
    for _ in range(2):
        for kind in ("facebook", "loudspeaker", "leaflet"):
            air.plan(air.outlet(kind), product)
        with CaptureQueriesContext(connection) as seen:
            client.get(page)
        asked.append(len(seen))
    assert asked[0] == asked[1] <= 22


def test_coverage_counts_what_ran_and_opens_it(air, as_):
    air.proven(air.outlet("loudspeaker"))
    air.plan(air.outlet("leaflet"))
    client = as_("head")
    page = client.get(f"{HERE}do-phu/").content.decode()
    commune = air.desk.tree["xa-a"].public_id
    assert f"?dia_ban={commune}&amp;hinh_thuc=loudspeaker" in page
    assert "1/8" in page
    assert "chưa có kênh</span>" in page
    assert "UBND" not in page.split('<th scope="row">')[2].split("</th>")[0]
    listed = client.get(f"{HERE}luot-dang/?dia_ban={commune}&hinh_thuc=document").content.decode()
    assert listed.count("Kênh leaflet") >= 1
    assert "Kênh loudspeaker" not in listed.split("Các lượt đăng")[-1]
