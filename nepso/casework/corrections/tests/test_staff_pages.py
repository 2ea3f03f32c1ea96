"""The officers' pages, as a browser without script uses them."""

import pytest

from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.tests.conftest import CLAIM, FACTS
from tests.conventions.vietnamese import english_words

LIST = "/dinh-chinh/quan-ly/"


def form_of(at_work, **change):
    given = {
        "agency": at_work.tree["xa-a"].public_id, "area": "health", "title": FACTS["title"],
        "claim": CLAIM, "truth": FACTS["truth"], "wordings": "", "is_checkable": "on",
        "nguon-TOTAL_FORMS": "2", "nguon-INITIAL_FORMS": "0",
        "nguon-0-title": "Thông báo lịch tiêm", "nguon-0-publisher": "Trạm y tế",
        "nguon-0-document_number": "12/TB", "nguon-0-url": "", "nguon-0-seen_on": "02/11/2026",
        "nguon-1-title": "", "nguon-1-publisher": "", "nguon-1-document_number": "",
        "nguon-1-url": "", "nguon-1-seen_on": "02/11/2026",
    }  # fmt: skip
    return {**given, **change}


@pytest.fixture
def as_(client, at_work):
    def signed_in(role):
        client.force_login(at_work.person(role))
        return client

    return signed_in


def step(client, one, button, **more):
    one.refresh_from_db()
    data = {"buoc": button, "revision": one.revision, **more}
    return client.post(f"{LIST}{one.public_id}/buoc/", data)


def test_from_the_form_to_the_public_page(at_work, as_):
    officer = as_("officer")
    page = officer.get(f"{LIST}viet/").content.decode()
    assert "không bao giờ đính chính" in page
    assert not english_words(page)
    assert officer.post(f"{LIST}viet/", form_of(at_work)).status_code == 302
    one = Correction.objects.get()
    assert one.sources.count() == 1
    assert step(officer, one, "gui").status_code == 302
    own = officer.get(f"{LIST}{one.public_id}/").content.decode()
    assert 'value="duyet"' not in own
    head = as_("head")
    assert one.title in head.get(LIST).content.decode()
    assert f"{LIST}{one.public_id}/" in head.get("/ban-lam-viec/").content.decode()
    assert step(head, one, "duyet").status_code == 422, "the reviewer did not confirm"
    assert step(head, one, "duyet", xac_nhan="1").status_code == 302
    page = head.get(f"{LIST}{one.public_id}/").content.decode()
    assert "/dinh-chinh/1/" in page
    assert not english_words(page)


def test_back_to_the_writer_with_the_reason_and_changed(at_work, as_):
    one = at_work.submit()
    assert step(as_("head"), one, "tra-lai", ly_do="").status_code == 422
    assert step(as_("head"), one, "tra-lai", ly_do="Ghi rõ ngày.").status_code == 302
    officer = as_("officer")
    assert "Đính chính bị trả lại" in officer.get("/ban-lam-viec/").content.decode()
    page = officer.get(f"{LIST}{one.public_id}/sua/").content.decode()
    assert "Ghi rõ ngày." in page
    one.refresh_from_db()
    data = form_of(at_work, truth="Từ 01/12 vẫn tiêm.", revision=one.revision)
    assert officer.post(f"{LIST}{one.public_id}/sua/", data).status_code == 302
    one.refresh_from_db()
    assert one.truth == "Từ 01/12 vẫn tiêm."


