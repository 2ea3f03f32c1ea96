"""The inbox as its owner, a colleague and a stranger meet it."""

import pytest
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.notices.models import Notice
from nepso.foundation.notices.services import notice_give, notice_read
from nepso.kernel.errors import NotAllowed
from tests.conventions.vietnamese import english_words

LIST = "/thong-bao/"


def test_shows_reads_and_counts(client, province):
    first = province.give("officer", "Hoạt động được trả lại.")
    province.give("officer", "Có nhiệm vụ mới.")
    province.give("head", "Của người khác.")
    client.force_login(province.people["officer"])
    page = client.get(LIST).content.decode()
    assert "Hoạt động được trả lại." in page
    assert "Của người khác." not in page
    assert '<span class="nep-count">2</span>' in page
    assert english_words(page) == set()
    answer = client.post(reverse("notices:open", args=[first.public_id]))
    assert answer["Location"] == "/viec/x/"
    assert province.fresh("officer").notices_unread == 1
    client.post(reverse("notices:read_all"))
    page = client.get(LIST).content.decode()
    assert "Không còn thông báo chưa đọc" in page
    assert "nep-count" not in page
    assert "Hoạt động được trả lại." in client.get(LIST + "?xem=tat-ca").content.decode()


def test_what_is_done_says_so_before_the_next_round(client, province):
    province.give("officer", "Còn phải làm.", abouts=["a"])
    province.give("officer", "Đã làm rồi.", abouts=["b"])
    province.done.add("b")
    client.force_login(province.people["officer"])
    assert client.get(LIST).content.decode().count("Đã xong") == 1


def test_another_persons_notice_is_not_found_and_not_read(client, province):
    notice = province.give("officer")
    client.force_login(province.people["head"])
    for name in ("open", "read"):
        address = reverse(f"notices:{name}", args=[notice.public_id])
        assert client.post(address).status_code == 404
    with pytest.raises(NotAllowed):
        notice_read(notice=notice, by=province.people["head"])
    assert Notice.objects.get().read_at is None


def test_the_same_notice_twice_is_one_and_links_stay_here(province):
    assert province.give("officer") is not None
    assert province.give("officer") is None
    for link in ("https://x.vn/", "//x.vn/", ""):
        with pytest.raises(ValueError, match="path of ours"):
            notice_give(
                to=province.people["head"], kind="tests.due", key="k", sentence="x", link=link
            )


def test_the_way_of_mail_is_chosen_by_the_person(client, province):
    client.force_login(province.people["officer"])
    address = reverse("notices:mail_choice")
    page = client.get(address).content.decode()
    assert "officer@vi-du.vn" in page
    assert english_words(page) == set()
    assert client.post(address, {"way": "hourly"}).status_code == 422
    assert client.post(address, {"way": "none"}).status_code == 302
    assert Account.objects.get(username="officer").mail_choice.way == "none"


def test_the_number_of_queries_does_not_grow(client, province, django_assert_num_queries):
    client.force_login(province.people["officer"])
    client.get(LIST)
    for number in range(18):
        province.give("officer", f"Việc {number}.", abouts=[str(number)])
    with django_assert_num_queries(4):  # session, account, rights, notices
        client.get(LIST)
