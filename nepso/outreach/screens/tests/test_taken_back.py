"""A script that was taken back is read by nobody any more."""

import datetime as dt

import pytest

from nepso.desk.waiting import waiting_for
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.outreach.distribution.models import Posting
from nepso.outreach.products.models import Product
from nepso.outreach.screens import services

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["read", "planned"])
def taken_back(stage, request):
    """A posting of a loudspeaker whose product was recalled after it was read, or before."""
    product = stage.air.desk.approve()
    stage.air.out(stage.air.outlet("portal"), product)
    posting = stage.air.plan(stage.air.outlet("loudspeaker", name="Đài xã A"), product)
    if request.param == "read":
        at = now() - dt.timedelta(minutes=30)
        services.posting_aired(posting=posting, aired_at=at, minutes=4, by=stage.person())
    stage.air.recall(Product.objects.get())
    return Posting.objects.get(pk=posting.pk)


def test_the_script_says_that_it_was_taken_back_instead_of_its_words(stage, taken_back):
    stage.client.force_login(stage.person())
    script = f"/kenh/thiet-bi/loi-doc/{taken_back.public_id}/"
    recall = taken_back.product.recalls.get()
    for address in (script, f"/kenh/luot-dang/{taken_back.public_id}/"):
        page = stage.client.get(address).content.decode()
        main = page[page.index("<main") :]
        assert "nep-banner--error" in main
        assert "Số điện thoại sai." in main
        assert "Gọi 113." in main
        assert f"/kenh/thu-hoi/{recall.public_id}/" in main
        assert "Ghi một lần đã phát" not in main
        assert "Mở lời đọc" not in main
        assert " //" not in main, "no word of the script"


def test_who_says_that_it_was_read_hears_that_it_was_taken_back(stage, taken_back):
    stage.client.force_login(stage.person())
    script = f"/kenh/thiet-bi/loi-doc/{taken_back.public_id}/"
    yesterday = dt.datetime.now() - dt.timedelta(days=1)
    told = {"day": f"{yesterday:%d/%m/%Y}", "hour": "05:00", "minutes": "4"}
    answer = stage.client.post(script, told)
    assert answer.status_code == 422
    assert "Lượt này đã bị thu hồi" in answer.content.decode()
    assert "hãy ghi “đã đăng” trước" not in answer.content.decode()


def test_what_was_never_read_is_still_asked_to_be_noted_first(stage):
    posting = stage.air.plan(stage.air.outlet("loudspeaker"))
    with pytest.raises(Conflict, match="hãy ghi “đã đăng” trước"):
        stage.air.prove(posting, kind="note", text="Theo sổ.")


def test_a_desk_asks_to_stop_a_loudspeaker_and_to_take_a_post_down(stage):
    product = stage.air.desk.approve()
    for kind in ("loudspeaker", "facebook"):
        stage.air.out(stage.air.outlet(kind), product)
    stage.air.recall(Product.objects.get())
    titles = [one.title for one in waiting_for(stage.person())]
    assert "Ngừng phát: Đài truyền thanh xã, phường: Kênh loudspeaker" in titles
    assert "Gỡ ngay: Trang Facebook: Kênh facebook" in titles