def test_two_people_editing_see_both_and_nothing_is_overwritten(at_work, as_):
    one = at_work.write()
    seen = one.revision
    at_work.do("edit", one, by="second", facts={"truth": "Bản của người hai."}, is_checkable=True)
    data = form_of(at_work, truth="Bản của người một.", revision=seen)
    answer = as_("officer").post(f"{LIST}{one.public_id}/sua/", data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bản của người hai." in page
    assert "Bản của người một." in page
    assert page.count("Thông báo lịch tiêm") >= 2, "the sources differ too and both are shown"
    one.refresh_from_db()
    assert one.truth == "Bản của người hai."
    assert f'name="revision" value="{one.revision}"' in page


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"is_checkable": ""}, "ý kiến, nhận xét, phê bình"),
        (dict.fromkeys(["nguon-0-title", "nguon-0-publisher", "nguon-0-document_number"], ""),
         "ít nhất một"),
        ({"nguon-0-title": ""}, "Nguồn 1: Chưa ghi tên tài liệu"),
        ({"nguon-1-url": "https://vidu.gov.vn"}, "Nguồn 2: Chưa ghi tên tài liệu"),
        ({"nguon-0-seen_on": "31/02/2026"}, "Nguồn 1: Ngày không đúng"),
        ({"nguon-TOTAL_FORMS": "x"}, "không đọc được"),
        ({"nguon-TOTAL_FORMS": "5000"}, "không đọc được"),
        ({"claim": "Xem facebook.com/ai-do"}, "không dẫn tới người nói"),
        ({"title": ""}, "Chưa có tiêu đề"),
        ({"area": "khac"}, "Lĩnh vực"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_what_was_typed_stays(at_work, as_, change, told):
    answer = as_("officer").post(f"{LIST}viet/", form_of(at_work, **change))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert FACTS["truth"] in page
    assert not Correction.objects.exists()


@pytest.mark.parametrize("role", ["other", "other_head"])
def test_papers_of_another_agency_are_not_there(at_work, as_, role):
    one, client = at_work.submit(), as_(role)
    assert one.title not in client.get(LIST).content.decode()
    for address in ("", "sua/"):
        assert client.get(f"{LIST}{one.public_id}/{address}").status_code == 404
    for address in ("buoc/", "viet-ban-thay/", "phan-hoi/", "phan-hoi/x/go/"):
        assert client.post(f"{LIST}{one.public_id}/{address}").status_code == 404
    data = form_of(at_work)
    assert client.post(f"{LIST}viet/", data).status_code in (403, 422)
    assert Correction.objects.count() == 1


@pytest.mark.parametrize("role", ["other", "other_head"])
def test_of_a_published_one_another_agency_reads_no_papers_and_does_nothing(at_work, as_, role):
    one, client = at_work.publish(wordings="lời riêng để nhận ra " * 3), as_(role)
    page = client.get(f"{LIST}{one.public_id}/").content.decode()
    assert one.truth in page
    assert "lời riêng" not in page
    assert "Các bản đã lưu" not in page
    for button in ("rut", "thay", "bo", "gui", "lay-lai", "duyet", "tra-lai"):
        answer = step(client, one, button, ly_do="Vì thế.", so="1", xac_nhan="1")
        assert answer.status_code in (403, 409, 422), button
    assert client.post(f"{LIST}{one.public_id}/viet-ban-thay/").status_code == 403
    assert client.post(f"{LIST}{one.public_id}/phan-hoi/").status_code == 403
    one.refresh_from_db()
    assert one.state == "published"


@pytest.mark.parametrize("role", ["none", "leader", "local_admin", "administrator"])
def test_who_works_for_no_agency_has_no_pages_here(at_work, as_, role):
    assert as_(role).get(LIST).status_code == 403


def test_ending_replying_and_replacing_through_the_pages(at_work, as_):
    one, two, head = at_work.publish(), at_work.publish(title="Hai"), as_("head")
    data = {"from_whom": "Công ty Minh Họa", "text": "Đồng ý.", "replied_on": "02/11/2026"}
    address = f"{LIST}{one.public_id}/phan-hoi/"
    assert head.post(address, {**data, "revision": 0}).status_code == 409
    one.refresh_from_db()
    assert head.post(address, {**data, "text": "", "revision": one.revision}).status_code == 422
    assert head.post(address, {**data, "revision": one.revision}).status_code == 302
    reply = one.replies.get()
    one.refresh_from_db()
    stale = {"ly_do": "Họ xin gỡ.", "revision": one.revision - 1}
    answer = head.post(f"{address}{reply.public_id}/go/", stale)
    assert answer.status_code == 409
    assert "gỡ lại nếu vẫn cần" in answer.content.decode()
    gone = {"ly_do": "Họ xin gỡ.", "revision": one.revision}
    assert head.post(f"{address}{reply.public_id}/go/", gone).status_code == 302
    assert step(head, one, "thay", so=str(10**20)).status_code == 422
    assert step(head, one, "thay", so=str(two.number)).status_code == 302
    assert step(head, two, "rut", ly_do="").status_code == 422
    anew = head.post(f"{LIST}{two.public_id}/viet-ban-thay/")
    assert anew.status_code == 302
    draft = Correction.objects.get(replaces=two)
    assert step(head, draft, "bo").status_code == 302
    assert step(head, two, "rut", ly_do="Nguồn đổi.").status_code == 302
    assert step(head, two, "khong-co").status_code == 422


@pytest.mark.parametrize(("address", "number"), [("", 9), ("?q=tiem", 9)])
def test_the_list_asks_as_many_questions_for_many(
    at_work, as_, django_assert_num_queries, address, number
):
    for n in range(3):
        at_work.publish(title=f"Điều {n}")
    at_work.submit()
    client = as_("head")
    client.get(LIST)
    with django_assert_num_queries(number):
        client.get(f"{LIST}{address}")
