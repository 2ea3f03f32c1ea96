"""The officers' pages, as a browser without script uses them."""

import datetime as dt
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nepso.kernel.clock import now
from nepso.outreach.products.claims import EDITING_HOLDS, claimer_of
from nepso.outreach.products.models import Asset, Product
from nepso.outreach.products.tests.conftest import FACTS, RIGHTS
from nepso.programme.activities.tests.photos import shot
from tests.conventions.vietnamese import english_words

LIST = "/san-pham/"


@pytest.fixture
def as_(client, desk):
    def signed_in(role):
        client.force_login(desk.person(role))
        return client

    return signed_in


def typed(desk, **change):
    given = {**FACTS, "articles": "Điều 5, 8", "agency": desk.tree["xa-a"].public_id}
    return {**given, **change}


def step(client, one, button, **more):
    one.refresh_from_db()
    data = {"buoc": button, "revision": one.revision, **more}
    return client.post(f"{LIST}{one.public_id}/buoc/", data)


def test_from_the_form_over_a_picture_to_approval(desk, as_, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    officer = as_("officer")
    assert officer.post(f"{LIST}viet/", typed(desk)).status_code == 302
    one = Product.objects.get()
    assert one.articles == [5, 8]
    sent = officer.post(f"{LIST}kho/them/", {"agency": desk.tree["xa-a"].public_id, "file": shot()})
    asset = Asset.objects.get()
    assert sent["Location"] == f"{LIST}kho/{asset.public_id}/sua/"
    press = {"buoc": "them", "la": asset.public_id, "revision": one.revision}
    assert officer.post(f"{LIST}{one.public_id}/hinh-anh/", press).status_code == 302
    assert officer.post(f"{LIST}{one.public_id}/hinh-anh/", press).status_code == 409, "stale"
    assert step(officer, one, "gui").status_code == 302
    head = as_("head")
    assert one.title in head.get(LIST).content.decode()
    assert f"{LIST}{one.public_id}/" in head.get("/ban-lam-viec/").content.decode()
    refused = step(head, one, "duyet")
    assert refused.status_code == 422
    assert "thiếu tác giả" in refused.content.decode()
    rights = {**RIGHTS, "revision": 0}
    assert head.post(f"{LIST}kho/{asset.public_id}/sua/", rights).status_code == 302
    stale = head.post(f"{LIST}kho/{asset.public_id}/sua/", {**rights, "author": "Người khác"})
    assert stale.status_code == 409
    assert "Tổ truyền thông xã A" in stale.content.decode()
    assert step(head, one, "duyet").status_code == 302
    for address in ("nho/", "tep/"):
        answer = as_("other").get(f"{LIST}kho/{asset.public_id}/{address}")
        assert answer["Content-Type"] == "image/jpeg"
        b"".join(answer.streaming_content)


def test_a_file_that_is_none_is_told(desk, as_):
    bad = SimpleUploadedFile("a.svg", b"<svg onload='alert(1)'></svg>")
    data = {"agency": desk.tree["xa-a"].public_id, "file": bad}
    answer = as_("officer").post(f"{LIST}kho/them/", data)
    assert answer.status_code == 422
    assert "không thuộc loại được nhận" in answer.content.decode()
    assert not Asset.objects.exists()


_EMPTY = SimpleUploadedFile("a.png", b"")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Chưa có tệp: hãy chọn một tệp để đưa vào kho."),
        ({"file": ""}, "Chưa có tệp: hãy chọn một tệp để đưa vào kho."),
        ({"file": _EMPTY}, "Tệp trống, không có gì bên trong"),
        ({"uploaded": "khong-phai-khoa"}, "Phần đã tải không còn"),
    ],
)
def test_a_form_without_its_file_is_told_in_one_sentence(desk, as_, sent, told):
    data = {"agency": desk.tree["xa-a"].public_id, "title": "Tên vừa gõ", **sent}
    answer = as_("officer").post(f"{LIST}kho/them/", data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert told in text
    assert "Tên vừa gõ" in text, "what was typed stays"
    assert not english_words(text)
    assert not Asset.objects.exists()


def test_every_page_speaks_vietnamese(desk, as_):
    one = desk.submit(assets=[desk.asset(author="")])
    desk.do("take_back", one)
    desk.do("edit", one, facts={"purpose": "Mục đích mới."})
    asset, client = Asset.objects.get(), as_("officer")
    one.refresh_from_db()
    here = f"{LIST}{one.public_id}/"
    for address in (
        *(LIST, f"{LIST}viet/", f"{LIST}kho/", f"{LIST}kho/them/", here, f"{here}sua/"),
        *(f"{here}hinh-anh/", f"{here}nhiem-vu/", f"{here}ban/{one.revision}/"),
        *(f"{LIST}kho/{asset.public_id}/", f"{LIST}kho/{asset.public_id}/sua/"),
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not english_words(answer.content.decode()), address


def test_two_people_editing_see_both_and_nothing_is_overwritten(desk, as_):
    one = desk.write()
    seen = one.revision
    desk.do("edit", one, by="second", facts={"purpose": "Của người hai."})
    data = typed(desk, purpose="Của người một.", revision=seen)
    answer = as_("officer").post(f"{LIST}{one.public_id}/sua/", data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Của người hai." in page
    assert "Của người một." in page
    one.refresh_from_db()
    assert one.purpose == "Của người hai."
    assert f'name="revision" value="{one.revision}"' in page


def test_sent_meanwhile_what_was_typed_stays(desk, as_):
    one = desk.write()
    seen = one.revision
    desk.do("submit", one, by="second")
    one.refresh_from_db()
    for revision in (seen, one.revision):
        data = typed(desk, purpose="Của người một.", revision=revision)
        answer = as_("officer").post(f"{LIST}{one.public_id}/sua/", data)
        assert answer.status_code == 409
        assert "Của người một." in answer.content.decode()


def test_a_reason_that_is_not_taken_stays(desk, as_):
    one = desk.submit()
    desk.do("take_back", one)
    press = {"buoc": "tra-lai", "ly_do": "Thiếu nguồn số liệu.", "revision": one.revision}
    answer = as_("head").post(f"{LIST}{one.public_id}/buoc/", press)
    assert answer.status_code == 409
    desk.do("submit", one)
    answer = as_("head").post(f"{LIST}{one.public_id}/buoc/", press)
    assert answer.status_code == 409
    assert "Thiếu nguồn số liệu." in answer.content.decode()


def test_rights_that_ended_since_are_told_of_what_is_approved(desk, as_):
    asset = desk.asset()
    one = desk.approve(assets=[asset])
    Asset.objects.filter(pk=asset.pk).update(expires_on=dt.date(2020, 1, 1))
    page = as_("officer").get(f"{LIST}{one.public_id}/").content.decode()
    assert "Đã duyệt, nhưng nay" in page
    assert "Chưa duyệt được" not in page


def test_articles_typed_by_any_keyboard(desk, as_):
    articles = unicodedata.normalize("NFD", "Điều 5, Điều 8")
    assert as_("officer").post(f"{LIST}viet/", typed(desk, articles=articles)).status_code == 302
    assert Product.objects.get().articles == [5, 8]


def test_an_asset_without_whole_rights_is_there_for_its_own_agency_alone(desk, as_):
    asset = desk.asset(author="")
    for address in ("", "sua/", "tep/", "nho/"):
        assert as_("other").get(f"{LIST}kho/{asset.public_id}/{address}").status_code == 404


def test_what_is_wrong_is_told_and_what_was_typed_stays(desk, as_):
    for change in ({"articles": "năm"}, {"key_message": "x" * 121}, {"disclosure": "paid"}):
        answer = as_("officer").post(f"{LIST}viet/", typed(desk, **change))
        assert answer.status_code == 422
        assert "Báo công an nơi gần nhất." in answer.content.decode()
    assert not Product.objects.exists()


@pytest.mark.parametrize("role", ["other", "other_head"])
def test_papers_of_another_agency_are_not_there(desk, as_, role):
    one, client = desk.submit(), as_(role)
    assert one.title not in client.get(LIST).content.decode()
    for address in ("", "sua/", "hinh-anh/", "nhiem-vu/", "ban/1/"):
        assert client.get(f"{LIST}{one.public_id}/{address}").status_code == 404
    for address in ("buoc/", "nhan-duyet/", "gop-y/", "gop-y/x/xong/"):
        assert client.post(f"{LIST}{one.public_id}/{address}").status_code == 404
    desk.do("approve", one, by="head")
    page = client.get(f"{LIST}{one.public_id}/").content.decode()
    assert one.key_message in page
    assert "Các bản đã lưu" not in page
    assert client.get(f"{LIST}{one.public_id}/ban/1/").status_code == 403


@pytest.mark.parametrize("role", ["none", "leader", "local_admin", "administrator", "reception"])
def test_who_works_for_no_agency_has_no_pages_here(desk, as_, role):
    assert as_(role).get(LIST).status_code == 403
    assert as_(role).get(f"{LIST}kho/").status_code == 403


@pytest.mark.parametrize("address", ["", "?q=cuoc+goi", "kho/", "kho/?q=dien+thoai"])
def test_lists_ask_as_many_questions_for_many(desk, as_, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, asked = as_("head"), []
    client.get(LIST)
    for _ in range(2):
        for n in range(4):
            desk.submit(title=f"Cuộc gọi {n}", assets=[desk.asset()])
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(f"{LIST}{address}")
        asked.append(len(seen))
    assert asked[0] == asked[1] <= 14


def test_who_opens_a_draft_that_another_is_changing_is_told(client, desk):
    draft = desk.write()
    change = f"/san-pham/{draft.public_id}/sua/"
    client.force_login(desk.person("officer"))
    assert "Đang có người sửa" not in client.get(change).content.decode()
    assert "Đang có người sửa" not in client.get(change).content.decode(), "not of oneself"
    client.force_login(desk.person("second"))
    page = client.get(change).content.decode()
    assert "Đang có người sửa" in page
    assert "Cán Bộ Xã" in page
    assert "đang sửa" in client.get(f"/san-pham/{draft.public_id}/").content.decode()
    desk.do("edit", draft, facts={**FACTS, "title": "Tên khác"})
    assert "Đang có người sửa" not in client.get(change).content.decode(), "it is saved"
    client.force_login(desk.person("officer"))
    assert "Cán Bộ Hai" in client.get(change).content.decode()
    Product.objects.update(claimed_at=now() - EDITING_HOLDS)
    assert "Đang có người sửa" not in client.get(change).content.decode(), "an hour is over"


def test_a_draft_that_was_open_is_sent_and_claimed_as_any(client, desk):
    draft = desk.write()
    client.force_login(desk.person("second"))
    client.get(f"/san-pham/{draft.public_id}/sua/")
    sent = desk.do("submit", draft)
    assert claimer_of(sent) is None
    assert desk.do("approve", sent, by="head").state == "approved"
